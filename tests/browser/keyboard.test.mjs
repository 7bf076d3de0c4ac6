// The wizard and the language menu with nothing but Tab and Enter; whatever has the focus shows it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { enter, tabTo } from "./keyboard.mjs";
import { site } from "./site.mjs";

const here = site();

test("the first stop skips the header", () =>
  here.visit({}, async (page) => {
    await page.goto("/en/404104");
    await tabTo(page, ".skip");
    await page.keyboard.press("Enter");
    await tabTo(page, "main *");
  }));

for (const colorScheme of ["light", "dark"]) {
  test(`the wizard from the start page to its end, ${colorScheme}`, () =>
    here.visit({ colorScheme }, async (page) => {
      const wizard = "/de/404104/wizard";
      await page.goto("/de");
      await tabTo(page, `a[href="${wizard}?symptom=3"]`);
      await enter(page, `${wizard}?symptom=3`);
      await tabTo(page, "details summary");
      await tabTo(page, "main details summary");
      await page.keyboard.press("Enter");
      assert.ok(await page.evaluate(() => document.activeElement.parentElement.open));
      await page.keyboard.press("Shift+Tab");
      await tabTo(page, "main details summary");
      await page.reload();
      await tabTo(page, `a[href="${wizard}?cause=throttled&symptom=3"]`);
      await enter(page, `${wizard}?cause=throttled&symptom=3`);
      for (const answers of [
        "cause=throttled&ruled-out=throttled&symptom=3",
        "cause=throttled&ruled-out=throttled&ruled-out=network-loss&symptom=3",
        "cause=throttled&ruled-out=throttled&ruled-out=network-loss&ruled-out=service-transient&symptom=3",
      ]) {
        await tabTo(page, "button[value=no]");
        await enter(page, `${wizard}?${answers}`);
      }
      await tabTo(page, "#ticket-text");
      await tabTo(page, "#ticket-link");
    }));
}

test("the language menu opens, closes and chooses", () =>
  here.visit({}, async (page) => {
    await page.goto("/en/404104/wizard?symptom=2");
    await tabTo(page, ".language summary");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    assert.equal(await page.getAttribute(".language", "open"), null);
    await page.keyboard.press("Enter");
    await tabTo(page, "button[value=hu]");
    await enter(page, "/hu/404104/wizard?symptom=2");
  }));

test("the form for logs is reached field by field", () =>
  here.visit({}, async (page) => {
    await page.goto("/en/analyse");
    await tabTo(page, "main input[type=file]");
    await tabTo(page, "main textarea");
    await tabTo(page, "main form button:not([type=button])");
  }));

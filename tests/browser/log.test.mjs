// The log of a report: chosen by level and text, walked through by links and keys; with JavaScript and without it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { calmFile, rhythmFile } from "./logs.mjs";
import { send, sendAfter, submit } from "./pages.mjs";
import { site } from "./site.mjs";

const here = site();
const lines = ".log li";

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`a text and a level choose lines, ${how}`, () =>
    here.visit({ javaScriptEnabled }, async (page) => {
      await send(page, "en");
      const everything = await page.locator(lines).count();
      await page.fill("#find", "DEVICECONNECT");
      if (!javaScriptEnabled) await page.click("form[data-live] button:near(#find)");
      await page.waitForURL(/find=DEVICECONNECT/);
      const found = page.locator(lines);
      await page.locator(".log mark").first().waitFor();
      assert.ok((await found.count()) < everything);
      assert.equal(await page.locator(".log mark").count(), await found.count());
      assert.match(await page.innerText("#log-found"), /\b13 matching lines/);
      await page.selectOption("#level", "evidence");
      if (!javaScriptEnabled) await page.click("form[data-live] button:near(#find)");
      await page.waitForURL(/level=evidence/);
      await page.locator("#log-found a").last().click();
    }));

  test(`links lead from one marked line to the next and back, ${how}`, () =>
    here.visit({ javaScriptEnabled }, async (page) => {
      await send(page, "en");
      const hits = await page.locator(".log .hit").evaluateAll((hits) => hits.map((hit) => `#${hit.id}`));
      await page.click("#log-found a");
      assert.equal(new URL(page.url()).hash, hits[0]);
      await page.click(`${hits[0]} .step`);
      assert.equal(new URL(page.url()).hash, hits[1]);
      await page.click(`${hits[1]} .step >> nth=0`);
      assert.equal(new URL(page.url()).hash, hits[0]);
    }));

  test(`several files are one case, ${how}`, () =>
    here.visit({ javaScriptEnabled }, async (page) => {
      await page.goto("/en/analyse");
      await page.setInputFiles("main input[type=file]", [calmFile(), rhythmFile()]);
      assert.equal((await submit(page)).status(), 200);
      assert.match(await page.innerText("main"), /File 2: hub\.csv/);
      const evidence = page.locator(".quotes a").first();
      assert.match(await evidence.getAttribute("href"), /^#L2-\d+$/);
      await evidence.click();
      assert.equal(await page.locator(":target").count(), 1);
    }));

  test(`a log from after the fix is compared with the report, ${how}`, () =>
    here.visit({ javaScriptEnabled }, async (page) => {
      await send(page, "en");
      const earlier = new URL(page.url()).pathname;
      const response = await sendAfter(page, calmFile());
      assert.equal(response.status(), 200);
      const answer = page.locator("section[aria-labelledby=recovery]");
      assert.match(await answer.innerText(), /No longer seen[^]*The SAS token was renewed[^]*6 hours; at an interval of 65 minutes[^]*5 times/);
      assert.equal(await answer.locator("a").getAttribute("href"), earlier);
    }));
}

/** Whether the link of the line that an address ends with has the focus. */
const hasFocus = (hash) => location.hash === hash && document.activeElement.matches(`${hash} a`);

test("n and p walk through the marked lines while the log has the focus, and only then", () =>
  here.visit({}, async (page) => {
    await send(page, "de");
    const hits = await page.locator(".log .hit").evaluateAll((hits) => hits.map((hit) => `#${hit.id}`));
    await page.focus(".log");
    for (const expected of [hits[0], hits[1], hits[2]]) {
      await page.keyboard.press("n");
      await page.waitForFunction(hasFocus, expected);
    }
    await page.keyboard.press("p");
    await page.waitForFunction(hasFocus, hits[1]);
    await page.focus("#find");
    await page.keyboard.press("n");
    assert.equal(await page.inputValue("#find"), "n");
    assert.equal(new URL(page.url()).hash, hits[1]);
  }));

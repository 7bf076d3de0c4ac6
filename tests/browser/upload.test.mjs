// From a log to its report, without JavaScript and with it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { rhythm } from "./logs.mjs";
import { send, submit } from "./pages.mjs";
import { site } from "./site.mjs";

const here = site();

/** The report of the 65-minute rhythm: its cause, its period, its evidence, its way into the wizard. */
async function assertNamesTheRenewal(page) {
  assert.match(new URL(page.url()).pathname, /^\/en\/reports\/[\w-]{20,}$/);
  assert.ok(await page.locator('main a[href="/en/404104/wizard?cause=sas-renewal&symptom=1"]').count());
  assert.match(await page.innerText("main"), /65 minutes|1 hour,? (and )?5 minutes/);
  const evidence = await page.locator("main a[href*='#L']").evaluateAll((links) => links.map((link) => link.hash));
  assert.ok(evidence.length >= 3, "there are links to lines");
  for (const anchor of new Set(evidence)) {
    assert.match(anchor, /^#L\d+$/);
    assert.equal(await page.locator(`[id="${anchor.slice(1)}"]`).count(), 1, anchor);
  }
}

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

  test(`an uploaded file becomes a report that names the renewal, ${how}`, () =>
    here.visit({ javaScriptEnabled }, async (page) => {
      const response = await send(page, "en");
      assert.equal(response.status(), 200);
      await assertNamesTheRenewal(page);
    }));

  test(`pasted text becomes the same report, ${how}`, () =>
    here.visit({ javaScriptEnabled }, async (page) => {
      await page.goto("/en/analyse");
      await page.fill("main textarea[name=text]", rhythm());
      const response = await submit(page);
      assert.equal(response.status(), 200);
      await assertNamesTheRenewal(page);
    }));

  test(`sending nothing is answered at the field, ${how}`, () =>
    here.visit({ javaScriptEnabled }, async (page) => {
      await page.goto("/hu/analyse");
      const response = await submit(page);
      assert.equal(Math.floor(response.status() / 100), 4);
      assert.equal(await page.getAttribute("html", "lang"), "hu");
      const field = page.locator("main [aria-invalid=true]").first();
      const [message] = (await field.getAttribute("aria-describedby")).split(" ").slice(-1);
      assert.notEqual((await page.innerText(`#${message}`)).trim(), "");
    }));
}

test("a report opens in the language of whoever follows its link", async () => {
  let link;
  await here.visit({}, async (page) => {
    await send(page, "en");
    link = new URL(page.url()).pathname.replace("/en/", "/");
  });
  await here.visit({ locale: "hu" }, async (page) => {
    const response = await page.goto(link);
    assert.equal(response.status(), 200);
    assert.equal(new URL(page.url()).pathname, `/hu${link}`);
  });
});

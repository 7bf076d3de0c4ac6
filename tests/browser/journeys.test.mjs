// The three ways from the start page to the end, in every language, with a mouse and with nothing but a keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { tabTo } from "./keyboard.mjs";
import { rhythm } from "./logs.mjs";
import { languages, site } from "./site.mjs";

const here = site();

/** How a reader fills a field in and how they follow a link or a button; both begin where the reader is. */
const readers = {
  mouse: {
    fill: (page, selector, text) => page.fill(selector, text),
    press: (page, selector) => page.locator(selector).first().click(),
  },
  keyboard: {
    fill: async (page, selector, text) => {
      await tabTo(page, selector);
      await page.keyboard.insertText(text);
    },
    press: async (page, selector) => {
      await tabTo(page, selector);
      await page.keyboard.press("Enter");
    },
  },
};

/** Waits for the page at this path and query; it speaks the reader's language and has one heading that says something. */
async function arrive(page, language, place) {
  await page.waitForURL((url) => (place instanceof RegExp ? place.test(url.pathname + url.search) : url.pathname + url.search === place));
  assert.equal(await page.getAttribute("html", "lang"), language);
  assert.equal(await page.locator("h1").count(), 1);
  assert.notEqual((await page.innerText("h1")).trim(), "");
}

/** The ticket's text names the link of the page that it is for. */
async function assertTicket(page) {
  const link = await page.inputValue("#ticket-link");
  assert.ok((await page.inputValue("#ticket-text")).includes(link), link);
  assert.equal(new URL(link).pathname.startsWith("/404104/") || new URL(link).pathname.startsWith("/reports/"), true, link);
}

/** Opens a step of the wizard; where it asks what the texts of a cause vary by, the step behind “I do not know”. */
async function openStep(page, place) {
  await page.goto(place);
  const unknown = page.locator(["sdk", "protocol", "tier"].map((aspect) => `main a[href*="${aspect}=unknown"]`).join());
  if (await unknown.count()) await page.goto(await unknown.first().getAttribute("href"));
}

for (const language of languages) {
  for (const [means, { fill, press }] of Object.entries(readers)) {
    const wizard = `/${language}/404104/wizard`;

    test(`from a code to “it helped”, ${language}, ${means}`, () =>
      here.visit({}, async (page) => {
        await page.goto(`/${language}`);
        await fill(page, "#code", "404104");
        await page.keyboard.press("Enter");
        await arrive(page, language, `/${language}/404104`);
        await press(page, `a.button[href="${wizard}"]`);
        await arrive(page, language, wizard);
        await press(page, `a[href="${wizard}?symptom=2"]`);
        await arrive(page, language, `${wizard}?symptom=2`);
        await press(page, `a[href="${wizard}?cause=keepalive-timeout&symptom=2"]`);
        await arrive(page, language, `${wizard}?cause=keepalive-timeout&symptom=2`);
        await press(page, "button[name=helped][value=yes]");
        await arrive(page, language, `${wizard}/solved?cause=keepalive-timeout&symptom=2`);
        await assertTicket(page);
      }));

    test(`from what one sees to the end of what there is to try, ${language}, ${means}`, () =>
      here.visit({}, async (page) => {
        await page.goto(`/${language}`);
        await press(page, `a[href="${wizard}?symptom=3"]`);
        await arrive(page, language, `${wizard}?symptom=3`);
        await press(page, `a[href="${wizard}?cause=throttled&symptom=3"]`);
        await arrive(page, language, `${wizard}?cause=throttled&symptom=3`);
        const tried = "cause=throttled&ruled-out=throttled";
        const lost = `${tried}&ruled-out=network-loss`;
        for (const answers of [tried, lost, `${lost}&ruled-out=service-transient`]) {
          await press(page, "button[name=helped][value=no]");
          await arrive(page, language, `${wizard}?${answers}&symptom=3`);
        }
        await assertTicket(page);
      }));

    test(`from a log to the text for the ticket, ${language}, ${means}`, () =>
      here.visit({}, async (page) => {
        await page.goto(`/${language}`);
        await press(page, `main a[href="/${language}/analyse"]`);
        await arrive(page, language, `/${language}/analyse`);
        await fill(page, "main textarea[name=text]", rhythm());
        await press(page, "main form button:not([type=button])");
        await arrive(page, language, new RegExp(`^/${language}/reports/[\\w-]{20,}$`));
        await assertTicket(page);
        await press(page, `a.button[href^="${wizard}?cause=sas-renewal"]`);
        await arrive(page, language, `${wizard}?cause=sas-renewal&symptom=1`);
        await press(page, `a[href="${wizard}?cause=sas-renewal&sdk=unknown&symptom=1"]`);
        await arrive(page, language, `${wizard}?cause=sas-renewal&sdk=unknown&symptom=1`);
        await tabTo(page, "#ticket-text");
        await assertTicket(page);
      }));
  }
}

test("each sample of the start page becomes a report whose first cause is one of its question's", async () => {
  await here.visit({}, async (page) => {
    await page.goto("/de");
    const samples = await page.locator("main button[name=sample]").evaluateAll((buttons) =>
      buttons.map((button) => ({ name: button.value, href: button.closest("li").querySelector("a").getAttribute("href") })),
    );
    assert.ok(samples.length >= 10, `${samples.length} samples`);
    for (const { name, href } of samples) {
      await page.goto("/de");
      await page.click(`main button[name=sample][value=${name}]`);
      await page.waitForURL("**/reports/*");
      const solution = await page.locator(".finding a.button").first().getAttribute("href");
      await openStep(page, solution);
      const cause = await page.innerText("h1");
      await openStep(page, href);
      assert.ok((await page.innerText("main")).includes(cause), `${name}: ${cause} is no answer to ${href}`);
    }
  });
});

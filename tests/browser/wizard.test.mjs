// The wizard from the start page to its end, in every language, without JavaScript.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languages, site } from "./site.mjs";

const here = site();
const plain = { javaScriptEnabled: false };

/** Path and query of the page. */
function place(page) {
  const url = new URL(page.url());
  return url.pathname + url.search;
}

/** Follows the link to exactly this address, of several the first. */
async function follow(page, address) {
  await page.locator(`main a[href="${address}"]`).first().click();
  assert.equal(place(page), address);
}

async function chooseLanguage(page, language) {
  await page.click("details.language summary");
  await page.click(`details.language button[value="${language}"]`);
}

const language = (page) => page.getAttribute("html", "lang");

for (const own of languages) {
  const wizard = `/${own}/404104/wizard`;

  test(`from the start page to the solution and “yes”: ${own}`, () =>
    here.visit(plain, async (page) => {
      await page.goto(`/${own}`);
      assert.equal(place(page), `/${own}`);
      await follow(page, `${wizard}?symptom=2`);
      assert.equal(await language(page), own);
      await follow(page, `${wizard}?cause=keepalive-timeout&symptom=2`);
      assert.equal(await language(page), own);
      assert.notEqual((await page.innerText("h1")).trim(), "");
      await page.click("button[name=helped][value=yes]");
      assert.equal(place(page), `${wizard}/solved?cause=keepalive-timeout&symptom=2`);
      assert.equal(await language(page), own);
    }));

  test(`“no” leads through every cause to the end: ${own}`, () =>
    here.visit(plain, async (page) => {
      await page.goto(`${wizard}?symptom=2`);
      const causes = await page.locator(".choice:not(.unknown)").count();
      await follow(page, `${wizard}?cause=keepalive-timeout&symptom=2`);
      for (let tried = 1; tried <= causes; tried += 1) {
        // Where the steps differ by client library, that is asked first.
        const further = page.locator(".unknown .choice-link");
        if (await further.count()) await further.click();
        await page.click("button[name=helped][value=no]");
        assert.equal(place(page).match(/ruled-out=/g).length, tried, place(page));
        assert.equal(await language(page), own);
      }
      assert.equal(await page.locator("main h2 + ol > li").count(), causes, "each of them stands in the list of what was tried");
      const link = await page.inputValue("#ticket-link");
      assert.equal(link.replace(here.address, `/${own}`), place(page));
      assert.ok((await page.inputValue("#ticket-text")).includes(link));
    }));

  test(`the ticket gets its text in another form and language, with and without scripts: ${own}`, () =>
    Promise.all([true, false].map((javaScriptEnabled) =>
      here.visit({ javaScriptEnabled }, async (page) => {
        await page.goto(`${wizard}?cause=keepalive-timeout&symptom=2`);
        await page.selectOption("#ticket-form", "jira");
        await page.selectOption("#ticket-in", own === "sv" ? "tr" : "sv");
        if (!javaScriptEnabled) await page.click("form[data-live] button");
        const text = page.locator("#ticket-text");
        await text.and(page.locator(`[lang=${own === "sv" ? "tr" : "sv"}]`)).waitFor();
        const heading = (await text.inputValue()).split("\n")[0];
        assert.equal(heading, "*404104 DeviceConnectionClosedRemotely*");
        assert.equal(await language(page), own);
        assert.equal((await page.inputValue("#ticket-link")).includes("ticket="), false);
      }))));

  test(`another language shows the same page with the same answers: ${own}`, () =>
    here.visit(plain, async (page) => {
      const answers = "404104/wizard?cause=keepalive-timeout&ruled-out=tcp-reset&symptom=2";
      const other = languages[(languages.indexOf(own) + 1) % languages.length];
      await page.goto(`/${own}/${answers}`);
      await chooseLanguage(page, other);
      assert.equal(place(page), `/${other}/${answers}`);
      assert.equal(await language(page), other);
      await page.goto("/404104/wizard?symptom=2");
      assert.equal(place(page), `/${other}/404104/wizard?symptom=2`, "the choice is remembered");
    }));

  test(`a changed answer keeps the later ones that still fit: ${own}`, () =>
    here.visit(plain, async (page) => {
      const later = "ruled-out=tcp-reset";
      const solution = `${wizard}?cause=keepalive-timeout&${later}&symptom=2`;
      await page.goto(solution);
      await follow(page, `${solution}&change=symptom`);
      assert.equal(await page.locator(".choice-link[aria-current=true]").getAttribute("href"), solution);
      await follow(page, `${wizard}?cause=keepalive-timeout&${later}&symptom=unknown`);
      await page.goto(`${solution}&change=symptom`);
      await follow(page, `${wizard}?symptom=3`);
      await page.goto(`${solution}&change=cause`);
      assert.equal(await page.locator(".choice-link[aria-current=true]").getAttribute("href"), solution);
      await follow(page, solution);
    }));

  test(`a link without a language opens in the reader's: ${own}`, () =>
    here.visit({ ...plain, locale: own }, async (page) => {
      await page.goto("/404104/wizard?symptom=2");
      assert.equal(place(page), `${wizard}?symptom=2`);
    }));
}

test("an answer that is none of the choices asks again and says so", () =>
  here.visit(plain, async (page) => {
    const response = await page.goto("/de/404104/wizard?cause=nonsense&symptom=2");
    assert.equal(response.status(), 200);
    assert.ok(await page.isVisible("[role=alert]"));
    assert.ok(await page.isVisible("a[href$='?cause=keepalive-timeout&symptom=2']"));
  }));

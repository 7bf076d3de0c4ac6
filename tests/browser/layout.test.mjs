// No page is wider than its window: on any screen, enlarged, printed; and the reader's settings are respected.

import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, open } from "./pages.mjs";
import { languages, site } from "./site.mjs";

const here = site();
const widths = [320, 360, 768, 1280, 1920];

/** What reaches beyond the right edge, if the page can be scrolled there. */
function beyondTheEdge() {
  if (document.scrollingElement.scrollWidth <= innerWidth) return [];
  const all = [...document.body.querySelectorAll("*")];
  const wide = all.filter((element) => element.getBoundingClientRect().right > innerWidth);
  return [`page of ${document.scrollingElement.scrollWidth}`, ...wide.map((element) => element.outerHTML.slice(0, 120))];
}

/** Controls whose words do not fit into them. */
function cutOff() {
  const controls = [...document.querySelectorAll("main .button, main summary, .badge, nav a")];
  const cut = controls.filter((control) => control.checkVisibility() && control.scrollWidth > control.clientWidth + 1);
  return cut.filter((control) => getComputedStyle(control).display !== "inline").map((control) => control.outerHTML.slice(0, 120));
}

async function assertFits(page, how) {
  assert.deepEqual(await page.evaluate(beyondTheEdge), [], how);
  assert.deepEqual(await page.evaluate(cutOff), [], how);
}

for (const kind of Object.keys(kinds)) {
  for (const language of languages) {
    test(`${kind}, ${language}`, () =>
      here.visit({}, async (page) => {
        await open(page, kind, language);
        await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          await assertFits(page, `${width} px`);
        }
        // 200 %: half the room for everything, then letters of twice the size.
        await page.setViewportSize({ width: 640, height: 400 });
        await assertFits(page, "200 % of everything");
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
        await assertFits(page, "200 % of the letters");
      }));
  }

  test(`${kind}, printed, in the reader's colours, without motion`, () =>
    here.visit({}, async (page) => {
      await open(page, kind, "de");
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 700, height: 1000 });
      assert.deepEqual(await page.evaluate(beyondTheEdge), []);
      assert.equal(await page.isVisible(".site-header"), false);
      assert.ok(await page.isVisible("h1"));

      await page.emulateMedia({ media: "screen", forcedColors: "active" });
      const bare = await page.evaluate(() => {
        const seen = [...document.querySelectorAll("main :is(.button, .notice, .panel, .badge, input:not([type=hidden]), select, textarea)")];
        const plain = seen.filter((piece) => piece.checkVisibility() && getComputedStyle(piece).borderTopStyle === "none");
        return plain.map((piece) => piece.outerHTML.slice(0, 120));
      });
      assert.deepEqual(bare, [], "only colour told these apart");

      await page.emulateMedia({ forcedColors: "none", reducedMotion: "reduce" });
      const moving = await page.evaluate(() => {
        const moves = (element) => parseFloat(getComputedStyle(element).transitionDuration) > 0;
        return document.getAnimations().length + [...document.querySelectorAll("*")].filter(moves).length;
      });
      assert.equal(moving, 0);
    }));
}

// No page is wider than its window.

import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, open } from "./pages.mjs";
import { site } from "./site.mjs";

const here = site();
const widths = [320, 360, 768, 1280];

/** What reaches beyond the right edge, if the page can be scrolled there. */
function beyondTheEdge() {
  if (document.scrollingElement.scrollWidth <= innerWidth) return [];
  const all = [...document.body.querySelectorAll("*")];
  const wide = all.filter((element) => element.getBoundingClientRect().right > innerWidth);
  return [`page of ${document.scrollingElement.scrollWidth}`, ...wide.map((element) => element.outerHTML.slice(0, 120))];
}

for (const kind of Object.keys(kinds)) {
  for (const language of ["de", "hu"]) {
    test(`${kind}, ${language}`, () =>
      here.visit({}, async (page) => {
        await open(page, kind, language);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
          assert.deepEqual(await page.evaluate(beyondTheEdge), [], `${width} px`);
        }
      }));
  }
}

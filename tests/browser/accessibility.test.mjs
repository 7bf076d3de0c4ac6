// Every kind of page, in every language, light and dark, against the automatic part of WCAG 2.2 AA.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { kinds, open } from "./pages.mjs";
import { languages, site } from "./site.mjs";

const here = site();
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe objects to in the light, and in the dark, which changes nothing but colours; the first place of each. */
async function objections(page, colorScheme) {
  const axe = new AxeBuilder({ page });
  const { violations } = await (colorScheme === "dark" ? axe.withRules("color-contrast") : axe.withTags(rules)).analyze();
  return violations.map(({ id, nodes }) => `${id}, ${nodes.length} ×: ${nodes[0].html}\n${nodes[0].failureSummary}`).join("\n");
}

for (const [kind, { status = 200 }] of Object.entries(kinds)) {
  for (const language of languages) {
    test(`${kind}, ${language}`, (t) =>
      here.visit({}, async (page) => {
        const response = await open(page, kind, language);
        assert.equal(response.status(), status);
        // Folded parts are parts of the page, too.
        await page.evaluate(() => document.querySelectorAll("main details").forEach((details) => (details.open = true)));
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          assert.equal(await objections(page, colorScheme), "", colorScheme);
        }
        t.diagnostic("axe: 0 violations");
      }));
  }
}

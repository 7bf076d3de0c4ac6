// Every kind of page against the automatic part of WCAG 2.2 AA.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { kinds, open } from "./pages.mjs";
import { languages, site } from "./site.mjs";

const here = site();
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const inAllLanguages = ["start", "solution"];

for (const [kind, { status = 200 }] of Object.entries(kinds)) {
  for (const language of inAllLanguages.includes(kind) ? languages : ["de", "en", "hu"]) {
    test(`${kind}, ${language}`, () =>
      here.visit({}, async (page) => {
        const response = await open(page, kind, language);
        assert.equal(response.status(), status);
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
          const found = violations.map(({ id, nodes }) => `${id}, ${nodes.length} ×: ${nodes[0].html}\n${nodes[0].failureSummary}`);
          assert.equal(found.join("\n"), "", colorScheme);
        }
      }));
  }
}

// The HTML of every kind of page, in every language, as the server sends it, against the standard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { kinds, open } from "./pages.mjs";
import { languages, site } from "./site.mjs";

const here = site();
const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // For search engines only; an article keeps the whole name of its error.
    "long-title": "off",
    // A button in a form sends it; the standard says so.
    "no-implicit-button-type": "off",
  },
});

for (const kind of Object.keys(kinds)) {
  for (const language of languages) {
    test(`${kind}, ${language}`, (t) =>
      here.visit({ javaScriptEnabled: false }, async (page) => {
        const response = await open(page, kind, language);
        const { results } = await validator.validateString(await response.text());
        const faults = results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`));
        assert.deepEqual(faults, []);
        t.diagnostic("HTML: 0 faults");
      }));
  }
}

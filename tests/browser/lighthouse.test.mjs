// Lighthouse on the four main pages: accessibility, best practices and search engines are held, speed is printed, because it depends
// on the machine.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { kinds, open } from "./pages.mjs";
import { chromiumFlags, chromiumPath, site } from "./site.mjs";

const here = site();
const least = 98;
const held = ["accessibility", "best-practices", "seo"];

/** The address of a page of this kind. */
async function address(kind, language) {
  let url;
  await here.visit({}, async (page) => {
    await open(page, kind, language);
    url = page.url();
  });
  return url;
}

/** Scores by category, 0 to 100. A page that asks not to be listed is not blamed for it. */
async function scores(url, listed) {
  const chrome = await launch({ chromePath: chromiumPath(), chromeFlags: ["--headless=new", ...chromiumFlags()] });
  try {
    const skipAudits = listed ? [] : ["is-crawlable"];
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "silent" }, { extends: "lighthouse:default", settings: { skipAudits } });
    const failed = Object.values(lhr.audits).filter(({ score }) => score !== null && score < 0.9);
    return {
      of: Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(100 * score)])),
      failed: failed.map(({ id }) => id),
    };
  } finally {
    chrome.kill();
  }
}

for (const kind of ["start", "solution", "article", "report"]) {
  const { listed = false } = kinds[kind];
  test(`${kind}${listed ? "" : ", which asks search engines not to list it"}`, async (t) => {
    const { of, failed } = await scores(await address(kind, "de"), listed);
    const line = Object.entries(of).map(([category, score]) => `${category} ${score}`);
    t.diagnostic(`${kind}: ${line.join(", ")}${failed.length ? `; below: ${failed.join(", ")}` : ""}`);
    for (const category of held) assert.ok(of[category] >= least, `${category} ${of[category]}: ${failed.join(", ")}`);
  });
}

// A page with everything it loads is light, and everything comes from its own host.

import assert from "node:assert/strict";
import { test } from "node:test";
import { kinds, open } from "./pages.mjs";
import { languages, site } from "./site.mjs";

const here = site();

/** Most bytes over the wire. */
const limit = 30 * 1024;

/** Bytes over the wire until nothing more is loaded. */
async function weigh(page, work) {
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  let bytes = 0;
  network.on("Network.loadingFinished", (finished) => (bytes += finished.encodedDataLength));
  await work();
  await page.waitForLoadState("networkidle");
  return bytes;
}

for (const [kind, { way }] of Object.entries(kinds)) {
  // What is led to by other pages would be weighed with them.
  if (way) continue;
  for (const language of languages) {
    test(`${kind}, ${language}`, (t) =>
      here.visit({}, async (page) => {
        const bytes = await weigh(page, () => open(page, kind, language));
        t.diagnostic(`${kind}, ${language}: ${bytes} bytes`);
        assert.ok(bytes > 0 && bytes <= limit, `${bytes} bytes, at most ${limit}`);
      }));
  }
}

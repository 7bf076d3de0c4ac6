// A page of the wizard, with everything it loads, is light.

import assert from "node:assert/strict";
import { test } from "node:test";
import { languages, site } from "./site.mjs";

const here = site();
const limit = 30 * 1024;

for (const language of languages) {
  for (const answers of ["", "?symptom=2", "?cause=keepalive-timeout&symptom=2"]) {
    test(`/${language}/404104/wizard${answers} is at most ${limit} bytes over the wire`, () =>
      here.visit({}, async (page) => {
        const network = await page.context().newCDPSession(page);
        await network.send("Network.enable");
        let bytes = 0;
        network.on("Network.loadingFinished", (finished) => (bytes += finished.encodedDataLength));
        await page.goto(`/${language}/404104/wizard${answers}`, { waitUntil: "networkidle" });
        assert.ok(bytes > 0 && bytes <= limit, `${bytes} bytes`);
      }));
  }
}

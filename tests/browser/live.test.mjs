// What a script adds to an upload and to the language menu: progress, a way to stop, and the place that is kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { rhythm, rhythmFile } from "./logs.mjs";
import { send } from "./pages.mjs";
import { site } from "./site.mjs";

const here = site();

/** A connection on which a large file takes a while. */
async function slow(page, bytesPerSecond) {
  const network = await page.context().newCDPSession(page);
  await network.send("Network.enable");
  const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: bytesPerSecond };
  await network.send("Network.emulateNetworkConditions", conditions);
}

function largeFile(bytes) {
  const log = rhythm();
  return { name: "large.csv", mimeType: "text/csv", buffer: Buffer.from(log.repeat(Math.ceil(bytes / log.length))) };
}

test("an upload shows its progress and can be stopped", () =>
  here.visit({}, async (page) => {
    await page.goto("/de/analyse");
    await slow(page, 500_000);
    await page.fill("#text", "bleibt stehen");
    await page.setInputFiles("main input[type=file]", largeFile(4e6));
    await page.click("main form[data-drop] .button");
    await page.waitForFunction(() => document.querySelector("progress")?.value > 0);
    assert.match(await page.innerText("form[data-drop] p:has(progress)"), /Wird gesendet[^]*MB[^]*MB\/s/);
    await page.click("form[data-drop] p:has(progress) button");
    await page.waitForFunction(() => !document.querySelector("progress"));
    assert.equal(new URL(page.url()).pathname, "/de/analyse");
    assert.equal(await page.inputValue("#text"), "bleibt stehen");
    assert.ok(await page.isEnabled("main form[data-drop] .button"));
  }));

test("a large file is read while the page tells how far it is", () =>
  here.visit({}, async (page) => {
    await page.goto("/en/analyse");
    await page.setInputFiles("main input[type=file]", largeFile(300_000));
    await page.click("main form[data-drop] .button");
    await page.getByText("Analyzing the log").waitFor();
    await page.waitForURL(/\/en\/reports\/\w+$/, { timeout: 60_000 });
    assert.ok(await page.locator("#token-title").count(), "the deletion token is shown once");
  }));

test("a refused upload leaves the page and its fields, with what is wrong", () =>
  here.visit({}, async (page) => {
    await page.goto("/hu/analyse");
    await page.setInputFiles("main input[type=file]", { name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 x") });
    await page.click("main form[data-drop] .button");
    await page.locator(".failed").waitFor();
    assert.equal(await page.getAttribute("html", "lang"), "hu");
    assert.equal(await page.evaluate(() => document.querySelector("[type=file]").files[0].name), "a.pdf");
  }));

test("a file that is pasted is sent", () =>
  here.visit({}, async (page) => {
    await page.goto("/en/analyse");
    await page.evaluate((log) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([log], "pasted.csv"));
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, rhythm());
    await page.waitForURL(/\/en\/reports\/\w+$/);
  }));

test("files that are dropped are sent", () =>
  here.visit({}, async (page) => {
    await page.goto("/en");
    await page.evaluate((log) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([log], "dropped.csv"));
      for (const type of ["dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, rhythm());
    await page.waitForURL(/\/en\/reports\/\w+$/);
  }));

test("another language keeps what was typed, what was opened and the place", () =>
  here.visit({}, async (page) => {
    await page.goto("/en/analyse");
    await page.fill("#text", "half a log");
    await page.click("main form details summary");
    await page.fill("#note", "a note");
    await page.evaluate(() => scrollTo(0, 400));
    const before = await page.evaluate(() => document.querySelector("#note").getBoundingClientRect().top);
    await page.evaluate(() => document.querySelector(".language").setAttribute("open", ""));
    await page.evaluate(() => document.querySelector(".language button[value=de]").click());
    await page.waitForFunction(() => document.documentElement.lang === "de");
    await page.waitForFunction(() => location.pathname === "/de/analyse");
    assert.equal(await page.inputValue("#text"), "half a log");
    assert.equal(await page.inputValue("#note"), "a note");
    assert.ok(await page.isVisible("#note"));
    const after = await page.evaluate(() => document.querySelector("#note").getBoundingClientRect().top);
    assert.ok(Math.abs(after - before) < 100, `${before} → ${after}`);
    await page.reload();
    assert.equal(await page.getAttribute("html", "lang"), "de");
  }));

test("a report stays at its line and with its filter in another language", () =>
  here.visit({}, async (page) => {
    await send(page, "en", rhythmFile());
    await page.fill("#find", "deviceConnect");
    await page.waitForURL(/find=deviceConnect/);
    await page.evaluate(() => document.querySelector(".language button[value=hu]").click());
    await page.waitForFunction(() => document.documentElement.lang === "hu");
    await page.waitForURL(/\/hu\/reports\/\w+\?.*find=deviceConnect/);
    assert.equal(await page.inputValue("#find"), "deviceConnect");
  }));

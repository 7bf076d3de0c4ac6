// A server of our own and a Chromium, for as long as one test file runs, and pages that notice what should not happen.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const languages = ["de", "en", "hu", "nl", "sv", "tr"];

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.env.WAYPOST_PROGRAM ?? join(root, "target/debug/waypost");

/** How long anything may take, in milliseconds. */
const patience = 10_000;

/** Without these, Chromium calls its maker's hosts at every start. */
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

/** Starts server and browser before the tests of a file and ends them afterwards, however the tests end. */
export function site() {
  const site = { address: "", visit };
  let browser;
  let stopServer = async () => {};

  before(async () => {
    const server = await startServer();
    stopServer = server.stop;
    site.address = server.address;
    browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: chromiumFlags(),
    });
  });
  after(async () => {
    await browser?.close();
    await stopServer();
  });

  /**
   * Runs `work` with a new page of a new visitor. It fails if the page called another host, broke its own security policy, or wrote
   * an error to the console.
   */
  async function visit(options, work) {
    const context = await browser.newContext({ baseURL: site.address, locale: "en", ...options });
    context.setDefaultTimeout(patience);
    const trouble = watch(context, site.address);
    try {
      await work(await context.newPage());
      assert.deepEqual(trouble, []);
    } finally {
      await context.close();
    }
  }

  return site;
}

function watch(context, address) {
  const trouble = [];
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && /^(https?|wss?):/.test(url)) trouble.push(`request to ${url}`);
  });
  context.on("weberror", (error) => trouble.push(`script error: ${error.error()}`));
  context.on("console", (message) => {
    // An error page is an answer like any other, also where a script shows that of an upload.
    const { url } = message.location();
    const ofPage = url === message.page()?.url() || url.endsWith("/reports");
    if (ofPage && message.text().startsWith("Failed to load resource")) return;
    if (["error", "warning"].includes(message.type())) trouble.push(`console: ${message.text()}`);
  });
  return trouble;
}

/** Flags for every Chromium that the tests start. */
export function chromiumFlags() {
  return process.getuid?.() === 0 ? [...quiet, "--no-sandbox"] : quiet;
}

/** The Chromium to use; Debian's build without windows opens a page in half the time. */
export function chromiumPath() {
  const known = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const path = [process.env.CHROMIUM, ...known.map((name) => `/usr/bin/${name}`)].find((path) => path && existsSync(path));
  assert.ok(path, "there is no Chromium; its path can be given in CHROMIUM");
  return path;
}

/** A server on a free port, with a database that is gone afterwards. */
async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), "waypost-browser-"));
  // The server refuses variables with its prefix that are no settings.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("WAYPOST_")));
  const args = ["serve", "--listen", "127.0.0.1:0", "--database", `sqlite:${join(folder, "waypost.db")}`, "--log-level", "warn"];
  const server = spawn(program, args, { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => server.once("close", resolve));

  // For the case that the tests are interrupted.
  const kill = () => {
    server.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", kill);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

  const address = await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("close", (code) => reject(new Error(`${program} ended with ${code}`)));
    createInterface(server.stdout).on("line", (line) => {
      const [, address] = /^Waypost is listening on (http:\S+)$/.exec(line) ?? [];
      if (address) resolve(address.replace(/\/$/, ""));
    });
  });
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
    process.removeListener("exit", kill);
    rmSync(folder, { recursive: true, force: true });
  };
  return { address, stop };
}

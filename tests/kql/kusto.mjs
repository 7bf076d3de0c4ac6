// Kusto as far as `waypost kql` uses it: the language service reads a query, this runs it over a few rows.
//
// Times and spans are numbers of milliseconds; null is null. What is not known here throws, so nothing passes by mistake.

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
require("@kusto/language-service-next/bridge.min.js");
require("@kusto/language-service-next/Kusto.Language.Bridge.min.js");

const { GlobalState, KustoCode } = globalThis.Kusto.Language;
const { DatabaseSymbol, TableSymbol } = globalThis.Kusto.Language.Symbols;

const strings = [
  ..."TenantId ResourceId Category ResourceGroup SubscriptionId ResourceProvider Resource ResourceType".split(" "),
  ..."OperationName ResultType ResultDescription Level properties_s SourceSystem Type _ResourceId".split(" "),
  ..."durationMs_s location_s".split(" "),
];
const columns = ["TimeGenerated: datetime", "DurationMs: long", ...strings.map((name) => `${name}: string`)];
const table = TableSymbol.From(`(${columns.join(", ")})`).WithName("AzureDiagnostics");
const globals = GlobalState.Default.WithDatabase(new DatabaseSymbol.ctor("workspace", [table]));

// What the language service says about a query: nothing, if it is right.
export function faults(query) {
  const found = KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, index) => {
    const fault = found.getItem(index);
    return `${fault.Severity} ${fault.Message}: …${query.slice(fault.Start, fault.Start + 60)}`;
  });
}

// The rows that a query answers from those of AzureDiagnostics.
export function answer(query, rows) {
  const full = rows.map((row) => ({ ...Object.fromEntries(strings.map((name) => [name, ""])), ...row }));
  const names = new Map([["AzureDiagnostics", full]]);
  let result = [];
  for (const statement of plain(KustoCode.Parse(query).Syntax).parts) {
    if (statement.type === "LetStatement") {
      names.set(statement.parts[1].text, tabular(statement.parts[3], names));
    } else if (statement.type === "ExpressionStatement") {
      result = tabular(statement.parts[0], names);
    }
  }
  return result;
}

// A syntax tree of nothing but type, text and parts; lists are flat, commas gone.
function plain(node) {
  const type = globalThis.Bridge.getTypeName(node).split("[")[0].split(".").at(-1).split("`")[0];
  if (node.ChildCount === 0) {
    return type.endsWith("Token") ? { type: "Token", text: node.Text, parts: [] } : { type, text: "", parts: [] };
  }
  const parts = [];
  for (let index = 0; index < node.ChildCount; index += 1) {
    const child = node.GetChild(index);
    if (!child) continue;
    const part = plain(child);
    const list = part.type === "SyntaxList" || part.type === "SeparatedElement" || part.type === "ExpressionList";
    const kept = list ? part.parts : [part];
    parts.push(...kept.filter(({ type, text }) => !(type === "Token" && (text === "," || text === ""))));
  }
  return { type, text: parts.map((part) => part.text).join(" ").trim(), parts };
}

const nodes = (node, type) => node.parts.filter((part) => part.type === type);
const notTokens = (node) => node.parts.filter(({ type }) => type !== "Token");
const unknown = (node) => {
  throw new Error(`not known here: ${node.type} ${node.text}`);
};

// ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────

function tabular(node, names) {
  switch (node.type) {
    case "PipeExpression":
      return operate(node.parts[2], tabular(node.parts[0], names), names);
    case "ParenthesizedExpression":
      return tabular(node.parts[1], names);
    case "NameReference":
      return names.get(node.text) ?? unknown(node);
    case "ToScalarExpression":
      return Object.values(tabular(node.parts[2], names)[0] ?? {})[0] ?? null;
    case "UnionOperator":
      return notTokens(node).flatMap((part) => tabular(part, names));
    default:
      return unknown(node);
  }
}

// `Name = expression`, or an expression that is a name.
function named(node) {
  if (node.type === "SimpleNamedExpression") return [node.parts[0].text, node.parts[2]];
  if (node.type === "NameReference") return [node.text, node];
  return [`${node.parts[0].text}_`, node];
}

function assign(row, node, scope) {
  return notTokens(node).map(named).map(([name, value]) => [name, evaluate(value, { ...scope, row })]);
}

function operate(node, rows, names) {
  const scope = (index) => ({ names, rows, index });
  switch (node.type) {
    case "FilterOperator":
      return rows.filter((row, index) => evaluate(notTokens(node)[0], { ...scope(index), row }) === true);
    case "ExtendOperator":
      return rows.map((row, index) => ({ ...row, ...Object.fromEntries(assign(row, node, scope(index))) }));
    case "ProjectOperator":
      return rows.map((row, index) => Object.fromEntries(assign(row, node, scope(index))));
    case "ProjectAwayOperator":
      return rows.map((row) => without(row, notTokens(node).map(({ text }) => text)));
    case "SortOperator":
      return sorted(rows, nodes(node, "OrderedExpression"));
    case "SummarizeOperator":
      return summarize(node, rows, names);
    case "JoinOperator":
    case "LookupOperator":
      return join(node, rows, names);
    case "MvExpandOperator":
      return rows.flatMap((row) => expand(row, nodes(node, "MvExpandExpression"), { names, rows }));
    case "MakeSeriesOperator":
      return makeSeries(node, rows, names);
    default:
      return unknown(node);
  }
}

const without = (row, gone) => Object.fromEntries(Object.entries(row).filter(([name]) => !gone.includes(name)));
const keyOf = (row, by) => JSON.stringify(by.map((name) => row[name]));

function sorted(rows, order) {
  const by = order.map(({ parts }) => [parts[0].text, parts[1].text.includes("desc") ? -1 : 1]);
  const compare = (one, other) => {
    for (const [name, sign] of by) {
      if (one[name] !== other[name]) return one[name] < other[name] ? -sign : sign;
    }
    return 0;
  };
  return [...rows].sort(compare);
}

function groups(rows, by) {
  const found = new Map();
  for (const row of rows) {
    const key = keyOf(row, by);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found.values()];
}

function summarize(node, rows, names) {
  const by = nodes(node, "SummarizeByClause").flatMap(notTokens).map(({ text }) => text);
  const wanted = notTokens(node).filter(({ type }) => type !== "SummarizeByClause");
  const found = by.length === 0 ? [rows] : groups(rows, by);
  return found.map((group) => {
    const answer = Object.fromEntries(by.map((name) => [name, group[0][name]]));
    for (const [name, value] of wanted.map(named)) {
      const best = value.parts[0].text.match(/^arg_(max|min)$/);
      if (best) Object.assign(answer, extreme(group, best[1], value.parts.slice(1)));
      else answer[name] = evaluate(value, { names, group });
    }
    return answer;
  });
}

// `arg_max(What, *)` or `arg_max(What, Column)`: the row with the most.
function extreme(group, which, list) {
  const [what, shown] = list.filter(({ text }) => text !== "(" && text !== ")");
  const order = sorted(group, [{ parts: [what, { text: which === "max" ? "desc" : "asc" }] }]);
  const best = order[0];
  return shown.text === "*" ? best : { [what.text]: best[what.text], [shown.text]: best[shown.text] };
}

function join(node, rows, names) {
  const kind = nodes(node, "NamedParameter")[0].parts[2].text;
  const on = nodes(node, "JoinOnClause").flatMap(notTokens).map(({ text }) => text);
  const [source] = notTokens(node).filter(({ type }) => !["NamedParameter", "JoinOnClause"].includes(type));
  const right = new Map(groups(tabular(source, names), on).map((group) => [keyOf(group[0], on), group]));
  const matches = (row) => right.get(keyOf(row, on)) ?? [];
  const both = (row) => matches(row).map((other) => ({ ...other, ...row }));
  switch (kind) {
    case "leftsemi":
      return rows.filter((row) => matches(row).length > 0);
    case "leftanti":
      return rows.filter((row) => matches(row).length === 0);
    case "inner":
      return rows.flatMap(both);
    case "leftouter":
      return rows.flatMap((row) => (matches(row).length > 0 ? both(row) : [row]));
    default:
      return unknown(node);
  }
}

// Arrays become rows; several are walked side by side.
function expand(row, wanted, scope) {
  const lists = wanted.map(({ parts }) => named(parts[0])).map(([name, value]) => [name, evaluate(value, { ...scope, row })]);
  const at = (index) => Object.fromEntries(lists.map(([name, list]) => [name, list[index] ?? null]));
  return lists[0][1].map((_, index) => ({ ...row, ...at(index) }));
}

function makeSeries(node, rows, names) {
  const part = (type) => nodes(node, type)[0] ?? unknown(node);
  const value = (clause) => evaluate(notTokens(clause)[0], { names });
  const series = nodes(node, "MakeSeriesExpression")[0];
  const [name, count] = named(series.parts[0]);
  const on = notTokens(part("MakeSeriesOnClause"))[0].text;
  const range = part("MakeSeriesFromToStepClause");
  const [from, to, step] = ["MakeSeriesFromClause", "MakeSeriesToClause", "MakeSeriesStepClause"].map((type) =>
    value(nodes(range, type)[0]),
  );
  const by = notTokens(part("MakeSeriesByClause")).map(({ text }) => text);
  return groups(rows, by).map((group) => {
    const times = Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step);
    const slot = (time) => group.filter((row) => row[on] >= time && row[on] < time + step);
    const counts = times.map((time) => evaluate(count, { names, group: slot(time) }));
    return { ...Object.fromEntries(by.map((key) => [key, group[0][key]])), [on]: times, [name]: counts };
  });
}

// ── Values ───────────────────────────────────────────────────────────────────────────────────────────────────

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function literal({ text }) {
  if (text === "true" || text === "false") return text === "true";
  if (/^\w+\s*\(\s*null\s*\)$/.test(text)) return null;
  if (text.startsWith("@")) return text.slice(2, -1);
  if (text.startsWith('"')) return JSON.parse(text);
  const [, number, unit] = text.match(/^([\d.]+)([a-z]*)$/) ?? unknown({ type: "literal", text });
  return Number(number) * (unit === "" ? 1 : UNITS[unit]);
}

const lower = (value) => (typeof value === "string" ? value.toLowerCase() : value);
const missing = (one, other) => one === null || other === null || one === undefined || other === undefined;

function binary(operator, one, other) {
  if (operator === "and") return one === true && other === true;
  if (operator === "or") return one === true || other === true;
  if (missing(one, other)) return null;
  switch (operator) {
    case "==": return one === other;
    case "!=": return one !== other;
    case "=~": return lower(one) === lower(other);
    case "startswith": return lower(one).startsWith(lower(other));
    case "<": return one < other;
    case "<=": return one <= other;
    case ">": return one > other;
    case ">=": return one >= other;
    case "+": return one + other;
    case "-": return one - other;
    case "*": return one * other;
    case "/": return one / other;
    default: return unknown({ type: "operator", text: operator });
  }
}

function evaluate(node, scope) {
  const { parts } = node;
  switch (node.type) {
    case "LiteralExpression":
    case "CompoundStringLiteralExpression":
      return literal(node);
    case "NameReference":
      return scope.row && node.text in scope.row ? scope.row[node.text] : (scope.names.get(node.text) ?? null);
    case "ParenthesizedExpression":
      return evaluate(parts[1], scope);
    case "PathExpression":
      return evaluate(parts[0], scope)?.[parts[2].text] ?? null;
    case "BinaryExpression":
      return binary(parts[1].text, evaluate(parts[0], scope), evaluate(parts[2], scope));
    case "InExpression": {
      const list = parts.slice(2).filter(({ type }) => type !== "Token").map((part) => evaluate(part, scope));
      const fold = parts[1].text.endsWith("~") ? lower : (value) => value;
      return list.map(fold).includes(fold(evaluate(parts[0], scope))) !== parts[1].text.startsWith("!");
    }
    case "BetweenExpression": {
      const [from, to] = notTokens(parts[2]).map((part) => evaluate(part, scope));
      const value = evaluate(parts[0], scope);
      return value !== null && value >= from && value <= to;
    }
    case "FunctionCallExpression":
      return call(parts[0].text, notTokens(node).slice(1), scope);
    default:
      return unknown(node);
  }
}

const real = (value) => value !== null && value !== undefined;

function percentile(values, percent) {
  const ascending = values.filter(real).sort((one, other) => one - other);
  return ascending[Math.max(Math.ceil((percent / 100) * ascending.length) - 1, 0)] ?? null;
}

// A row before or behind this one.
function neighbour(scope, name, distance) {
  const row = scope.rows[scope.index + distance];
  return row ? row[name] : typeof scope.rows[scope.index][name] === "string" ? "" : null;
}

function runningSum(scope, term, restart) {
  let sum = 0;
  for (let index = 0; index <= scope.index; index += 1) {
    const at = { ...scope, index, row: scope.rows[index] };
    sum = (evaluate(restart, at) === true ? 0 : sum) + evaluate(term, at);
  }
  return sum;
}

function call(name, list, scope) {
  const value = (index) => evaluate(list[index], scope);
  const over = (index) => scope.group.map((row) => evaluate(list[index], { ...scope, row }));
  const where = (index) => scope.group.filter((row) => evaluate(list[index], { ...scope, row }) === true);
  const most = (values, pick) => values.filter(real).reduce((one, other) => pick(one, other), null);
  const larger = (one, other) => (one === null || other > one ? other : one);
  const smaller = (one, other) => (one === null || other < one ? other : one);
  switch (name) {
    case "ago": return 0;
    case "not": return value(0) === null ? null : !value(0);
    case "iff": return value(0) === true ? value(1) : value(2);
    case "isempty": return !real(value(0)) || value(0) === "";
    case "isnotempty": return real(value(0)) && value(0) !== "";
    case "isnull": return !real(value(0));
    case "isnotnull": return real(value(0));
    case "tostring": return real(value(0)) ? String(value(0)) : "";
    case "parse_json": return JSON.parse(value(0) || "{}");
    case "extract": return value(2).match(new RegExp(value(0)))?.[value(1)] ?? "";
    case "abs": return value(0) === null ? null : Math.abs(value(0));
    case "round": return value(0) === null ? null : Number(value(0).toFixed(list[1] ? value(1) : 0));
    case "max_of": return most(list.map((_, index) => value(index)), larger);
    case "bin": return Math.floor(value(0) / value(1)) * value(1);
    case "range": return Array.from({ length: Math.floor((value(1) - value(0)) / value(2)) + 1 }, (_, index) => value(0) + index * value(2));
    case "prev": return neighbour(scope, list[0].text, list[1] ? -value(1) : -1);
    case "next": return neighbour(scope, list[0].text, 1);
    case "row_cumsum": return runningSum(scope, list[0], list[1]);
    case "count": return scope.group.length;
    case "countif": return where(0).length;
    case "dcount": return new Set(over(0)).size;
    case "make_set": return [...new Set(over(0))];
    case "make_set_if": return [...new Set(where(1).map((row) => evaluate(list[0], { ...scope, row })))];
    case "min": return most(over(0), smaller);
    case "max": return most(over(0), larger);
    case "maxif": return most(where(1).map((row) => evaluate(list[0], { ...scope, row })), larger);
    case "percentile": return percentile(over(0), value(1));
    default: return unknown({ type: "function", text: name });
  }
}

// The kinds of pages, and the way to each.

import { calmFile, rhythmFile } from "./logs.mjs";

const wizard = "404104/wizard";
const solution = `${wizard}?cause=keepalive-timeout&symptom=2`;

/**
 * Every kind of page by name: its path below the language, or the way to it; the status it answers with; whether search engines
 * may list it.
 */
export const kinds = {
  start: { path: "", listed: true },
  search: { path: "/search?q=timeout" },
  "empty search": { path: "/search?q=" },
  "search without a hit": { path: "/search?q=zzzz" },
  article: { path: "/404104", listed: true },
  "article with tabs": { path: "/401003", listed: true },
  flow: { path: "/404104/flow" },
  "symptom question": { path: `/${wizard}` },
  "cause question": { path: `/${wizard}?symptom=2` },
  "SDK question": { path: `/${wizard}?cause=no-reconnect&symptom=2` },
  "changed answer": { path: `/${solution}&change=cause` },
  "rejected answer": { path: `/${wizard}?cause=nonsense&symptom=2` },
  solution: { path: `/${solution}` },
  ticket: { path: `/${solution}&ticket=jira&in=hu#ticket` },
  solved: { path: `/${wizard}/solved?cause=keepalive-timeout&symptom=2` },
  end: { path: `/${wizard}?ruled-out=network-loss&ruled-out=service-transient&ruled-out=throttled&symptom=3` },
  counts: { path: "/counts" },
  "counts of a log": { way: (page, language) => counted(page, language) },
  "embedded article": { path: "/404104/embed" },
  "embedded solution": { path: "/404104/wizard/embed?cause=keepalive-timeout&symptom=2" },
  "embedded report": { way: (page, language) => embedded(page, language) },
  "delete link": { way: (page, language) => deleteLink(page, language) },
  upload: { path: "/analyse", listed: true },
  "refused upload": { way: (page, language) => nothing(page, language), status: 422 },
  report: { way: (page, language) => send(page, language) },
  "report with many devices": { way: (page, language) => sample(page, language, "many") },
  "report with secrets": { way: (page, language) => sample(page, language, "blocked") },
  deleted: { way: (page, language) => remove(page, language) },
  "no such report": { path: "/reports/0000000000000000000000000", status: 404 },
  error: { path: "/nothing-here", status: 404 },
  "chosen lines": { way: (page, language) => chosen(page, language) },
  "report after a fix": { way: (page, language) => fixed(page, language) },
};

/** Goes to a page of this kind; answers the response. */
export async function open(page, kind, language) {
  const { path, way } = kinds[kind];
  return way ? way(page, language) : page.goto(`/${language}${path}`);
}

/** Uploads a log through the form and waits for its report. */
export async function send(page, language, file = rhythmFile()) {
  await page.goto(`/${language}/analyse`);
  await page.setInputFiles("main input[type=file]", file);
  return submit(page);
}

/** From a report on: uploads the log from after the fix and waits for the report that compares the two. */
export async function sendAfter(page, file) {
  await page.click("main a[href*='?after=']");
  await page.setInputFiles("main input[type=file]", file);
  return submit(page);
}

/** The page that is shown, or the refusal that a script puts in its place. */
function isAnswer(response) {
  const request = response.request();
  const status = response.status();
  return request.isNavigationRequest() ? status !== 303 : request.method() === "POST" && status >= 400;
}

/** Sends the form for logs; answers the response it led to. */
export async function submit(page) {
  return press(page, "main form[enctype] button:not([type=button])");
}

/** Reads a sample. */
async function sample(page, language, name) {
  await page.goto(`/${language}/analyse`);
  return press(page, `main button[name=sample][value=${name}]`);
}

/** Sends the form for logs as it is. */
async function nothing(page, language) {
  await page.goto(`/${language}/analyse`);
  return submit(page);
}

/** Sends a log and looks for some of its lines. */
async function chosen(page, language) {
  await send(page, language);
  return page.goto(`${new URL(page.url()).pathname}?level=error&find=404104`);
}

/** Sends a log, then the one from after the fix. */
async function fixed(page, language) {
  await send(page, language);
  return sendAfter(page, calmFile());
}

/** Sends a log, which is then counted. */
async function counted(page, language) {
  await send(page, language);
  return page.goto(`/${language}/counts`);
}

/** Sends a log and opens the view of its report for frames. */
async function embedded(page, language) {
  await send(page, language);
  return page.goto(`${new URL(page.url()).pathname}/embed`);
}

/** Sends a log and follows the link that lets its owner delete it. */
async function deleteLink(page, language) {
  await send(page, language);
  const { pathname, search } = new URL(await page.inputValue("input[aria-labelledby=token-link]"));
  return page.goto(`/${language}${pathname}${search}`);
}

/** Sends a log and deletes its report. */
async function remove(page, language) {
  await send(page, language);
  return press(page, "main form[action$='/delete'] button");
}

/** Presses a button; answers the response it led to. */
async function press(page, selector) {
  const [response] = await Promise.all([
    page.waitForResponse((response) => isAnswer(response)),
    page.locator(selector).first().click(),
  ]);
  if (response.request().isNavigationRequest()) await page.waitForURL(response.url());
  return response;
}

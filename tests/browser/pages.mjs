// The kinds of pages, and the way to each.

import { rhythmFile } from "./logs.mjs";

const wizard = "404104/wizard";

/** Every kind of page by name: its path below the language, and the status it answers with. */
export const kinds = {
  start: { path: "" },
  search: { path: "/search?q=404104" },
  "empty search": { path: "/search?q=" },
  article: { path: "/404104" },
  "symptom question": { path: `/${wizard}` },
  "cause question": { path: `/${wizard}?symptom=2` },
  "rejected answer": { path: `/${wizard}?cause=nonsense&symptom=2` },
  solution: { path: `/${wizard}?cause=keepalive-timeout&symptom=2` },
  solved: { path: `/${wizard}/solved?cause=keepalive-timeout&symptom=2` },
  end: { path: `/${wizard}?ruled-out=service-transient&ruled-out=throttled&symptom=3` },
  counts: { path: "/counts" },
  upload: { path: "/analyse" },
  error: { path: "/nothing-here", status: 404 },
  report: { upload: true },
};

/** Goes to a page of this kind; answers the response. */
export async function open(page, kind, language) {
  const { path, upload } = kinds[kind];
  return upload ? send(page, language) : page.goto(`/${language}${path}`);
}

/** Uploads a log through the form and waits for its report. */
export async function send(page, language, file = rhythmFile()) {
  await page.goto(`/${language}/analyse`);
  await page.setInputFiles("main input[type=file]", file);
  return submit(page);
}

/** Sends the form for logs; answers the response it led to. */
export async function submit(page) {
  const [response] = await Promise.all([
    page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() !== 303),
    page.click("main form[enctype] button:not([type=button])"),
  ]);
  await page.waitForLoadState();
  return response;
}

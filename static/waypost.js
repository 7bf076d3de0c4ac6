// Adds to pages that work without it: copy buttons, a place to drop files, the progress of an upload, forms that answer
// at once, another language without losing the place, keys that walk through the marked lines of a log.
// Lines are sent without their indentation and without comments like this one.

const canCopy = navigator.clipboard;
const on = addEventListener;
const root = document.documentElement;
const all = (selector) => [...document.querySelectorAll(selector)];
const make = (name, properties) => Object.assign(document.createElement(name), properties);
const one = (selector) => document.querySelector(selector);
const byId = (id) => document.getElementById(id);
const page = (html) => new DOMParser().parseFromString(html, "text/html");
const pushButton = (textContent, more = "") =>
  make("button", { type: "button", className: "button quiet" + more, textContent });

function copyButton(text) {
  const words = document.body.dataset;
  const button = pushButton(words.copy, " copy");
  const status = make("span", { className: "sr", role: "status" });
  button.onclick = async () => {
    await navigator.clipboard.writeText(text());
    button.textContent = status.textContent = words.copied;
    setTimeout(() => {
      button.textContent = words.copy;
      status.textContent = "";
    }, 2000);
  };
  return [button, status];
}

// What a page gets when it is new, or put in the place of another.
function enhance() {
  for (const button of all("[data-live] [data-without]")) button.remove();
  if (canCopy) {
    for (const field of all("[data-copyable]")) {
      field.append(...copyButton(() => field.querySelector("textarea, input").value));
    }
    for (const block of all(".prose pre, aside pre")) block.after(...copyButton(() => block.textContent));
  }
  showKeys();
  showLine();
  showRange();
}

function replace(html) {
  const next = page(html);
  root.lang = next.documentElement.lang;
  document.title = next.title;
  document.body.replaceWith(next.body);
  enhance();
}

// Forms whose answer is a part of this page: other lines of the log, another form of the ticket text.
let wanted;
async function live(form) {
  const query = new URLSearchParams(location.search);
  for (const { name, value, type } of form.elements) if (name && type !== "hidden") query.set(name, value);
  const address = (wanted = `?${query}`);
  const answer = await fetch(address).catch(() => null);
  // An answer that was overtaken by another choice is late.
  if (address !== wanted) return;
  if (!answer?.ok) return form.submit();
  const other = page(await answer.text());
  for (const id of form.dataset.live.split(" ")) byId(id).replaceWith(other.getElementById(id));
  history.replaceState(null, "", address + location.hash);
  one("[name=to]").value = other.querySelector("[name=to]").value;
  showKeys();
}

let typing;
on("input", ({ target }) => {
  const form = target.closest("[data-live]");
  if (!form) return;
  clearTimeout(typing);
  typing = setTimeout(live, target.type === "search" ? 300 : 0, form);
});

// An upload that shows how far it is: first what was sent, then what was read of it.
function upload(form) {
  const words = form.dataset;
  const unit = (value, unit) =>
    new Intl.NumberFormat(root.lang, { style: "unit", unit, maximumFractionDigits: 1 }).format(value / 1e6);
  const post = new XMLHttpRequest();
  const row = make("p", { className: "row" });
  const stage = make("span", { role: "status", textContent: words.sending });
  const bar = make("progress", { max: 1, ariaLabel: words.sending });
  const amount = make("span");
  const cancel = pushButton(words.cancel);
  const button = form.querySelector(".button");
  const stop = (text) => {
    button.disabled = false;
    button.focus();
    row.replaceChildren(make("span", { role: "alert", textContent: text }));
  };
  row.append(stage, bar, amount, cancel);
  form.append(row);
  button.disabled = true;
  cancel.focus();
  cancel.onclick = () => {
    post.abort();
    stop("");
  };
  const begin = performance.now();
  post.upload.onprogress = ({ loaded, total }) => {
    const rate = (loaded / (performance.now() - begin)) * 1000;
    bar.value = loaded / total;
    amount.textContent = `${unit(loaded, "megabyte")} / ${unit(total, "megabyte")} · ${unit(rate, "megabyte-per-second")}`;
  };
  post.upload.onload = () => {
    stage.textContent = bar.ariaLabel = words.reading;
    bar.removeAttribute("value");
    amount.textContent = "";
  };
  const last = () => JSON.parse(post.responseText.split("\n\n").at(-2)?.slice(6) ?? "{}");
  const isStream = () => post.getResponseHeader("content-type")?.startsWith("text/event-stream");
  post.onprogress = () => {
    if (isStream() && last().read) bar.value = last().read / 100;
  };
  post.onerror = () => stop(words.failed);
  post.onload = () => {
    const { to, page } = isStream() ? last() : { page: post.responseText };
    if (to) return location.assign(to);
    if (!page) return stop(words.failed);
    const files = form.querySelector("[type=file]").files;
    replace(page);
    const again = one("[type=file]");
    if (again) again.files = files;
    one(".failed a")?.focus();
  };
  post.open("POST", form.action);
  post.setRequestHeader("accept", "text/event-stream");
  post.send(new FormData(form));
}

// The same page in another language: what was typed, opened and looked at stays.
async function speak(form, button) {
  const hash = location.hash;
  const place = form.elements.to;
  place.value = place.value.split("#")[0] + hash;
  const choice = new URLSearchParams(new FormData(form, button));
  const answer = await fetch(form.action, { method: "POST", body: choice }).catch(() => null);
  if (!answer?.ok) return form.requestSubmit(button);
  const blocks = "main :is(h1, h2, h3, p, li, tr, label)";
  const fields = "main :is(input, textarea, select):not([type=hidden], [readonly])";
  const typed = all(fields);
  const open = all("main details").map((details) => details.open);
  const seen = all(blocks).findIndex((block) => block.getBoundingClientRect().bottom > 0);
  const height = all(blocks)[seen]?.getBoundingClientRect().top;
  const lines = byId("log-lines")?.scrollTop;
  replace(await answer.text());
  history.replaceState(null, "", answer.url.split("#")[0] + hash);
  all(fields).forEach((field, index) => {
    const before = typed[index];
    if (before?.type === "file") field.files = before.files;
    else if (before?.name === field.name && !field.closest("[data-live]")) field.value = before.value;
  });
  all("main details").forEach((details, index) => (details.open = open[index]));
  const block = all(blocks)[seen];
  if (block) scrollBy(0, block.getBoundingClientRect().top - height);
  if (lines) byId("log-lines").scrollTop = lines;
  one(".language summary").focus({ preventScroll: true });
}

on("submit", (event) => {
  const { target, submitter } = event;
  const work = target.matches(".language form") ? speak : target.matches("[data-drop]") && upload;
  if (!work) return;
  event.preventDefault();
  work(target, submitter);
});

const dropForm = () => one("form[data-drop]");
const mark = (over) => dropForm()?.classList.toggle("over", over);
function take(event, { files } = {}) {
  const form = dropForm();
  if (!form || !files?.length) return;
  event.preventDefault();
  form.querySelector("[type=file]").files = files;
  form.requestSubmit();
}
const hasFiles = ({ dataTransfer }) => dropForm() && dataTransfer?.types.includes("Files");
on("dragover", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  mark(true);
});
on("dragleave", ({ relatedTarget }) => relatedTarget || mark(false));
on("drop", (event) => {
  mark(false);
  take(event, event.dataTransfer);
});
on("paste", (event) => take(event, event.clipboardData));

const menu = () => one("details.language[open]");
on("click", ({ target }) => menu()?.contains(target) || menu()?.removeAttribute("open"));
on("keydown", (event) => {
  const open = menu();
  if (event.key !== "Escape" || !open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

const hits = () => all(".log .hit");
const showKeys = () => all("[data-keys]").forEach((keys) => (keys.hidden = !hits().length));

// A line that an address names: in sight whatever is folded, focused so that the keys go on from it, its link ready.
function showLine() {
  const line = /^#L[\d-]+$/.test(location.hash) && byId(location.hash.slice(1));
  if (!line) return;
  const fold = line.closest("details");
  if (fold) fold.open = true;
  line.querySelector("a").focus({ preventScroll: true });
  line.scrollIntoView({ block: "center", inline: "start" });
  if (!canCopy) return;
  for (const old of all(".log .copy, .log .sr")) old.remove();
  line.append(...copyButton(() => line.closest(".log.lines").dataset.link + location.hash));
}
on("hashchange", showLine);

// Only while the log has the focus, so that no other use of the keys is disturbed.
on("keydown", (event) => {
  const step = { n: 1, p: -1 }[event.key];
  const focus = document.activeElement;
  const marked = hits();
  if (!step || !focus.closest(".log.lines") || event.ctrlKey || event.metaKey || event.altKey || !marked.length) return;
  event.preventDefault();
  const line = focus.closest("li");
  // 4 stands for "follows".
  const before = marked.filter((hit) => line && hit.compareDocumentPosition(line) & 4).length;
  const next = step > 0 ? before + marked.includes(line) : before - 1;
  location.hash = marked.at(next % marked.length).id;
});

// A range of lines, `#L12-L20`: marked, and its beginning in sight. Shift with a click on a number ends one there.
function showRange() {
  const ends = /^#(L[\d-]+)-(L[\d-]+)$/.exec(location.hash)?.slice(1) ?? [];
  let inside = false;
  for (const line of all(".log li[id]")) {
    const isEnd = ends.every(byId) && ends.includes(line.id);
    line.classList.toggle("ranged", isEnd || inside);
    if (isEnd || inside) line.closest("details")?.setAttribute("open", "");
    inside = inside !== isEnd;
  }
  one(".ranged")?.scrollIntoView({ block: "center" });
}
on("hashchange", showRange);
on("click", (event) => {
  const line = event.shiftKey && event.target.closest(".log li > a")?.parentElement;
  const from = /^#(L[\d-]+?)(-L.*)?$/.exec(location.hash)?.[1];
  const start = from && byId(from);
  if (!line || !start || line === start) return;
  event.preventDefault();
  location.hash = start.compareDocumentPosition(line) & 4 ? `${from}-${line.id}` : `${line.id}-${from}`;
});

enhance();

// Adds to pages that work without it: copy buttons, a drop zone, a language menu that closes and keeps the fragment,
// keys that walk through the marked lines of a log.

const words = document.body.dataset;

function copyButton(text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet copy";
  button.textContent = words.copy;
  const status = document.createElement("span");
  status.className = "sr";
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text());
    button.textContent = status.textContent = words.copied;
    setTimeout(() => {
      button.textContent = words.copy;
      status.textContent = "";
    }, 2000);
  });
  const both = document.createDocumentFragment();
  both.append(button, status);
  return both;
}

if (navigator.clipboard) {
  for (const field of document.querySelectorAll("[data-copyable]")) {
    const source = field.querySelector("textarea, input");
    field.append(copyButton(() => source.value));
  }
  for (const block of document.querySelectorAll(".prose pre, aside pre")) {
    block.after(copyButton(() => block.textContent));
  }
}

for (const form of document.querySelectorAll("form[data-drop]")) {
  const file = form.querySelector("input[type=file]");
  let depth = 0;
  const mark = (change) => {
    depth = Math.max(0, depth + change);
    form.classList.toggle("over", depth > 0);
  };
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => hasFiles(event) && mark(1));
  addEventListener("dragleave", (event) => hasFiles(event) && mark(-1));
  addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    mark(-depth);
    file.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}

// Another form or language of the ticket text, without leaving the place on the page.
for (const form of document.querySelectorAll("form[data-ticket]")) {
  form.querySelector("button").hidden = true;
  let wanted;
  form.addEventListener("change", async () => {
    const address = (wanted = `?${new URLSearchParams(new FormData(form))}`);
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok) return form.submit();
    const other = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("ticket-text");
    // An answer that was overtaken by another choice is late.
    if (address !== wanted) return;
    const text = document.getElementById("ticket-text");
    text.value = other.value;
    text.lang = other.lang;
  });
}

const menu = document.querySelector("details.language");
if (menu) {
  menu.querySelector("form").addEventListener("submit", () => {
    const place = menu.querySelector("[name=to]");
    place.value = place.value.split("#")[0] + location.hash;
  });
  addEventListener("click", (event) => menu.contains(event.target) || menu.removeAttribute("open"));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

const log = document.querySelector(".log.lines");
if (log) {
  const hits = [...log.querySelectorAll(".hit")];
  document.querySelector("[data-keys]").hidden = hits.length === 0;

  // A line that an address names: in sight whatever is folded, focused so that the keys go on from it, its link ready.
  const show = () => {
    const line = /^#L\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    if (!line) return;
    const fold = line.closest("details");
    if (fold) fold.open = true;
    line.querySelector("a").focus({ preventScroll: true });
    line.scrollIntoView({ block: "center", inline: "start" });
    if (!navigator.clipboard) return;
    for (const old of log.querySelectorAll(".copy, .sr")) old.remove();
    line.append(copyButton(() => log.dataset.link + location.hash));
  };
  addEventListener("hashchange", show);
  show();

  // Only while the log has the focus, so that no other use of the keys is disturbed.
  log.addEventListener("keydown", (event) => {
    const step = { n: 1, p: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey || hits.length === 0) return;
    event.preventDefault();
    const line = document.activeElement.closest("li");
    const behind = Node.DOCUMENT_POSITION_FOLLOWING;
    const before = line ? hits.filter((hit) => hit.compareDocumentPosition(line) & behind).length : 0;
    const here = line?.classList.contains("hit") ? 1 : 0;
    const next = step > 0 ? (line ? before + here : 0) : before - 1;
    location.hash = hits.at(next % hits.length).id;
  });
}

// A range of lines, `#L12-L20`: marked, and its beginning in sight. Shift with a click on a number ends one there.
function showRange() {
  const lines = [...document.querySelectorAll(".log li[id]")];
  const ends = /^#(L[\d-]+)-(L[\d-]+)$/.exec(location.hash) ?? [];
  const places = lines.flatMap(({ id }, place) => (ends.includes(id, 1) ? place : []));
  const marked = places.length ? lines.slice(places[0], places.at(-1) + 1) : [];
  for (const line of lines) line.classList.toggle("ranged", marked.includes(line));
  for (const line of marked) line.closest("details")?.setAttribute("open", "");
  marked[0]?.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", showRange);
addEventListener("click", (event) => {
  const line = event.shiftKey && event.target.closest(".log li > a")?.parentElement;
  const from = /^#(L[\d-]+?)(-L.*)?$/.exec(location.hash)?.[1];
  const start = from && document.getElementById(from);
  if (!line || !start || line === start) return;
  event.preventDefault();
  const isBehind = start.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_FOLLOWING;
  location.hash = isBehind ? `${from}-${line.id}` : `${line.id}-${from}`;
});
showRange();

// Adds to pages that work without it: copy buttons, a drop zone, a language menu that closes and keeps the fragment.

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
  for (const block of document.querySelectorAll(".prose pre")) {
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

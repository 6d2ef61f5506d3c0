"use strict";
// What the page does besides showing: it says that it is open, takes dropped files, and renews parts of itself.

const beat = () =>
  fetch("/nhip", { method: "POST", keepalive: true })
    .then(() => { document.getElementById("mat").hidden = true; })
    .catch(() => { document.getElementById("mat").hidden = false; });
beat();
setInterval(beat, 60000);

// What was asked for as a file is saved when it is made, once.
function save(root) {
  const link = root.querySelector("a[data-saves]");
  if (!link || sessionStorage.getItem(link.href)) return;
  sessionStorage.setItem(link.href, "1");
  link.click();
}

// A part of the page, renewed from its own address until it says that it is over.
async function renew(part) {
  const every = Number(part.dataset.every || 0);
  try {
    const answer = await fetch(part.dataset.part);
    const text = await answer.text();
    const found = new DOMParser().parseFromString(text, "text/html").body;
    const same = part.dataset.last === text;
    if (!same) {
      const at = part.contains(document.activeElement) ? document.activeElement.id : "";
      const open = [...part.querySelectorAll("details[open][id]")].map((one) => one.id);
      // What refuses is a page of its own: of that only what it says belongs here.
      part.replaceChildren(...(answer.ok ? found.childNodes : found.querySelectorAll("main [role=alert]")));
      part.dataset.last = text;
      for (const id of open) document.getElementById(id)?.setAttribute("open", "");
      if (at) document.getElementById(at)?.focus();
      listen(part);
      lay(part);
      save(part);
      for (const inner of part.querySelectorAll("[data-part]")) renew(inner);
    }
  } catch { /* the server has ended: the beat says so */ }
  const over = !every || part.querySelector("[data-over]");
  part.setAttribute("aria-busy", over ? "false" : "true");
  if (!over) setTimeout(renew, every, part);
}

// What is long is looked at when it is opened.
document.addEventListener("toggle", (event) => {
  const part = event.target.open ? event.target.querySelector("[data-later]") : null;
  if (!part) return;
  part.dataset.part = part.dataset.later;
  delete part.dataset.later;
  part.setAttribute("aria-busy", "true");
  renew(part);
}, true);

// A line of words on a page, from parts of its width and height.
function struck([left, top, right, bottom]) {
  const line = document.createElement("span");
  line.className = "stroke";
  line.style.left = left * 100 + "%";
  line.style.top = Math.min(top, bottom - 0.012) * 100 + "%";
  line.style.width = Math.max(right - left, 0.02) * 100 + "%";
  line.style.height = Math.max(bottom - top, 0.012) * 100 + "%";
  return line;
}

// Numbers stand in the margin beside their lines, next to each other; where there is no room, below.
const MARGINS = { left: 0.13, right: 0.09 };
const beside = new ResizeObserver((seen) => {
  for (const { target } of seen) for (const side in MARGINS) stand(target, side);
});
function stand(frame, side) {
  const marks = [...frame.querySelectorAll(`[data-side=${side}]`)].sort((a, b) => a.dataset.top - b.dataset.top);
  const words = [...frame.querySelectorAll(".stroke")].map((one) =>
    side === "left" ? one.offsetLeft : frame.clientWidth - one.offsetLeft - one.offsetWidth);
  const room = Math.min(MARGINS[side] * frame.clientWidth, ...words);
  let [across, row, below] = [0, 0, 0];
  for (const mark of marks) {
    const wanted = mark.dataset.top * frame.clientHeight;
    const [width, height] = [mark.offsetWidth + 1, mark.offsetHeight + 1];
    if (wanted > row + height / 2 || across + width > room) {
      row = Math.max(wanted, below);
      across = 0;
    }
    mark.style.top = row + "px";
    mark.style[side] = across + "px";
    across += width;
    below = row + height;
  }
}

// Findings stand at their places on the pages of a paper; its words fold away behind these.
function lay(part) {
  for (const mark of part.querySelectorAll("[data-box]")) {
    const lines = mark.dataset.box.split(";").map((line) => line.split(" ").map(Number));
    mark.before(...lines.map(struck));
    const [left, top, right] = lines[0];
    Object.assign(mark.dataset, { top, side: left > 0.3 && left + right > 1.12 ? "right" : "left" });
  }
  for (const frame of part.querySelectorAll(".leaf .frame")) beside.observe(frame);
  const words = document.getElementById("chu-van-ban");
  if (words && part.querySelector("[data-leaves]")) words.open = false;
  if (words) tell();
  if (part.querySelector("[data-leaves]")) comeBack(part);
}
// Who went to a place before the pages were drawn is there again when they stand.
let lookedAt = null;
async function comeBack(part) {
  await Promise.all([...part.querySelectorAll("img")].map((one) => one.decode().catch(() => {})));
  if (lookedAt) lookUp(...lookedAt);
}
function tell() {
  for (const link of document.querySelectorAll("[data-to]")) {
    link.hidden = !document.querySelector(`[data-at="${CSS.escape(link.dataset.to)}"]`);
  }
}

// A form that was sent is not sent again while it is worked on.
function listen(root) {
  for (const form of root.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      for (const button of form.querySelectorAll("button")) {
        button.setAttribute("aria-disabled", "true");
        if (form.dataset.busy && (event.submitter ?? button) === button) button.textContent = form.dataset.busy;
      }
    }, { once: true });
  }
}

// A link inside a part renews that part with what it leads to.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-in]");
  const part = link?.closest("[data-part]");
  if (!part) return;
  event.preventDefault();
  part.dataset.part = link.getAttribute("href");
  part.setAttribute("aria-busy", "true");
  renew(part);
});

// From a finding to its words, each time to the next of its places; from words to the finding the link
// leads by itself.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-to]");
  if (!link) return;
  const seen = Number(link.dataset.seen || 0);
  link.dataset.seen = seen + 1;
  lookedAt = [link.dataset.to, seen];
  if (lookUp(...lookedAt)) event.preventDefault();
});
function lookUp(number, seen) {
  const marks = [...document.querySelectorAll(`[data-at="${CSS.escape(number)}"]`)];
  const drawn = marks.filter((one) => one.matches(".on-leaf"));
  const places = drawn.length ? drawn : marks;
  const mark = places[seen % places.length];
  if (!mark) return false;
  for (let up = mark; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  mark.scrollIntoView({ block: "center" });
  mark.focus();
  return true;
}

// A file dropped anywhere, unless on a field that takes files itself.
const sheet = document.getElementById("tha-day");
const brings = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
let over = 0;
addEventListener("dragenter", (event) => {
  if (brings(event)) { over += 1; sheet.hidden = false; }
});
addEventListener("dragleave", (event) => {
  if (brings(event) && --over <= 0) { over = 0; sheet.hidden = true; }
});
addEventListener("dragover", (event) => { if (brings(event)) event.preventDefault(); });
addEventListener("drop", (event) => {
  if (!brings(event)) return;
  over = 0;
  sheet.hidden = true;
  if (event.target.closest("input[type=file]")) return;
  event.preventDefault();
  const form = document.getElementById("tha");
  form.elements.tep.files = event.dataTransfer.files;
  form.requestSubmit();
});
// Who writes something else has chosen to.
document.addEventListener("input", (event) => {
  const choice = document.getElementById(event.target.dataset.chooses || "");
  if (choice) choice.checked = true;
});
// What was chosen is named beside the button.
document.addEventListener("change", (event) => {
  const said = event.target.closest(".pick")?.querySelector(".picked");
  if (said) said.textContent = [...event.target.files].map((one) => one.name).join(", ");
});
// A form without its file says so where files are chosen.
document.addEventListener("invalid", (event) => {
  const said = event.target.closest(".pick")?.querySelector("[data-none]");
  if (said) said.textContent = said.dataset.none;
}, true);
// Of another plan, what a form begins with is another: where nobody has chosen.
document.addEventListener("change", (event) => {
  const { target } = event;
  if (target.dataset.beginsAs) target.dataset.chosen = "";
  const begins = target.selectedOptions?.[0]?.dataset.begins;
  if (!begins) return;
  const known = JSON.parse(begins);
  for (const field of target.form.querySelectorAll("[data-begins-as]:not([data-chosen])")) {
    field.value = known[field.dataset.beginsAs];
  }
});
// A day of issue that is still to come is told before it is filled in.
document.addEventListener("input", ({ target }) => {
  const told = document.querySelector(`[data-ahead="${target.id}"]`);
  if (!told) return;
  const typed = target.value.trim().split(/[/.-]/).map(Number);
  const [day, month, year] = typed[0] > 31 ? typed.reverse() : typed;
  told.hidden = !(new Date(year, month - 1, day) > new Date());
});
// Coming back to a page, its forms can be sent again.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

listen(document);
save(document);
for (const part of document.querySelectorAll("[data-part]")) renew(part);
tell();

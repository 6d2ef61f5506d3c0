"use strict";
// The page of a plan: what is typed is an order to the server, one after the other; the page that it prints is
// drawn behind it, and typing never waits for either.

const plan = document.getElementById("ke-hoach");
const form = document.getElementById("bieu");
const say = (id, words) => { document.getElementById(id).textContent = words; };
const english = document.documentElement.lang === "en";
const word = (vi, en) => (english ? en : vi);
const field = (place) => document.getElementById("f-" + place);
const reason = (place) => document.getElementById("w-" + place);
let seen = plan.dataset.seen;
let asked = [];
let page = 1;
let pages = 0;
let marks = [];
let found = [];
let judged = false; // what nobody has looked at yet is not called complete

// Orders go out in their order; what is typed on meanwhile waits behind them.
let sending = Promise.resolve();
let waiting = 0;
let last = document.getElementById("da-luu").textContent; // what was told of saving
const gone = word("Chưa lưu được: tệp của kế hoạch đã đổi tên, chuyển chỗ hoặc bị xóa. Chữ vừa gõ còn ở ô; đưa tệp về chỗ cũ rồi gõ tiếp.", "Not saved: the file of the plan was renamed, moved or deleted. What was typed is still here; put the file back, and type on.");
const queue = [];
function order(what, after) {
  waiting += 1;
  queue.push(what);
  sending = sending.then(async () => {
    try {
      if (queue[0] !== what) return; // it went out when the page went
      queue.shift();
      const answer = await sent(what);
      const told = answer.status === 404 ? { refused: gone } : await answer.json();
      if (told.refused) { say("da-luu", told.refused); refused(what); return; }
      take(told, what);
      if (after) after(told);
    } catch {
      say("da-luu", word("Chưa lưu được: trang đã đóng. Chữ vừa gõ còn ở ô.", "Not saved: the page has ended."));
      refused(what);
    } finally { waiting -= 1; if (!waiting) plan.removeAttribute("aria-busy"); }
  });
  plan.setAttribute("aria-busy", "true");
  return sending;
}
function sent(what) {
  const body = JSON.stringify({ tep: plan.dataset.tep, seen, asked, ...what });
  // It arrives though the tab is closed meanwhile; browsers let no more than 64 KiB outlive it.
  const keepalive = body.length < 20000;
  return fetch("/ke-hoach/sua", { method: "POST", body, keepalive, headers: { "Content-Type": "application/json" } });
}

// What could not be saved stays marked, and goes out again with the next change of its field.
function refused(what) {
  const own = what.place && field(what.place);
  if (own) own.dataset.unsaved = "1";
}

function take(told, what) {
  seen = told.seen;
  last = told.at;
  say("da-luu", last);
  document.getElementById("lui").disabled = !told.undo;
  document.getElementById("toi").disabled = !told.redo;
  const text = document.getElementById("chu");
  if (document.activeElement !== text) { text.value = told.text; number(); }
  if (told.title) entitle(told.title);
  for (const [key, [said, lacks]] of Object.entries(told.parts)) judge(key, said, lacks);
  if (told.form) rebuild(told.form, what);
  else if (field(what.place)) {
    const own = field(what.place);
    delete own.dataset.unsaved;
    own.dataset.base = told.shown;
    // What was typed on meanwhile is shown as it stands.
    if (own.value === (what.op === "open" ? "" : what.words)) own.dataset.shown = told.shown;
    if (document.activeElement !== own) settle(own);
  }
  for (const note of told.notes) say("da-luu", told.at + ". " + note);
  ask(told.clashes);
  draw();
}

// The page is called what the plan is.
function entitle(said) {
  const own = document.querySelector("header h1");
  document.title = document.title.replace(own.textContent.trim(), said);
  own.textContent = said;
}

// What a part is told to be: what it lacks at once, that it is complete when it was judged.
function judge(key, said, lacks) {
  const own = document.querySelector(`#p-${key} .told`);
  own.dataset.first = said;
  own.classList.remove("adds");
  if (lacks) delete own.dataset.judged;
  else own.dataset.judged = said;
}

// The form is renewed around the field in which somebody types; what folds stays as it was.
function rebuild(html, what) {
  const open = new Map([...form.querySelectorAll("details[id]")].map((one) => [one.id, one.open]));
  const at = document.activeElement?.id.replace(/(?<=^f-).*/, (place) => shifted(place, what));
  const from = form.contains(document.activeElement) ? document.activeElement.selectionStart : null;
  const top = form.parentElement.scrollTop;
  const typed = pending();
  for (const one of queue) if (one.place) one.place = shifted(one.place, what);
  form.innerHTML = "";
  form.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  for (const [id, is] of open) { const one = document.getElementById(id); if (one) one.open = is; }
  form.parentElement.scrollTop = top;
  const clashed = typed.filter((own) => !keep(own, what)).map((own) => "f-" + shifted(own.dataset.place, what));
  fit();
  const same = !clashed.includes(at) && at && document.getElementById(at);
  if (same && form.contains(same)) { same.focus({ preventScroll: true }); try { same.setSelectionRange(from, from); } catch { /* no text */ } }
  show();
}

// What was typed while the form was on its way stands in the new one and goes out; where somebody else changed
// the same box meanwhile, that is asked.
const pending = () => [...new Set([...timers.keys(), ...queue.filter((one) => one.op === "put").map((one) => field(one.place))])].filter((own) => own?.dataset.place);
const alike = (one, other) => (one || "").trim() === other.trim();
// Where a place is now that an order of this page has moved rows; "" of what it took away.
function shifted(place, { op, place: at, index, into }) {
  const row = (list) => (place.startsWith(list + "/") ? Number(place.slice(list.length + 1).split("/")[0]) : -1);
  const set = (list, to) => [list, to, ...place.slice(list.length + 1).split("/").slice(1)].join("/");
  if (op === "insert") return row(at) >= index ? set(at, row(at) + 1) : place;
  if (op !== "remove" && op !== "move") return place;
  const [list, from] = [above(at, 1), Number(at.split("/").at(-1))];
  const to = into === list && index > from ? index - 1 : index;
  if (row(list) === from) return op === "remove" ? "" : into + "/" + to + place.slice(at.length);
  if (row(list) > from) place = set(list, row(list) - 1);
  return op === "move" && row(into) >= to ? set(into, row(into) + 1) : place;
}
function keep(own, what) {
  const { sent, base } = own.dataset;
  const place = shifted(own.dataset.place, what);
  const [now, isNew] = [field(place), timers.has(own)];
  clearTimeout(timers.get(own));
  timers.delete(own);
  const known = [base, sent, what.place === place ? what.words : sent];
  if (now && known.some((one) => alike(one, now.value))) {
    now.value = own.value;
    Object.assign(now.dataset, { sent, base });
    if (isNew) timers.set(now, setTimeout(put, 40, now));
    return true;
  }
  for (const one of queue.filter((one) => one.place === place)) queue.splice(queue.indexOf(one), 1);
  ask([{ place: now ? place : "", label: own.getAttribute("aria-label"), mine: own.value, theirs: now ? now.value : own.value }]);
  return false;
}

function fit(only) {
  for (const one of only ? [] : form.querySelectorAll("[data-wide]")) one.style.flexGrow = one.dataset.wide;
  for (const one of only ? [only] : form.querySelectorAll("textarea")) {
    one.classList.toggle("heavy", /^\*\*[^*]+\*\*$/.test(one.value.trim()));
    one.style.height = "auto";
    one.style.height = one.scrollHeight + 2 + "px";
  }
}

// Typing: the value goes out at once, and while another is on its way a moment after the last key.
const timers = new Map();
function put(own, at) {
  clearTimeout(timers.get(own));
  timers.delete(own);
  if (!own.dataset.unsaved && own.dataset.sent === own.value) { if (!waiting) say("da-luu", last); return; }
  own.dataset.sent = own.value;
  const place = own.dataset.place || own.dataset.open;
  // As long as nothing is typed where something is missing, it is missing, for the reason beside it.
  const [says, why] = [field(place) || own, reason(place)];
  order(why && !says.value ? { op: "open", place, words: why.value } : { op: "put", place, words: says.value }, at);
}
form.addEventListener("input", (event) => {
  const own = event.target;
  if (own.tagName === "TEXTAREA") fit(own);
  if (!own.dataset.place && !own.dataset.open) return;
  if (own.dataset.still) { delete own.dataset.still; own.removeAttribute("aria-description"); }
  delete own.dataset.shown;
  say("da-luu", word("Đang lưu…", "Saving…"));
  if (own.dataset.place && own.tagName !== "SELECT") offer(own);
  clearTimeout(timers.get(own));
  timers.set(own, setTimeout(put, waiting && own.tagName !== "SELECT" ? 40 : 0, own));
});
form.addEventListener("focusin", (event) => {
  const own = event.target;
  if (own.dataset.place && own.dataset.sent === undefined) own.dataset.sent = own.dataset.base = own.value;
  stroke(own.dataset.place);
});
form.addEventListener("focusout", (event) => {
  const own = event.target;
  unoffer();
  if (timers.has(own)) put(own);
  // “không quá 2” is a figure of its own, which has another box.
  if (/\/target\/(at_least|at_most|exactly)$/.test(own.dataset.place || "") && /[^\d.,%\s-]/.test(own.value)) order({ op: "put", place: own.dataset.place, words: own.value, whole: true });
  if (own.dataset.open && own.dataset.sent) order({ op: "look", whole: true }); // its box says the new reason
  settle(own);
  if (found.some((one) => one.is_empty)) setTimeout(show);
});
// A box that is left shows its value as the plan has it, of what was typed last.
function settle(own) {
  if (!own.dataset.shown) return;
  own.value = own.dataset.sent = own.dataset.shown;
  delete own.dataset.shown;
}
form.addEventListener("submit", (event) => event.preventDefault());
const flush = () => { for (const own of [...timers.keys()]) put(own); };
// Nothing comes back to a page that goes: what is left goes out at once, and is merged by its field.
addEventListener("pagehide", () => { flush(); for (const what of queue.splice(0)) sent(what); });

// What a field may say: offered while somebody types, by the part of it that is typed just now.
const offers = document.getElementById("goi-y");
const bare = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
const known = new Map();
let offered = null;
const part = (own) => {
  const before = own.value.slice(0, own.selectionStart);
  const from = Math.max(before.lastIndexOf("[["), own.dataset.names ? before.lastIndexOf(";") + 1 : 0, 0);
  return [from + (/^\s*/.exec(before.slice(from))[0].length), before.length];
};
async function offer(own, all) {
  const key = own.dataset.place.replace(/\d+/g, "0");
  if (!known.has(key)) known.set(key, fetch("/ke-hoach/goi-y?" + new URLSearchParams({ tep: plan.dataset.tep, cho: own.dataset.place })).then((answer) => answer.json()).catch(() => []));
  const words = await known.get(key);
  const [from, to] = part(own);
  const said = bare(own.value.slice(from, to));
  const fit = said || all ? words.filter((one) => bare(one).includes(said) && one !== own.value.slice(from, to)).slice(0, 8) : [];
  if (document.activeElement !== own || !fit.length) { unoffer(); return; }
  offered = { own, from, to, at: -1 };
  offers.replaceChildren(...fit.map((one, at) => {
    const row = document.createElement("li");
    row.id = "goi-y-" + at;
    row.role = "option";
    row.textContent = one;
    row.addEventListener("mousedown", (event) => event.preventDefault());
    row.addEventListener("click", () => pick(at));
    return row;
  }));
  offers.hidden = false;
  lay(own.getBoundingClientRect());
  own.setAttribute("aria-controls", "goi-y");
  own.setAttribute("aria-autocomplete", "list");
  say("so-goi-y", fit.length + word(" gợi ý, mũi tên xuống để chọn", " suggestions, arrow down to choose"));
}
// Beside the form, at the height of the box; where nothing is beside it, at the other end of the screen: what
// is offered never lies over a box that somebody is about to press.
function lay(box) {
  const [half, all, beside] = [form.parentElement, offers.parentElement, right].map((one) => one.getBoundingClientRect());
  const apart = beside.left < half.right;
  offers.classList.toggle("apart", apart);
  const up = apart && box.top > innerHeight / 2;
  offers.style.bottom = apart && !up ? 0 : "auto";
  offers.style.top = apart ? (up ? 0 : "auto") : Math.max(0, Math.min(box.top - all.top, all.height - offers.offsetHeight)) + "px";
  offers.style.left = apart ? 0 : beside.left - all.left + "px";
  offers.style.width = apart ? "100%" : beside.width + "px";
}
function unoffer() {
  if (!offers.hidden) say("so-goi-y", "");
  offers.hidden = true;
  offered?.own.removeAttribute("aria-activedescendant");
  offered = null;
}
function step(by) {
  const rows = [...offers.children];
  offered.at = (offered.at + by + rows.length + (offered.at < 0 && by < 0 ? 1 : 0)) % rows.length;
  for (const [at, row] of rows.entries()) row.setAttribute("aria-selected", String(at === offered.at));
  offered.own.setAttribute("aria-activedescendant", "goi-y-" + offered.at);
}
function pick(at) {
  const { own, from, to } = offered;
  own.setRangeText(offers.children[at].textContent, from, to, "end");
  unoffer();
  own.dispatchEvent(new Event("input", { bubbles: true }));
  unoffer();
}
form.addEventListener("keydown", (event) => {
  const own = event.target;
  if (!offered || offered.own !== own) {
    if (event.altKey && event.key === "ArrowDown" && own.dataset.place && own.tagName !== "SELECT") { event.preventDefault(); offer(own, true); }
    return;
  }
  const done = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Escape: unoffer, Enter: offered.at < 0 ? null : () => pick(offered.at) }[event.key];
  if (!done || event.ctrlKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  done();
});

// Rows: new, moved, further in or out, gone; by button and by key.
const element = (own) => own.closest("[data-element]");
const where = (row) => ({ list: row.dataset.list, index: Number(row.dataset.index), place: row.dataset.element });
const above = (place, steps) => place.split("/").slice(0, -steps).join("/");
function first(place) {
  const row = form.querySelector(`[data-element="${CSS.escape(place)}"]`);
  for (let up = row; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  const boxes = [...(row?.querySelectorAll("textarea, input") || [])];
  const own = boxes[0]?.value ? boxes.find((one) => !one.classList.contains("title")) : null;
  (own || boxes[0])?.focus();
}
// Until the new row is there, what is typed gathers in a box in its place, and not in the row above.
function add(list, index, near, words = "") {
  flush();
  const box = document.createElement("textarea");
  box.setAttribute("aria-label", word("Dòng mới", "New row"));
  box.className = "coming";
  near.after(box);
  box.focus();
  order({ op: "insert", place: list, index, words, whole: true }, () => {
    if (document.activeElement === document.body) first(list + "/" + index);
    const own = field(document.activeElement.dataset.place);
    if (!box.value || !own) return;
    own.value = box.value;
    own.dispatchEvent(new Event("input", { bubbles: true }));
  }).then(() => { if (!box.value) box.remove(); });
}
function move(row, into, index, then) {
  flush();
  const id = document.activeElement?.id?.slice(2) || "";
  const rest = id.startsWith(row.dataset.element) ? id.slice(row.dataset.element.length) : "";
  order({ op: "move", place: row.dataset.element, into, index, whole: true }, () => (field(then + rest) ? field(then + rest).focus() : first(then)));
}
// The cell of a table that was written in last: what is joined or divided.
let chosen = null;
form.addEventListener("focusin", (event) => { chosen = event.target.closest("[data-cell]") || (event.target.dataset.op === "join" ? chosen : null); });
const joining = { arrowright: "right", arrowdown: "below", arrowleft: "divide", arrowup: "divide" };
const acts = {
  undo: () => { flush(); order({ op: "undo", whole: true }); },
  redo: () => { flush(); order({ op: "redo", whole: true }); },
  withdraw: () => { flush(); order({ op: "withdraw", whole: true }, () => lead("number")); },
  add: (button) => add(button.dataset.place, Number(button.dataset.index), button, button.dataset.key),
  remove(button) {
    const { list, index, place } = where(element(button));
    flush();
    order({ op: "remove", place, whole: true }, () => first(list + "/" + Math.max(index - 1, 0)));
  },
  up(button) { const row = element(button); const { list, index } = where(row); if (index) move(row, list, index - 1, list + "/" + (index - 1)); },
  down(button) {
    const row = element(button);
    const { list, index } = where(row);
    if (form.querySelector(`[data-element="${CSS.escape(list + "/" + (index + 1))}"]`)) move(row, list, index + 2, list + "/" + (index + 1));
  },
  in(button) {
    const row = element(button);
    const { list, index } = where(row);
    if (!index) return;
    const into = list + "/" + (index - 1) + "/items";
    const at = form.querySelectorAll(`[data-list="${CSS.escape(into)}"]`).length;
    move(row, into, at, into + "/" + at);
  },
  out(button) {
    const row = element(button);
    const { list } = where(row);
    const parent = form.querySelector(`[data-element="${CSS.escape(above(list, 1))}"]`);
    if (!parent) return;
    const { list: outer, index } = where(parent);
    move(row, outer, index + 1, outer + "/" + (index + 1));
  },
  join(button) {
    const cell = button.closest("[data-cell]") || chosen;
    if (!cell?.isConnected) { say("da-luu", word("Đặt con trỏ vào một ô của bảng trước.", "Put the cursor into a cell of the table first.")); return; }
    const place = cell.dataset.cell;
    flush();
    order({ op: "join", place, words: button.dataset.how, whole: true }, () => form.querySelector(`[data-cell="${CSS.escape(place)}"] :is(input, textarea)`)?.focus());
  },
  dots(button) {
    const { place } = button.dataset;
    order({ op: "open", place, words: word("chưa có", "not known yet"), whole: true }, () => {
      reason(place).closest("details").open = true;
      reason(place).focus();
      reason(place).select();
    });
  },
  ask(button) {
    const { place } = button.dataset;
    if (place.endsWith("/table")) { flush(); order({ op: "begin", place, whole: true }, () => field(place + "/columns/0/title")?.focus()); return; }
    asked = [...asked, button.dataset.place];
    flush();
    order({ op: "text", words: document.getElementById("chu").value, whole: true }, () => {
      const own = field(button.dataset.place) || form.querySelector(`[data-at="${CSS.escape(button.dataset.place)}"] :is(input, textarea, button)`);
      for (let up = own; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
      own?.focus();
    });
  },
};
plan.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-op]");
  if (button) acts[button.dataset.op](button);
  // What an empty part offers to add is added by the press that opens it.
  const piece = event.target.closest(".told.adds")?.closest(".piece");
  const adds = piece?.querySelector(".add");
  if (!adds) return;
  event.preventDefault();
  piece.open = true;
  acts.add(adds);
});
// A menu closes when something else is pressed, or Escape.
const menus = (but) => { for (const one of plan.querySelectorAll("details.menu[open]")) if (one !== but) one.open = false; };
document.addEventListener("click", (event) => menus(event.target.closest("details.menu")));
document.addEventListener("keydown", (event) => {
  const own = event.key === "Escape" && event.target.closest?.("details.menu[open]");
  if (own) { own.open = false; own.querySelector("summary").focus(); }
});
// Undoing leaves the focus where it is, or nowhere when its field went.
document.addEventListener("keydown", (event) => {
  const own = event.target;
  const row = own.dataset?.row && element(own);
  const key = event.key.toLowerCase();
  const by = (name) => { event.preventDefault(); acts[name](own); };
  if (event.ctrlKey && !event.altKey && own.id !== "chu" && (key === "z" || key === "y")) { by(key === "y" || event.shiftKey ? "redo" : "undo"); return; }
  if (key === "enter" && (own.className === "coming" || (own.dataset?.names && !row))) event.preventDefault();
  const cell = event.altKey && event.shiftKey && joining[key] && own.closest?.("[data-cell]");
  if (cell) { event.preventDefault(); cell.dataset.how = joining[key]; acts.join(cell); return; }
  if (!row || event.isComposing) return;
  if (key === "enter" && !event.shiftKey && !event.ctrlKey) { event.preventDefault(); put(own); add(row.dataset.list, Number(row.dataset.index) + 1, row); }
  else if (event.ctrlKey && key === "arrowup") by("up");
  else if (event.ctrlKey && key === "arrowdown") by("down");
  else if (event.altKey && key === "arrowright") by("in");
  else if (event.altKey && key === "arrowleft") by("out");
  else if (event.ctrlKey && key === "delete") by("remove");
});
// A table that was pasted is open, whatever folds away with it.
function pasted(place) {
  const rest = document.getElementById("r-" + place);
  if (rest?.querySelector("[data-cell]")) rest.open = true;
  first(place);
}
// What a table that is pasted looks like, which its plain text does not say: a total that is bold stays so;
// what else is bold, or joined, does not come along, and that is said.
const IS_TOTAL = /^\s*(tổng|cộng)/i;
function dressed(words, html) {
  const bare = html.replace(/<style[^]*?<\/style>/gi, "").replace(/\sstyle=/gi, " data-looks=");
  const shown = new DOMParser().parseFromString(bare, "text/html");
  const heavy = [...html.matchAll(/\.([\w-]+)\s*\{[^}]*font-weight:\s*(?:bold|[7-9]00)/g)].map((one) => one[1]);
  const said = (one) => one.textContent.trim();
  const isBold = (cell) => said(cell) && (/font-weight:\s*(?:bold|[7-9]00)/.test(cell.dataset.looks) || heavy.some((one) => cell.classList.contains(one)) || [...cell.querySelectorAll("b, strong")].map(said).join(" ") === said(cell));
  const all = [...shown.querySelectorAll("tr")].map((row) => [...row.cells]);
  const rows = all.slice(Math.max(0, all.findIndex((cells) => cells.filter(said).length > 1))); // without its name above
  const plain = rows.filter((cells) => !IS_TOTAL.test(cells[0]?.textContent || ""));
  const lost = [
    [plain.flat().some((cell) => cell.colSpan > 1 || cell.rowSpan > 1), word("ô gộp (gộp lại bằng nút ở dưới bảng)", "joined cells (join them by the buttons below the table)")],
    [plain.slice(1).flat().some(isBold), word("chữ đậm (viết **chữ** thì in đậm)", "bold words (**words** are printed bold)")],
  ].filter(([is]) => is).map((one) => one[1]);
  const lines = words.split("\n");
  for (const cells of rows.filter((one) => !plain.includes(one) && one.every((cell) => !said(cell) || isBold(cell)))) {
    const at = lines.findIndex((line) => line.startsWith(said(cells[0]) + "\t"));
    if (at >= 0) lines[at] = lines[at].replace(/[^\t\r]+/g, (one) => (one.trim() ? `**${one.trim()}**` : one));
  }
  return [lines.join("\n"), lost.length ? word("Không theo sang khi dán: ", "Did not come along: ") + lost.join("; ") + "." : ""];
}
// Lines become items, a table tasks or a table; where none can stand it is said where one can.
form.addEventListener("paste", (event) => {
  const own = event.target;
  const row = own.dataset.row && element(own);
  const [words, lost] = dressed(event.clipboardData?.getData("text/plain") || "", event.clipboardData?.getData("text/html") || "");
  const table = /\t.*\n.*\t/s.test(words.trim());
  if (!table && (!row || own.closest(".cell") || !(/\t/.test(words) || words.trim().includes("\n")))) return;
  event.preventDefault();
  if (!row) {
    say("da-luu", word("Ô này chỉ nhận một câu. Dán bảng vào ô nội dung của một mục, hoặc vào một ô của bảng còn trống.", "This box takes a sentence. Paste a table into the words of an item, or into a cell of an empty table."));
    return;
  }
  const { list, index, place } = where(row);
  const behind = own.value.trim() ? 1 : 0;
  const cell = own.closest("[data-cell]")?.dataset.cell.split("/").at(-1);
  flush();
  order({ op: "paste", place, index: Number(cell || 0), words, whole: true }, (told) => {
    pasted(list + "/" + (index + behind));
    if (lost) say("da-luu", told.at + ". " + lost);
  });
});

// What both sides changed is asked, and nothing waits for the answer.
function ask(clashes) {
  const box = document.getElementById("hoi");
  for (const clash of clashes) {
    const one = document.createElement("div");
    const words = document.createElement("p");
    words.textContent = word("Người khác cũng vừa sửa", "Somebody else changed this too") + ": " + clash.label;
    const buttons = [["mine", word("Lấy của tôi", "Take mine"), clash.mine], ["theirs", word("Giữ bản trên máy", "Keep theirs"), clash.theirs]].map(([side, said, value]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = said + ": " + (value || word("(bỏ)", "(gone)"));
      button.addEventListener("click", () => {
        if (side === "mine" && clash.place) order(clash.mine ? { op: "put", place: clash.place, words: clash.mine, whole: true } : { op: "remove", place: clash.place, whole: true });
        one.remove();
        box.hidden = !box.children.length;
      });
      return button;
    });
    one.append(words, ...(clash.place ? buttons : [buttons[1]]));
    box.append(one);
  }
  box.hidden = !box.children.length;
}

// The page as it prints: one drawing at a time, the newest text after it; the old page is grey meanwhile.
let drawing = false;
let again = false;
let quick = false;
// Where laying out takes its time, what is wrong is told before.
async function look() {
  try {
    found = await (await fetch("/ke-hoach/loi?" + new URLSearchParams({ tep: plan.dataset.tep }))).json();
    judged = true;
    show();
  } catch { /* the server has ended: the beat says so */ }
}
const frame = document.getElementById("khung");
const image = document.getElementById("trang");
const right = frame.parentElement;
// How large the page is: in hundredths of the paper, 0 is as wide as its half of the screen.
const SIZES = [50, 67, 80, 100, 125, 150, 200];
const DOTS = [110, 165, 220];
const PAPER = 794;
let size = Number(sessionStorage.getItem("co-trang")) || 0;
let paper = PAPER;
const hundredths = () => size || Math.round((frame.clientWidth / paper) * 100);
const dots = () => DOTS.find((one) => one * 1.1 >= hundredths() * 0.96 * devicePixelRatio) || DOTS.at(-1);
function resize(to) {
  size = to;
  sessionStorage.setItem("co-trang", String(size));
  sized();
  if (dots() !== drawn) draw();
}
let drawn = 0;
function sized() {
  frame.style.width = size ? (paper * size) / 100 + "px" : "";
  frame.classList.toggle("sized", size > 0);
  say("co", hundredths() + " %");
  document.getElementById("vua").setAttribute("aria-pressed", String(!size));
  document.getElementById("nho").disabled = hundredths() <= SIZES[0];
  document.getElementById("lon").disabled = hundredths() >= SIZES.at(-1);
}
const sizes = {
  "-": () => resize(SIZES.findLast((one) => one < hundredths()) || SIZES[0]),
  "+": () => resize(SIZES.find((one) => one > hundredths()) || SIZES.at(-1)),
  "=": () => sizes["+"](),
  "0": () => resize(0),
};
for (const [id, key] of [["nho", "-"], ["lon", "+"], ["vua", "0"]]) document.getElementById(id).addEventListener("click", sizes[key]);
right.addEventListener("keydown", (event) => {
  if (!sizes[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  sizes[event.key]();
});
addEventListener("resize", sized);
async function draw() {
  if (drawing) { again = true; if (!quick) look(); return; }
  drawing = true;
  if (performance.now() - looked < LONGEST) clearTimeout(looking);
  frame.classList.add("old");
  const of = seen;
  if (!quick) look();
  try {
    const told = await (await fetch("/ke-hoach/trang?" + new URLSearchParams({ tep: plan.dataset.tep, so: page, net: (drawn = dots()) }))).json();
    if (told.image) await paint(told, of);
    else say("vi-sao", told.why || word("Trang in sẽ hiện lại khi chỗ trống đã điền, chỗ có dấu ✗ đã sửa.", "The page comes back when what is empty is filled in, and what is marked ✗ mended."));
  } catch { /* the server has ended: the beat says so */ }
  drawing = false;
  clearTimeout(looking);
  looking = setTimeout(around, performance.now() - looked < LONGEST ? PAUSE : 0);
  if (again) { again = false; draw(); }
}
// What is wrong, and where the values stand, comes after the page: in a pause, or after a while of typing on.
const [PAUSE, LONGEST] = [250, 1500];
let looked = 0;
let looking = 0;
async function around() {
  looked = performance.now();
  try {
    const told = await (await fetch("/ke-hoach/quanh?" + new URLSearchParams({ tep: plan.dataset.tep }))).json();
    if (told.later && !drawing) { clearTimeout(looking); looking = setTimeout(around, PAUSE); }
    if (!told.problems) return;
    [found, marks, judged] = [told.problems, told.marks, true];
    show();
    stroke(document.activeElement?.dataset?.place, true);
  } catch { /* the server has ended: the beat says so */ }
}
async function paint(told, of) {
  const next = new Image();
  next.src = told.image;
  await next.decode();
  image.src = told.image;
  image.hidden = false;
  quick = told.engine.startsWith("rdocx");
  [page, pages, paper] = [told.number, told.pages, (told.size[0] * 4) / 3];
  sized();
  say("trang-so", word("trang", "page") + ` ${page} / ${pages}`);
  say("may-ve", word("Trang xem thử", "How its pages look") + (told.estimates ? word("; Word có thể khác", "; Word may differ") : ""));
  say("vi-sao", told.older ? told.why || word("Trang này là của lúc trước; trang mới hiện khi chỗ trống đã điền, chỗ có dấu ✗ đã sửa.", "This page is of before; the new one comes when what is empty is filled in, and what is marked ✗ mended.") : told.lacks ? word("Trang này chưa vẽ hết văn bản (biểu đồ); bản Word thì đủ.", "Not all is drawn here (charts); the Word document has it all.") : "");
  document.getElementById("trang-truoc").disabled = page <= 1;
  document.getElementById("trang-sau").disabled = page >= pages;
  frame.classList.toggle("old", told.older || of !== seen);
  frame.dataset.seen = told.older ? "" : of;
}
function turn(to) { page = to; draw(); }
document.getElementById("trang-truoc").addEventListener("click", () => turn(page - 1));
document.getElementById("trang-sau").addEventListener("click", () => turn(page + 1));

// From a field to its line, and from a line to its field.
function stroke(place, stay) {
  const box = document.getElementById("vach");
  const own = marks.filter((one) => one[0] === place);
  const here = own.filter((one) => one[1] === page);
  if (own.length && !here.length && !stay) { turn(own[0][1]); return; }
  box.replaceChildren(...here.map((one) => struck(one.slice(2))));
  box.hidden = !here.length;
  if (here.length) bring(box.firstChild);
}
// The part of the page that is spoken of is brought into sight, within its own half of the screen.
function bring(line) {
  const [at, room] = [line.getBoundingClientRect(), right.getBoundingClientRect()];
  const bar = right.firstElementChild.offsetHeight;
  if (at.top < room.top + bar || at.bottom > room.bottom) right.scrollTop += at.top - room.top - Math.max(bar, room.height / 3);
  if (at.left < room.left || at.left > room.right - 40) right.scrollLeft += at.left - room.left - 20;
}
frame.addEventListener("click", (event) => {
  const area = image.getBoundingClientRect();
  const [x, y] = [(event.clientX - area.left) / area.width, (event.clientY - area.top) / area.height];
  const on = marks.filter((one) => one[1] === page);
  const at = on.filter((one) => one[2] <= x && x <= one[4] && one[3] <= y && y <= one[5]);
  if (at.length) { lead(at.sort((a, b) => a[4] - a[2] - (b[4] - b[2]))[0][0]); return; }
  const own = on.filter((one) => one[3] <= y + 0.004);
  const line = Math.max(...own.map((one) => one[3]));
  const near = own.filter((one) => line - one[3] < 0.012).sort((a, b) => Math.abs(a[2] - x) - Math.abs(b[2] - x));
  if (near.length) lead(near[0][0]);
});
function target(place) {
  for (let at = place; at; at = above(at, 1)) {
    const own = field(at) || form.querySelector(`[data-at="${CSS.escape(at)}"] :is(input, select, textarea, .add)`);
    if (own) return own;
  }
  return null;
}
function lead(place, line) {
  const own = target(place);
  for (let up = own; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  own?.focus();
  own?.scrollIntoView({ block: "center" });
  if (!own && line) lineOf(line);
}
// What has no field is mended in the text of the file.
function lineOf(line) {
  text.closest("details").open = true;
  number();
  const from = text.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(from, from + (text.value.split("\n")[line - 1] || "").length);
  text.scrollIntoView({ block: "nearest" });
}

// What is wrong, in words, each leading to its field.
const signs = { error: "✗", warning: "!", info: "i", undecided: "?" };
// Of the row in which somebody stands it is not told that it is empty: it is about to be filled.
const begun = (one) => one.is_empty && document.activeElement?.closest("[data-element]")?.contains(target(one.place));
function show() {
  const all = found.filter((one) => !begun(one));
  const told = all.filter((one) => one.severity !== "info" && one.severity !== "undecided");
  const gaps = all.filter((one) => one.is_gap && !told.includes(one)).length;
  const hints = all.length - told.length - gaps;
  const empty = found.filter(begun).map((one) => target(one.place));
  const counts = [[told.length, word("chỗ cần sửa", "to mend")], [empty.length, word("chỗ đang điền", "being filled in")], [gaps, word("chỗ chưa điền", "still open")], [hints, word("nhắc", "hints")]];
  say("dem", counts.filter(([count], at) => count || !at).map((one) => one.join(" ")).join(" · "));
  const rows = [...told, ...all.filter((one) => !told.includes(one))].slice(0, 40).map((one) => {
    const row = document.createElement("li");
    row.className = one.severity;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.textContent = `${signs[one.severity]} ${one.message}`;
    button.addEventListener("click", () => lead(one.place, one.line));
    row.append(button, document.createTextNode(one.advice ? " → " + one.advice : ""));
    if (one.press) row.append(" ", pressed(one));
    return row;
  });
  document.getElementById("loi").replaceChildren(...rows);
  for (const own of form.querySelectorAll("[aria-invalid]")) own.removeAttribute("aria-invalid");
  for (const one of told) field(one.place)?.setAttribute("aria-invalid", "true");
  const wrong = told.map((one) => target(one.place));
  for (const piece of form.querySelectorAll(".piece")) {
    const [said, count] = [piece.querySelector(".told"), wrong.filter((own) => piece.contains(own)).length];
    said.dataset.first ??= said.dataset.judged ?? said.textContent;
    if (said.dataset.judged && !judged) continue;
    const told = empty.some((own) => piece.contains(own)) ? word("đang điền", "being filled in") : said.dataset.first;
    said.textContent = count && !said.dataset.first.includes(":") ? `${count} ${word("chỗ cần sửa", "to mend")}` : told;
    said.classList.toggle("wrongs", count > 0);
  }
  number();
}

// What the program can do about a finding by itself: a link, or a value for a place, that of the finding
// where no other is named, with what is to be typed then.
function pressed({ press, place }) {
  const own = document.createElement(press.href ? "a" : "button");
  own.className = "button small";
  own.textContent = press.words;
  if (press.href) own.href = press.href;
  else {
    own.type = "button";
    const [at, then] = [press.at || place, press.then || place];
    own.addEventListener("click", () => { flush(); order({ op: press.op || "put", place: at, words: press.put, whole: true }, () => lead(then)); });
  }
  return own;
}

// The text of the file, with numbers and signs at its lines.
const text = document.getElementById("chu");
function number() {
  const wrong = new Map(found.map((one) => [one.line, signs[one.severity]]));
  const lines = text.value.split("\n").length;
  say("so-dong", Array.from({ length: lines }, (_, at) => `${wrong.get(at + 1) || " "} ${String(at + 1).padStart(4)}`).join("\n"));
  text.style.height = lines * 1.35 + 2 + "em";
}
let typing = 0;
text.addEventListener("input", () => {
  number();
  clearTimeout(typing);
  typing = setTimeout(() => order({ op: "text", words: text.value, whole: true }), 400);
});
text.addEventListener("blur", () => { if (typing) { clearTimeout(typing); typing = 0; order({ op: "text", words: text.value, whole: true }); } });

// Another program may write the file at any moment: coming back, the page looks.
addEventListener("focus", () => { if (!waiting && !timers.size) order({ op: "look", whole: true }); });

fit();
number();
draw();

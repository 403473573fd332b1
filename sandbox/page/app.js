"use strict";

// Draws the phones from what the server knows, and sends what the visitor does. The server is the only state; this page keeps none.

const phones = new Map();
const samples = ["router.png", "layar.png", "kabel.png"];
const day = new Intl.DateTimeFormat("id-ID", { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "Asia/Jakarta" });
const clock = new Intl.DateTimeFormat("id-ID", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Jakarta" });
const health = document.getElementById("health");

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

async function post(path, body) {
  const form = body instanceof FormData;
  const response = await fetch(path, {
    method: "POST", body: form ? body : JSON.stringify(body ?? {}), headers: form ? {} : { "Content-Type": "application/json" },
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
}

// The bot's markup: only the tags that Telegram knows become elements, everything else stays text.
function markup(html) {
  const source = new DOMParser().parseFromString(`<body>${html}`, "text/html").body;
  const copy = (from, to) => {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) to.append(node.textContent);
      else if (["B", "I", "U", "S", "CODE", "PRE"].includes(node.tagName)) to.append(copy(node, document.createElement(node.tagName)));
      else copy(node, to);
    }
    return to;
  };
  return copy(source, document.createDocumentFragment());
}

function drawMessage(message, id) {
  const parts = [];
  const bubble = make("div", { className: message.fromBot ? "message" : "message me" });
  bubble.dataset.id = message.id;
  if (message.photo) {
    const image = make("img", { src: `/api/files/${message.photo}`, alt: "Foto", loading: "lazy" });
    image.addEventListener("click", () => {
      const dialog = document.getElementById("photo");
      dialog.querySelector("img").src = image.src;
      dialog.showModal();
    });
    bubble.append(image);
  }
  if (message.file) bubble.append(make("a", { className: "file", textContent: `📄 ${message.file.name}`, href: `/api/files/${message.file.id}`, download: message.file.name ?? "" }));
  if (message.html) bubble.append(markup(message.html));
  else if (message.text) bubble.append(message.text);
  bubble.append(make("time", { textContent: `${message.edited ? "diedit " : ""}${clock.format(new Date(message.at))}` }));
  parts.push(bubble);
  if (message.buttons.length > 0) {
    const keys = make("div", { className: "keys" });
    for (const row of message.buttons) {
      keys.append(make("div", {}, ...row.map(button => {
        const key = make("button", { type: "button", textContent: button.text });
        key.addEventListener("click", () => post(`/api/phones/${id}/press`, { messageId: message.id, data: button.data }));
        return key;
      })));
    }
    parts.push(keys);
  }
  return parts;
}

function toast(section, answer) {
  section.querySelectorAll(".toast").forEach(old => old.remove());
  const note = make("div", { className: "toast", role: "alert", textContent: answer.text });
  note.addEventListener("click", () => note.remove());
  section.append(note);
  setTimeout(() => note.remove(), answer.alert ? 8000 : 2500);
}

function draw(phone) {
  const known = phones.get(phone.id);
  const { section, chat, menu } = known;
  const atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 80;
  chat.replaceChildren(make("div", { className: "hint", textContent: phone.hint }), ...phone.messages.flatMap(message => drawMessage(message, phone.id)));
  const last = phone.messages.at(-1)?.id ?? 0;
  if (atEnd || last !== known.last) chat.scrollTop = chat.scrollHeight;
  if (known.last !== undefined && last !== known.last && !section.classList.contains("shown")) known.tab.classList.add("new");
  known.last = last;
  if (phone.app === "WhatsApp") {
    const app = section.querySelector(".app");
    app.textContent = phone.window ? "WhatsApp" : "WhatsApp · jendela 24 jam tertutup";
    app.classList.toggle("closed", !phone.window);
  }
  const answer = phone.answers.at(-1);
  if (answer && answer.queryId !== known.answered && known.answered !== undefined) toast(section, answer);
  known.answered = answer?.queryId ?? null;
  menu.replaceChildren(...(phone.commands ?? []).map(command => {
    const entry = make("button", { type: "button" }, make("b", { textContent: `/${command.command}` }), command.description);
    entry.addEventListener("click", () => { menu.hidden = true; post(`/api/phones/${phone.id}/text`, { text: `/${command.command}` }); });
    return entry;
  }));
}

async function sendFiles(id, files) {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  await post(`/api/phones/${id}/files`, form);
}

function addPhone(phone) {
  const section = document.getElementById("phone").content.cloneNode(true).firstElementChild;
  section.id = `phone-${phone.id}`;
  section.classList.add(phone.role.startsWith("Kepala") ? "head" : phone.role.startsWith("Staf") ? "staff" : "reporter");
  section.querySelector(".face").textContent = phone.name[0];
  section.querySelector("h2").textContent = phone.name;
  section.querySelector(".who p").textContent = phone.role;
  section.querySelector(".app").textContent = phone.app;
  section.classList.toggle("whatsapp", phone.app === "WhatsApp");
  if (phone.app === "WhatsApp") section.querySelector(".commands").hidden = true;
  const [chat, menu, tray, form, text, file] = [".chat", ".menu", ".samples", "form", "textarea", "input[type=file]"].map(name => section.querySelector(name));
  const send = () => {
    const words = text.value;
    if (words.trim() === "") return;
    text.value = "";
    post(`/api/phones/${phone.id}/text`, { text: words });
  };
  form.addEventListener("submit", event => { event.preventDefault(); send(); });
  text.addEventListener("keydown", event => { if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); send(); } });
  section.querySelector(".commands").addEventListener("click", () => { menu.hidden = !menu.hidden; tray.hidden = true; });
  section.querySelector(".attach").addEventListener("click", () => { tray.hidden = !tray.hidden; menu.hidden = true; });
  for (const name of samples) {
    const image = make("img", { src: `/page/samples/${name}`, alt: `Foto contoh ${name}`, tabIndex: 0 });
    const choose = async () => {
      tray.hidden = true;
      await sendFiles(phone.id, [new File([await (await fetch(image.src)).blob()], name, { type: "image/png" })]);
    };
    image.addEventListener("click", choose);
    image.addEventListener("keydown", event => { if (event.key === "Enter") choose(); });
    tray.append(image);
  }
  const fromDisk = make("button", { type: "button", textContent: "Dari komputer…" });
  fromDisk.addEventListener("click", () => file.click());
  tray.append(fromDisk);
  file.addEventListener("change", async () => { tray.hidden = true; await sendFiles(phone.id, file.files); file.value = ""; });
  const tab = make("button", { type: "button", textContent: phone.name.split(" ")[0] });
  tab.addEventListener("click", () => show(phone.id));
  document.getElementById("tabs").append(tab);
  document.getElementById("phones").append(section);
  phones.set(phone.id, { section, chat, menu, tab });
}

function show(id) {
  for (const [other, { section, tab, chat }] of phones) {
    section.classList.toggle("shown", other === id);
    tab.setAttribute("aria-selected", other === id);
    if (other === id) { tab.classList.remove("new"); chat.scrollTop = chat.scrollHeight; }
  }
}

function say(words, bad) {
  health.textContent = words;
  health.classList.toggle("bad", bad);
}

async function refresh() {
  const state = await (await fetch("/api/state")).json();
  for (const phone of state.phones) {
    if (!phones.has(phone.id)) addPhone(phone);
    draw(phone);
  }
  showClock(state.clock);
  document.getElementById("cut").setAttribute("aria-pressed", state.cut);
  document.getElementById("fast").setAttribute("aria-pressed", state.tooFast);
  say(state.cut ? "Jaringan terputus" : state.tooFast ? "Telegram dan WhatsApp menjawab 429" : "Bot berjalan", state.cut || state.tooFast);
}

// The room's clock runs ahead of this machine's; between two looks at the server it is carried on here.
let ahead = 0;

function showClock(state) {
  ahead = new Date(state.now) - Date.now();
  const office = document.getElementById("office");
  office.textContent = state.open ? "jam kerja" : "di luar jam kerja";
  office.classList.toggle("closed", !state.open);
  tick();
}

function tick() {
  const now = new Date(Date.now() + ahead);
  document.getElementById("time").textContent = `${day.format(now)}, ${clock.format(now)} WIB`;
}

async function jump(step) {
  await post("/api/clock", step === "opening" ? { toOpening: true } : { minutes: Number(step) });
  await refresh();
}

async function toggle(button) {
  button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
  const pressed = id => document.getElementById(id).getAttribute("aria-pressed") === "true";
  await post("/api/network", { cut: pressed("cut"), tooFast: pressed("fast") });
  await refresh();
}

async function start() {
  await refresh();
  show(phones.keys().next().value);
  for (const id of ["cut", "fast"]) document.getElementById(id).addEventListener("click", event => toggle(event.currentTarget));
  for (const button of document.querySelectorAll("[data-jump]")) button.addEventListener("click", () => jump(button.dataset.jump));
  setInterval(tick, 1000);
  setInterval(async () => showClock((await (await fetch("/api/state")).json()).clock), 30000);
  document.getElementById("restart").addEventListener("click", async event => {
    const button = event.currentTarget;
    button.disabled = true;
    say("Bot dimulai ulang…", true);
    try { await post("/api/bot/restart"); } finally { button.disabled = false; await refresh(); }
  });
  document.getElementById("photo").addEventListener("click", event => event.currentTarget.close());

  const waiting = new Set();
  const update = async () => {
    const changed = [...waiting];
    waiting.clear();
    for (const id of changed) draw(await (await fetch(`/api/phones/${id}`)).json());
  };
  const events = new EventSource("/api/events");
  events.addEventListener("message", event => {
    const id = Number(event.data);
    if (!phones.has(id)) return;
    if (waiting.size === 0) setTimeout(update, 60);
    waiting.add(id);
  });
  events.addEventListener("open", refresh);
  events.addEventListener("error", () => say("Ruang latihan berhenti", true));
}

start();

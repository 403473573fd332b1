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

// What is neither words nor a photo: a small bubble that can be told at a glance.
function drawPart(part) {
  const lines = make("span", { className: "lines" }, make("b", { textContent: part.title }), make("small", { textContent: part.detail }));
  if (part.kind === "sticker") return make("span", { className: "sticker", textContent: part.title, title: "Stiker" });
  if (part.kind === "video") return make("span", { className: "part video" }, make("span", { className: "play", textContent: "▶" }), make("small", { textContent: [part.title, part.detail].filter(Boolean).join(" · ") }));
  const icon = { voice: "🎤", location: "📍", contact: "👤", poll: "📊" }[part.kind];
  const waves = part.kind === "voice" ? [make("span", { className: "waves", ariaHidden: "true" })] : [];
  return make("span", { className: `part ${part.kind}` }, make("span", { className: "icon", textContent: icon }), ...waves, lines);
}

function drawQuote(quote) {
  return make("span", { className: "quote" }, make("b", { textContent: quote.fromBot ? "Helpdesk" : "Anda" }), make("span", { textContent: quote.words }));
}

function words(message) {
  return message.text || message.part?.title || (message.photo ? "Foto" : message.file?.name) || "Pesan";
}

function drawMessage(message, id) {
  const parts = [];
  if (message.part?.kind === "service") return [make("div", { className: "hint service", textContent: message.part.title })];
  const bubble = make("div", { className: message.fromBot ? "message" : "message me" });
  bubble.dataset.id = message.id;
  const more = make("button", { type: "button", className: "more", ariaLabel: "Balas, ubah, teruskan", title: "Balas, ubah, teruskan" });
  more.addEventListener("click", event => { event.stopPropagation(); openActions(id, message, more); });
  bubble.append(more);
  if (message.forwarded !== null) bubble.append(make("span", { className: "forwarded", textContent: message.forwarded ? `Diteruskan dari ${message.forwarded}` : "Diteruskan" }));
  if (message.quote) bubble.append(drawQuote(message.quote));
  if (message.part) bubble.append(drawPart(message.part));
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

// The menu of one message; it stands in the phone, so that redrawing the chat leaves it alone.
function openActions(id, message, button) {
  const { section, app } = phones.get(id);
  const old = section.querySelector(".actions");
  closeActions();
  if (old?.dataset.id === `${message.id}`) return;
  const menu = make("div", { className: "actions", role: "menu" });
  menu.dataset.id = message.id;
  const offer = (label, act) => {
    const entry = make("button", { type: "button", textContent: label, role: "menuitem" });
    entry.addEventListener("click", () => { closeActions(); act(); });
    menu.append(entry);
  };
  offer("Balas", () => beginReply(id, message));
  if (message.canEdit && app === "Telegram") offer("Ubah", () => beginEdit(id, message));
  offer("Teruskan", () => post(`/api/phones/${id}/forward`, { messageId: message.id }));
  section.append(menu);
  const [frame, place] = [section.getBoundingClientRect(), button.getBoundingClientRect()];
  menu.style.left = `${Math.max(6, Math.min(place.right - frame.left - menu.offsetWidth, frame.width - menu.offsetWidth - 6))}px`;
  menu.style.top = `${Math.min(place.bottom - frame.top + 2, frame.height - menu.offsetHeight - 60)}px`;
  menu.firstElementChild.focus();
}

function closeActions() {
  document.querySelectorAll(".actions").forEach(menu => menu.remove());
}

// What the next message replies to or changes stands above the input until it is sent or dropped.
function begin(id, context, label, message) {
  const known = phones.get(id);
  known.context = context;
  const drop = make("button", { type: "button", textContent: "✕", ariaLabel: "Batal membalas atau mengubah" });
  drop.addEventListener("click", () => end(id));
  known.bar.replaceChildren(make("span", { className: "quote" }, make("b", { textContent: label }), make("span", { textContent: words(message) })), drop);
  known.bar.hidden = false;
  known.text.focus();
}

function beginReply(id, message) {
  end(id);
  begin(id, { replyTo: message.id }, `Membalas ${message.fromBot ? "Helpdesk" : "pesan sendiri"}`, message);
}

function beginEdit(id, message) {
  end(id);
  phones.get(id).text.value = message.text;
  begin(id, { edits: message.id }, "Mengubah pesan", message);
}

function end(id) {
  const known = phones.get(id);
  if (known.context?.edits) write(known.text, id, "");
  known.context = null;
  known.bar.hidden = true;
}

// The words that were typed already go along as the caption, as they do in both apps.
function takeCaption(id) {
  const known = phones.get(id);
  const taken = known.context?.edits ? { caption: "", replyTo: null } : { caption: known.text.value.trim(), replyTo: known.context?.replyTo ?? null };
  if (!known.context?.edits) write(known.text, id, "");
  end(id);
  return taken;
}

function toast(section, answer) {
  section.querySelectorAll(".toast").forEach(old => old.remove());
  const note = make("div", { className: "toast", role: "alert", textContent: answer.text });
  note.addEventListener("click", () => note.remove());
  section.append(note);
  setTimeout(() => note.remove(), answer.alert ? 8000 : 2500);
}

// Only what has changed is drawn anew: whoever reads further up, or has a button in focus, is left alone.
function drawChat(phone) {
  const known = phones.get(phone.id);
  const { chat } = known;
  const drawn = new Map();
  const wanted = [known.hint ??= make("div", { className: "hint", textContent: phone.hint })];
  for (const message of phone.messages) {
    const looks = JSON.stringify(message);
    const before = known.drawn?.get(message.id);
    const kept = before?.looks === looks ? before : { looks, nodes: drawMessage(message, phone.id) };
    drawn.set(message.id, kept);
    wanted.push(...kept.nodes);
  }
  known.drawn = drawn;
  let place = chat.firstChild;
  for (const node of wanted) {
    if (node === place) place = place.nextSibling;
    else chat.insertBefore(node, place);
  }
  while (place) { const gone = place; place = place.nextSibling; gone.remove(); }
}

function toEnd(known) {
  known.chat.scrollTop = known.chat.scrollHeight;
  known.down.hidden = true;
}

function draw(phone) {
  const known = phones.get(phone.id);
  const { section, chat, menu } = known;
  const atEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 80;
  drawChat(phone);
  const newest = phone.messages.at(-1);
  const last = newest?.id ?? 0;
  if (atEnd || known.last === undefined || (last !== known.last && !newest.fromBot)) toEnd(known);
  else if (last !== known.last) known.down.hidden = false;
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
  const { caption, replyTo } = takeCaption(id);
  if (caption) form.append("caption", caption);
  if (replyTo) form.append("replyTo", replyTo);
  for (const file of files) form.append("files", file, file.name);
  await post(`/api/phones/${id}/files`, form);
}

// Five photos that differ: the samples, each with its number on it.
async function galleryOfFive() {
  const files = [];
  for (let number = 1; number <= 5; number++) {
    const picture = await createImageBitmap(await (await fetch(`/page/samples/${samples[number % samples.length]}`)).blob());
    const canvas = make("canvas", { width: picture.width, height: picture.height });
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0);
    pen.font = "bold 48px sans-serif";
    pen.fillStyle = "#b3321f";
    pen.fillText(`${number}/5`, 16, picture.height - 20);
    files.push(new File([await new Promise(done => canvas.toBlob(done, "image/png"))], `galeri-${number}.png`, { type: "image/png" }));
  }
  return files;
}

// What 📎 offers beside photos. Words typed before go along with a video and a PDF.
const attachments = [
  ["Galeri 5 foto", "🖼️", async id => sendFiles(id, await galleryOfFive())],
  ["Video", "🎬", id => sendPart(id, "video", "Seperti ini gangguannya, layarnya berkedip terus")],
  ["Pesan suara", "🎤", id => sendPart(id, "voice")],
  ["Lokasi", "📍", id => post(`/api/phones/${id}/part`, { kind: "location" })],
  ["Kontak", "👤", id => post(`/api/phones/${id}/part`, { kind: "contact" })],
  ["PDF", "📄", id => sendPart(id, "pdf")],
  ["Terusan rekan", "↪", id => {
    const text = phones.get(id).text.value.trim() || "Tolong laporkan: printer di ruang rapat tidak bisa mencetak sejak pagi.";
    write(phones.get(id).text, id, "");
    return post(`/api/phones/${id}/forward`, { text });
  }],
];

function sendPart(id, kind, usualCaption) {
  // A voice note has no caption: what was typed stays where it is.
  if (kind === "voice") {
    const replyTo = phones.get(id).context?.replyTo ?? null;
    end(id);
    return post(`/api/phones/${id}/part`, { kind, replyTo });
  }
  const { caption, replyTo } = takeCaption(id);
  return post(`/api/phones/${id}/part`, { kind, caption: caption || usualCaption || null, replyTo });
}

function write(text, id, words) {
  text.value = words;
  sessionStorage.setItem(`typed-${id}`, words);
}

function addPhone(phone) {
  const section = document.getElementById("phone").content.cloneNode(true).firstElementChild;
  section.id = `phone-${phone.id}`;
  section.classList.add(phone.role.startsWith("Kepala") ? "head" : phone.role.startsWith("Staf") ? "staff" : phone.role === "Admin" ? "admin" : "reporter");
  section.querySelector(".face").textContent = phone.name[0];
  section.querySelector("h2").textContent = phone.name;
  section.querySelector(".who p").textContent = phone.role;
  section.querySelector(".app").textContent = phone.app;
  section.classList.toggle("whatsapp", phone.app === "WhatsApp");
  if (phone.app === "WhatsApp") section.querySelector(".commands").hidden = true;
  const [chat, menu, tray, form, text, file, bar, down] = [".chat", ".menu", ".samples", "form", "textarea", "input[type=file]", ".context", ".down"].map(name => section.querySelector(name));
  const send = () => {
    const words = text.value;
    if (words.trim() === "") return;
    const context = phones.get(phone.id).context;
    end(phone.id);
    write(text, phone.id, "");
    if (context?.edits) post(`/api/phones/${phone.id}/edit`, { messageId: context.edits, text: words });
    else post(`/api/phones/${phone.id}/text`, { text: words, replyTo: context?.replyTo ?? null });
  };
  // What was typed and not sent outlives a reload, like everything else.
  text.value = sessionStorage.getItem(`typed-${phone.id}`) ?? "";
  text.addEventListener("input", () => sessionStorage.setItem(`typed-${phone.id}`, text.value));
  down.addEventListener("click", () => toEnd(phones.get(phone.id)));
  chat.addEventListener("scroll", () => { if (chat.scrollHeight - chat.scrollTop - chat.clientHeight < 80) down.hidden = true; }, { passive: true });
  form.addEventListener("submit", event => { event.preventDefault(); send(); });
  text.addEventListener("keydown", event => { if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); send(); } if (event.key === "Escape") end(phone.id); });
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
  const fromDisk = make("button", { type: "button", className: "chip", title: "Foto atau berkas dari perangkat ini" }, make("span", { textContent: "💻", ariaHidden: "true" }), "Berkas…");
  fromDisk.addEventListener("click", () => file.click());
  tray.append(fromDisk);
  for (const [label, icon, act] of attachments) {
    const chip = make("button", { type: "button", className: "chip" }, make("span", { textContent: icon, ariaHidden: "true" }), label);
    chip.addEventListener("click", () => { tray.hidden = true; act(phone.id); });
    tray.append(chip);
  }
  // By hand only: a new message scrolls too, and must not take the menu away.
  for (const gesture of ["wheel", "touchmove"]) chat.addEventListener(gesture, closeActions, { passive: true });
  file.addEventListener("change", async () => { tray.hidden = true; await sendFiles(phone.id, file.files); file.value = ""; });
  const tab = make("button", { type: "button", textContent: phone.name.split(" ")[0] });
  tab.addEventListener("click", () => show(phone.id));
  document.getElementById("tabs").append(tab);
  document.getElementById("phones").append(section);
  phones.set(phone.id, { section, chat, menu, tab, text, bar, down, app: phone.app });
}

function show(id) {
  sessionStorage.setItem("shown", id);
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
  office.textContent = state.open ? "jam kerja" : state.opensAt ? `tutup, buka lagi ${opening(state.now, state.opensAt)}` : "bot berhenti";
  office.classList.toggle("closed", !state.open);
  tick();
}

function opening(now, opensAt) {
  const [from, to] = [new Date(now), new Date(opensAt)];
  return day.format(from) === day.format(to) ? clock.format(to) : `${day.format(to)}, ${clock.format(to)}`;
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
  const shown = Number(sessionStorage.getItem("shown"));
  show(phones.has(shown) ? shown : phones.keys().next().value);
  // On a narrow screen the faults would take the place of the chat.
  const wide = matchMedia("(min-width: 901px)");
  const fold = () => { document.querySelector(".faults").open = wide.matches; };
  wide.addEventListener("change", fold);
  fold();
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
  document.addEventListener("click", closeActions);
  document.addEventListener("keydown", event => { if (event.key === "Escape") closeActions(); });
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

/* A new product on three screens in one page, which goes on without signal: what is typed stays in this phone (text in local
   storage, the photo in IndexedDB) until it is sent, once, under the form's key; for 7 days at most, never after she signs
   out (kedai.js wipes it). Without script every screen is a page of its own. */
(() => {
  "use strict";
  const DRAFT = "kedai-listing-draft", QUEUE = "kedai-listing-queue", OWNER = "kedai-listing-owner", WEEK = 7 * 86400e3;
  const form = document.querySelector("[data-listing]");
  const waiting = document.querySelector("[data-listing-kept]");
  const said = document.querySelector("[data-said]");

  /* ---- what only food is asked ---- */
  function asFood() {
    const kind = document.querySelector("select[name=category]"), part = document.querySelector("[data-of-food]");
    if (kind && part && kind.value) part.hidden = !kind.selectedOptions[0].hasAttribute("data-food");
  }
  document.addEventListener("change", (event) => event.target.matches("select[name=category]") && asFood());
  if (!waiting) return;

  /* ---- what this phone keeps ---- */
  const page = waiting.dataset.page;
  const read = (name, otherwise) => {
    try { return JSON.parse(localStorage.getItem(name)) ?? otherwise; } catch { return otherwise; }
  };
  const write = (name, value) => { try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* full */ } };
  const fresh = (it) => it && Date.now() - it.at < WEEK;
  const queue = () => read(QUEUE, []).filter(fresh);

  function photos(mode, act) {
    return new Promise((done) => {
      try {
        const asked = indexedDB.open("kedai-listing", 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore("photos");
        asked.onerror = () => done(null);
        asked.onsuccess = () => {
          const change = asked.result.transaction("photos", mode);
          const request = act(change.objectStore("photos"));
          change.oncomplete = () => { asked.result.close(); done(request.result ?? true); };
          change.onerror = change.onabort = () => { asked.result.close(); done(null); };
        };
      } catch { done(null); }
    });
  }
  const putPhoto = (key, file) => photos("readwrite", (store) => store.put({ at: Date.now(), file }, key));
  const getPhoto = async (key) => (await photos("readonly", (store) => store.get(key)))?.file ?? null;
  const dropPhoto = (key) => photos("readwrite", (store) => store.delete(key));
  const forgetOld = () => photos("readwrite", (store) => {
    const all = store.openCursor();
    all.onsuccess = () => {
      if (!all.result) return;
      if (!fresh(all.result.value)) all.result.delete();
      all.result.continue();
    };
    return all;
  });

  if (read(OWNER, waiting.dataset.owner) !== waiting.dataset.owner) {
    [DRAFT, QUEUE].forEach((it) => localStorage.removeItem(it));
    indexedDB.deleteDatabase("kedai-listing");
  }
  write(OWNER, waiting.dataset.owner);

  /* ---- what is told ---- */
  function say(which, more = "") {
    said.hidden = false;
    said.className = `notice notice--${which === "wrong" || which === "signIn" ? "refused" : which.startsWith("kept") || which === "photo" ? "waiting" : "success"}`;
    said.textContent = [said.dataset[which], more].filter(Boolean).join(" ");
    said.scrollIntoView({ block: "center" });
  }

  function showQueue() {
    const rows = queue(), list = waiting.querySelector("ul");
    list.replaceChildren();
    for (const row of rows) {
      const item = waiting.querySelector("template").content.cloneNode(true);
      item.querySelector("[data-name]").textContent = row.fields.find(([name]) => name === "name")?.[1] ?? "";
      item.querySelector("button").addEventListener("click", () => drop(row.key));
      list.append(item);
    }
    waiting.hidden = !rows.length;
  }
  function keep(rows) {
    rows.length ? write(QUEUE, rows) : localStorage.removeItem(QUEUE);
    showQueue();
  }
  function drop(key) {
    keep(queue().filter((it) => it.key !== key));
    dropPhoto(key);
  }

  /* ---- sending ---- */
  async function post(fields, photo) {
    const body = new FormData();
    fields.forEach(([name, value]) => body.append(name, value));
    if (photo) body.append("picture", photo, photo.name || "photo.jpg");
    const answer = await fetch(page, { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.redirected) return "sign-in";
    if (answer.ok || answer.status === 422) return answer.json();
    return answer.status === 403 ? "sign-in" : "away";
  }

  async function sendKept(row) {
    try {
      const look = await fetch(page, { headers: { Accept: "text/html" }, cache: "no-store" });
      const token = new DOMParser().parseFromString(await look.text(), "text/html").querySelector("[data-listing] [name=csrfmiddlewaretoken]");
      if (!token) return look.redirected ? "sign-in" : "away";
      return await post([...row.fields, ["csrfmiddlewaretoken", token.value]], await getPhoto(row.key));
    } catch { return "away"; }
  }

  async function flushQueue() {
    if (!navigator.onLine) return;
    let sent = 0;
    for (const row of queue().filter((it) => it.merchant === waiting.dataset.merchant)) {
      const result = await sendKept(row);
      if (result === "away") break;
      if (result === "sign-in") return say("signIn");
      if (result.errors) {
        keep(queue().filter((it) => it.key !== row.key));
        write(DRAFT, { ...row, errors: result.errors });
        if (form) location.assign(page); else say("wrong", Object.values(result.errors).join(" "));
        return;
      }
      drop(row.key);
      sent += 1;
    }
    if (sent) say("sent", `(${sent})`);
  }
  const flush = () => (navigator.locks ? navigator.locks.request("kedai-listing", flushQueue) : flushQueue());
  addEventListener("online", flush);
  showQueue();
  forgetOld();
  if (!form) return void flush();

  /* ---- one page of three screens ---- */
  form.querySelectorAll("template[data-screen]").forEach((it) => it.replaceWith(it.content));
  const screens = [...form.querySelectorAll("section[data-screen]")];
  const sections = (number) => screens[number - 1];
  form.setAttribute("action", page);
  let now = Number(form.dataset.number);
  document.dispatchEvent(new CustomEvent("htmx:load", { detail: { elt: form } })); // kedai.js dresses what came in

  const control = (name) => form.querySelector(`[name="${CSS.escape(name)}"]`);
  const box = (name) => form.querySelector(`[data-field="${CSS.escape(name)}"]`) ?? control(name)?.closest(".field");
  const picture = control("picture");
  let photoSent = false; // the site has it already

  function go(number, where) {
    now = number;
    screens.forEach((it, at) => (it.hidden = at !== number - 1));
    form.querySelector(".form-errors")?.toggleAttribute("hidden", true);
    const target = where ?? sections(number).querySelector(".field:not(.field--upload) :is(input:not([type=radio], [type=checkbox]), textarea, select)");
    if (number > 1 || where) target?.focus();
    if (!where) scrollTo({ top: 0 });
  }

  function wrong(name, words) {
    const field = box(name);
    if (!field) return;
    field.classList.add("field--wrong");
    field.querySelectorAll(".error").forEach((it) => it.parentElement.remove());
    const line = Object.assign(document.createElement("div"), { id: `id_${name}_error` });
    line.append(Object.assign(document.createElement("p"), { className: "error", textContent: words, role: "alert" }));
    (field.querySelector(".affix, .upload, .chips") ?? control(name)).before(line);
    control(name)?.setAttribute("aria-invalid", "true");
  }
  function right(field) {
    field.classList.remove("field--wrong");
    field.querySelectorAll(".error").forEach((it) => it.parentElement.remove());
    field.querySelectorAll("[aria-invalid]").forEach((it) => it.removeAttribute("aria-invalid"));
  }
  function showErrors(errors) {
    for (const [name, words] of Object.entries(errors)) wrong(name, words);
    const names = Object.keys(errors);
    const at = screens.findIndex((it) => names.some((name) => it.contains(control(name))));
    if (at >= 0) go(at + 1, names.map(control).find((it) => sections(at + 1).contains(it)));
    const rest = names.filter((name) => !control(name)).map((name) => errors[name]);
    if (rest.length) say("wrong", rest.join(" "));
  }
  function missing(section) {
    const empty = [...section.querySelectorAll("[data-missing]:not([type=file])")].filter((it) => !it.value.trim());
    empty.forEach((it) => wrong(it.name, it.dataset.missing));
    return empty[0];
  }

  /* ---- what a template fills in ---- */
  function fill(radio, { keepOwn = false } = {}) {
    const fills = JSON.parse(radio.dataset.fills || "{}");
    for (const [name, value] of Object.entries(fills)) {
      const all = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
      if (all.some((it) => it.dataset.own !== undefined) || keepOwn) continue;
      if (Array.isArray(value)) all.forEach((it) => (it.checked = value.includes(it.value)));
      else all.forEach((it) => (it.value = value));
    }
    const words = form.querySelector("[data-from-template]");
    words.textContent = radio.dataset.says;
    words.hidden = !radio.dataset.says;
    asFood();
  }

  /* ---- the draft in this phone ---- */
  const typed = () => [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  const key = () => control("key").value;
  const all = () => typed().map(([name, value]) => [name, name === "screen" ? "all" : value]);
  const keepDraft = () => write(DRAFT, { at: Date.now(), key: key(), merchant: waiting.dataset.merchant, screen: now, fields: typed() });

  async function restore(draft) {
    form.querySelectorAll("[type=radio],[type=checkbox]").forEach((it) => (it.checked = false));
    for (const [name, value] of draft.fields) {
      if (name === "screen" || name === "merchant" || name === "then") continue;
      for (const it of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (it.type === "radio" || it.type === "checkbox") it.checked ||= it.value === value;
        else { it.value = value; if (value) it.dataset.own = ""; }
      }
    }
    const chosen = form.querySelector("[name=template]:checked");
    if (chosen) fill(chosen, { keepOwn: true });
    const photo = await getPhoto(draft.key);
    if (!photo) return;
    const carrier = new DataTransfer();
    carrier.items.add(photo instanceof File ? photo : new File([photo], "photo.jpg", { type: photo.type }));
    picture.files = carrier.files;
    picture.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /* ---- on the way ---- */
  async function keepThere(section) {
    const names = new Set([...section.querySelectorAll("[name]")].map((it) => it.name));
    const always = ["csrfmiddlewaretoken", "merchant", "key"];
    const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && (always.includes(name) || names.has(name)));
    fields.push(["screen", section.dataset.screen], ["then", "next"]);
    const photo = names.has("picture") && !photoSent ? picture.files[0] : null;
    try {
      const answer = await post(fields, photo);
      if (answer.errors) return showErrors(answer.errors);
      if (photo && answer.kept && picture.files[0] === photo) photoSent = true;
    } catch { /* no signal: it lies in the phone */ }
  }

  async function finish(then) {
    const fields = [...all(), ["then", then]];
    const photo = picture.files[0] ?? null;
    const lies = !photo || (await putPhoto(key(), photo)) !== null;
    try {
      if (!navigator.onLine) throw new Error("away");
      const answer = await post([...fields, ["csrfmiddlewaretoken", control("csrfmiddlewaretoken").value]], photoSent ? null : photo);
      if (answer === "sign-in") return say("signIn");
      if (answer === "away") throw new Error("away");
      if (answer.errors) {
        photoSent = photoSent && !answer.errors.picture;
        return showErrors(answer.errors);
      }
      localStorage.removeItem(DRAFT);
      await dropPhoto(key());
      location.assign(answer.url);
    } catch {
      keep([...queue().filter((it) => it.key !== key()), { at: Date.now(), key: key(), merchant: waiting.dataset.merchant, fields }]);
      again();
      say(lies ? "kept" : "keptText");
    }
  }

  /* The form as it was opened, under a new key, for the next product. */
  function again() {
    localStorage.removeItem(DRAFT);
    form.reset();
    form.querySelectorAll("[data-own]").forEach((it) => delete it.dataset.own);
    const preview = picture.closest(".upload");
    preview.querySelectorAll("canvas,img").forEach((it) => it.remove());
    delete preview.dataset.full;
    preview.querySelector(".file-name").textContent = "";
    control("key").value = crypto.randomUUID();
    photoSent = false;
    go(1);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const then = event.submitter?.value ?? (now === 1 ? "next" : "sell");
    if (then === "back") return go(now - 1);
    const section = sections(now), empty = missing(section);
    if (empty) return empty.focus();
    if (then === "next") {
      if (!photoSent && picture.files[0]) putPhoto(key(), picture.files[0]);
      go(now + 1);
      keepDraft();
      return keepThere(section);
    }
    for (const each of screens) {
      const left = missing(each);
      if (left) return go(screens.indexOf(each) + 1, left);
    }
    if (form.dataset.sending !== undefined) return;
    form.dataset.sending = "";
    event.submitter?.setAttribute("aria-disabled", "true");
    await finish(then);
    delete form.dataset.sending;
    event.submitter?.removeAttribute("aria-disabled");
  });

  form.addEventListener("input", (event) => {
    const it = event.target;
    if (it.type !== "file" && it.name !== "template") form.querySelectorAll(`[name="${CSS.escape(it.name)}"]`).forEach((each) => (each.dataset.own = ""));
    const field = it.closest(".field");
    if (field) right(field);
    keepDraft();
  });
  form.addEventListener("change", async (event) => {
    if (event.target.name === "template") fill(event.target);
    if (event.target === picture && event.isTrusted) {
      photoSent = false;
      if (picture.files[0] && !(await putPhoto(key(), picture.files[0])) && !navigator.onLine) say("photo");
    }
    keepDraft();
  });

  const over = document.querySelector("[data-start-over]");
  over.addEventListener("click", () => {
    dropPhoto(key());
    again();
    over.hidden = true;
    said.hidden = true;
  });

  (async () => {
    const draft = read(DRAFT, null);
    const mine = fresh(draft) && draft.merchant === waiting.dataset.merchant;
    const here = form.dataset.begun === undefined ? form.dataset.all === undefined : draft?.key === key();
    if (mine && here) {
      await restore(draft);
      go(draft.screen ?? now);
      over.hidden = form.dataset.begun !== undefined;
      if (draft.errors) { showErrors(draft.errors); say("wrong", Object.values(draft.errors).join(" ")); } else say("back");
    } else if (form.dataset.all !== undefined) {
      const first = screens.findIndex((it) => it.querySelector(".field--wrong"));
      screens.forEach((it, at) => (it.hidden = at !== Math.max(first, 0)));
      now = Math.max(first, 0) + 1;
    } else go(now);
    asFood();
    flush();
  })();
})();

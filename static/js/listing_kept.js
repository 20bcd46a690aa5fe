/* New products that wait in this phone for the signal: text in local storage, photos in IndexedDB; sent once, under their key.
   For 7 days at most, never after she signs out (kedai.js wipes it). The form itself (listing.js) uses what stands here. */
globalThis.kedaiKept = (() => {
  "use strict";
  const DRAFT = "kedai-listing-draft", QUEUE = "kedai-listing-queue", OWNER = "kedai-listing-owner", WEEK = 7 * 86400e3;
  const form = document.querySelector("[data-listing]");
  const waiting = document.querySelector("[data-listing-kept]");
  const said = document.querySelector("[data-said]");
  if (!waiting) return null;

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
    if (sent && !form) return location.reload(); // the list shows them, and what the site says of them
    if (sent) say("sent", `(${sent})`);
  }
  const flush = () => (navigator.locks ? navigator.locks.request("kedai-listing", flushQueue) : flushQueue());
  addEventListener("online", flush);
  showQueue();
  forgetOld();
  if (!form) flush();
  return { merchant: waiting.dataset.merchant, page, said, DRAFT, read, write, fresh, queue, keep, putPhoto, getPhoto, dropPhoto, say, post, flush };
})();

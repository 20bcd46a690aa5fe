/* An application begun for somebody, also without signal: what is typed stays in this phone until it is sent, once, with the
   officer who typed it; for 7 days at most, and never after she signs out (kedai.js wipes it). Text only, no pictures. */
(() => {
  "use strict";
  const DRAFT = "kedai-assist-draft", QUEUE = "kedai-assist-queue", OWNER = "kedai-assist-owner", WEEK = 7 * 86400e3;
  const form = document.querySelector("[data-assist]");
  if (!form) return;
  const page = form.getAttribute("action") || location.pathname;
  const said = document.querySelector("[data-said]");
  const read = (name, otherwise) => {
    try { return JSON.parse(localStorage.getItem(name)) ?? otherwise; } catch { return otherwise; }
  };
  const write = (name, value) => localStorage.setItem(name, JSON.stringify(value));

  if (form.dataset.owner) {
    if (read(OWNER, form.dataset.owner) !== form.dataset.owner) [DRAFT, QUEUE].forEach((it) => localStorage.removeItem(it));
    write(OWNER, form.dataset.owner);
  }
  const fresh = (it) => it && Date.now() - it.at < WEEK;
  const queue = () => read(QUEUE, []).filter(fresh);
  const keep = (rows) => { rows.length ? write(QUEUE, rows) : localStorage.removeItem(QUEUE); show(); };

  function typed() {
    const found = {};
    for (const [name, value] of new FormData(form)) if (name !== "csrfmiddlewaretoken" && typeof value === "string") found[name] = value;
    return found;
  }

  function fill(fields) {
    for (const [name, value] of Object.entries(fields)) {
      for (const it of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (it.type === "radio" || it.type === "checkbox") it.checked = it.value === value;
        else if (it.type !== "file") it.value = value;
      }
    }
  }

  function say(which, more = "") {
    said.hidden = false;
    said.className = `notice notice--${which === "wrong" || which === "signIn" ? "refused" : which === "kept" ? "waiting" : "success"}`;
    said.textContent = [said.dataset[which], more].filter(Boolean).join(" ");
    said.scrollIntoView({ block: "center" });
  }

  function show() {
    const box = document.querySelector("[data-kept-list]"), rows = queue();
    const list = box.querySelector("ul");
    list.replaceChildren();
    for (const row of rows) {
      const item = box.querySelector("template").content.cloneNode(true);
      item.querySelector("[data-who]").textContent = [row.fields.first_name, row.fields.name, row.fields.phone].filter(Boolean).join(" · ");
      item.querySelector("button").addEventListener("click", () => keep(queue().filter((it) => it.fields.key !== row.fields.key)));
      list.append(item);
    }
    box.hidden = !rows.length;
  }

  /* Returns "sent", "sign-in", "away" (no signal) or the errors that the server named. */
  async function send(row) {
    try {
      const look = await fetch(page, { headers: { Accept: "text/html" }, cache: "no-store" });
      const token = new DOMParser().parseFromString(await look.text(), "text/html").querySelector("[data-owner] [name=csrfmiddlewaretoken]");
      if (!token) return look.redirected ? "sign-in" : "away";
      const body = new FormData();
      Object.entries({ ...row.fields, csrfmiddlewaretoken: token.value }).forEach(([name, value]) => body.append(name, value));
      const answer = await fetch(page, { method: "POST", body, headers: { Accept: "application/json" } });
      if (answer.ok) return "sent";
      return answer.status === 422 ? (await answer.json()).errors : "away";
    } catch { return "away"; }
  }

  async function flushQueue() {
    if (!navigator.onLine) return;
    let sent = 0;
    for (const row of queue()) {
      const result = await send(row);
      if (result === "away") break;
      if (result === "sign-in") return say("signIn");
      keep(queue().filter((it) => it.fields.key !== row.fields.key));
      if (result === "sent") sent += 1;
      else {
        fill(row.fields);
        write(DRAFT, { at: Date.now(), fields: row.fields });
        return say("wrong", Object.values(result).join(" "));
      }
    }
    if (sent) say("sent", `(${sent})`);
  }
  const flush = () => (navigator.locks ? navigator.locks.request("kedai-assist", flushQueue) : flushQueue());

  const key = form.querySelector("[name=key]");
  const draft = read(DRAFT, null);
  if (fresh(draft) && !form.querySelector(".field--wrong")) fill(draft.fields);
  key.value ||= crypto.randomUUID();
  form.addEventListener("input", () => write(DRAFT, { at: Date.now(), fields: typed() }));
  form.addEventListener("submit", (event) => {
    localStorage.removeItem(DRAFT);
    if (navigator.onLine && form.dataset.owner) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!form.querySelector("[name=phone]").value.trim() || !form.querySelector("[name=first_name]").value.trim()) {
      write(DRAFT, { at: Date.now(), fields: typed() });
      form.querySelector("[name=phone]").focus();
      return;
    }
    keep([...queue(), { at: Date.now(), fields: typed() }]);
    form.reset();
    key.value = crypto.randomUUID();
    say("kept");
  }, true);
  addEventListener("online", flush);
  if (form.dataset.worker && "serviceWorker" in navigator) navigator.serviceWorker.register(form.dataset.worker);
  keep(queue());
  flush();
})();

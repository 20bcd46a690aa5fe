/* Suggestions under the search box while one types, and what was searched and seen on this device: only kept here. */
(() => {
  "use strict";
  seen();
  const box = document.querySelector("[data-suggest]");
  if (!box) return;
  const input = box.querySelector("input[type=search]");
  const list = box.querySelector("[data-suggestions]");
  const KEY = "kedai-searches";
  const MOST = 6;
  let timer, asked;

  const kept = () => {
    try { return JSON.parse(localStorage.getItem(KEY)) ?? []; } catch { return []; }
  };
  function keep(words) {
    try { localStorage.setItem(KEY, JSON.stringify([words, ...kept().filter((it) => it !== words)].slice(0, MOST))); } catch { /* full */ }
  }

  function recent() {
    const words = kept();
    if (!words.length) return null;
    const part = document.createElement("div");
    const head = Object.assign(document.createElement("h2"), { textContent: list.dataset.recent });
    const rows = document.createElement("ul");
    for (const said of words) {
      const link = Object.assign(document.createElement("a"), { textContent: said, href: `${box.action}?q=${encodeURIComponent(said)}` });
      rows.append(Object.assign(document.createElement("li"), {}));
      rows.lastChild.append(link);
    }
    part.append(head, rows);
    return part;
  }

  async function show() {
    const typed = input.value.trim();
    asked = typed;
    try {
      const answer = await fetch(`${list.dataset.suggestions}?q=${encodeURIComponent(typed)}`);
      if (!answer.ok || asked !== typed) return;
      list.innerHTML = await answer.text();
      const before = typed ? null : recent();
      if (before) list.prepend(before);
      list.hidden = !list.querySelector("a") || document.activeElement !== input;
    } catch { list.hidden = true; }
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 200); });
  input.addEventListener("focus", show);
  box.addEventListener("submit", () => { if (input.value.trim()) keep(input.value.trim()); });
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const chosen = link && new URL(link.href).searchParams.get("q");
    if (chosen) keep(chosen);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { list.hidden = true; input.focus(); }
    if (list.hidden || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
    stops[(at + stops.length) % stops.length].focus();
  });
  box.addEventListener("focusout", (event) => { if (event.relatedTarget && !box.contains(event.relatedTarget)) list.hidden = true; });
  document.addEventListener("click", (event) => { if (!box.contains(event.target)) list.hidden = true; });

  /* Goods looked at on this device: their names and pictures only, never a price that may have changed. */
  function seen() {
    const key = "kedai-seen";
    const place = document.querySelector("[data-seen]");
    if (!place) return;
    let rows = [];
    try { rows = (JSON.parse(localStorage.getItem(key)) ?? []).filter((it) => /^\/([a-z]{2}\/)?products\//.test(it.url)); } catch { /* not ours */ }
    const { url, name, picture } = place.dataset;
    const others = rows.filter((it) => it.url !== url).slice(0, 6);
    if (url) {
      try { localStorage.setItem(key, JSON.stringify([{ url, name, picture }, ...others])); } catch { /* full */ }
    }
    const list = place.appendChild(document.createElement("ul"));
    for (const it of others) {
      const link = Object.assign(document.createElement("a"), { href: it.url });
      if (it.picture?.startsWith("/")) link.append(Object.assign(new Image(64, 80), { src: it.picture, alt: "", loading: "lazy" }));
      link.append(Object.assign(document.createElement("span"), { textContent: it.name }));
      list.append(document.createElement("li"));
      list.lastChild.append(link);
    }
    place.hidden = !others.length;
  }
})();

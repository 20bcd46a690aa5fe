/* Keeps the public pages that were read last, and shows them without signal. Nothing of anybody: no cart, no order, no desk. */
"use strict";
const SHELL = [{% for each in shell %}"{{ each|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const OFFLINE = SHELL[0];
const READ = "kedai-read";
const LOOKS = "kedai-looks";
const MOST = 30;
const PUBLIC = /^\/((ms|en)\/)?((products|shops|stories|collections|learn|help|terms|privacy)\/.*)?$/;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(LOOKS).then((kept) => kept.addAll(SHELL)).then(() => self.skipWaiting()));
});
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function keep(request, answer) {
  const kept = await caches.open(READ);
  await kept.delete(request);
  await kept.put(request, answer);
  const all = await kept.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((old) => kept.delete(old)));
}

async function page(event, readable) {
  try {
    const answer = await fetch(event.request);
    if (readable && answer.ok && !answer.redirected && (answer.headers.get("Content-Type") ?? "").startsWith("text/html")) {
      event.waitUntil(keep(event.request.url, answer.clone()));
    }
    return answer;
  } catch {
    const kept = readable && (await (await caches.open(READ)).match(event.request.url));
    return kept || ((await (await caches.open(LOOKS)).match(OFFLINE)) ?? Response.error());
  }
}

async function look(event) {
  const kept = await caches.open(LOOKS);
  try {
    const answer = await fetch(event.request);
    if (answer.ok) event.waitUntil(kept.put(event.request, answer.clone()));
    return answer;
  } catch {
    return (await kept.match(event.request)) ?? Response.error();
  }
}

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event, PUBLIC.test(url.pathname)));
  else if (/\.(css|js|svg)$/.test(url.pathname)) event.respondWith(look(event));
});

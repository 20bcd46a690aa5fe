/* Opens the form of assisted applications without signal. It keeps the empty form, style sheets and script: no person's data. */
"use strict";
const KEPT = [{% for each in kept %}"{{ each|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const PAGE = "{{ page|escapejs }}";
const OFFLINE = "{{ offline|escapejs }}";
const NAME = "kedai-assist";

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((kept) => kept.addAll(KEPT)).then(() => self.skipWaiting()));
});
addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

async function withoutSignal(request) {
  const kept = await caches.open(NAME);
  if (request.mode === "navigate") return (await kept.match(OFFLINE)) ?? Response.error();
  return (await kept.match(request, { ignoreSearch: true })) ?? Response.error();
}

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  const ours = event.request.mode === "navigate" ? url.pathname === PAGE : KEPT.includes(url.pathname);
  if (ours) event.respondWith(fetch(event.request).catch(() => withoutSignal(event.request)));
});

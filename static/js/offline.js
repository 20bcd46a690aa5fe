/* Lists the pages that the phone kept, newest first, under the titles they had; one read in several languages stands once, in this one. */
(async () => {
  "use strict";
  const place = document.querySelector("[data-read]");
  const kept = globalThis.caches && (await caches.open("kedai-read"));
  if (!place || !kept) return;
  const reader = document.documentElement.lang;
  const pages = new Map();
  for (const request of (await kept.keys()).reverse()) {
    const [, prefix, path] = new URL(request.url).pathname.match(/^(?:\/(ms|en))?(\/.*)$/);
    if (!pages.has(path) || (prefix ?? "th") === reader) pages.set(path, request);
  }
  const items = [];
  for (const request of pages.values()) {
    const words = await (await kept.match(request)).text();
    const title = new DOMParser().parseFromString(words, "text/html").title.split(" · ")[0];
    const link = Object.assign(document.createElement("a"), { href: request.url, textContent: title });
    const item = document.createElement("li");
    item.append(link);
    items.push(item);
  }
  place.querySelector("ul").append(...items);
  place.hidden = items.length === 0;
})();

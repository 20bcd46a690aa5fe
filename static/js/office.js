/* The keyboard of the officers' queue and case: j and k walk the rows, a goes to "approve", r opens "send back".
   Nothing happens by a key alone: the button is still pressed by hand. */
(() => {
  "use strict";
  const typing = (it) => it.matches("input,textarea,select,[contenteditable]");

  function walk(step) {
    const links = [...document.querySelectorAll("[data-cases] tbody td:first-child a")];
    if (!links.length) return;
    const at = links.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step));
    links[next].focus();
  }

  function go(key) {
    const place = document.querySelector(`[data-key="${key}"]`);
    if (!place) return false;
    if (place.tagName === "DETAILS") place.open = true;
    (place.querySelector("textarea") ?? place.querySelector("button")).focus();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "j" || event.key === "k") walk(event.key === "j" ? 1 : -1);
    else if ((event.key === "a" || event.key === "r") && go(event.key)) event.preventDefault();
  });
})();

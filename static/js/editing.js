/* In /admin/: the draft that keeps itself and the button that publishes do not pass each other. While a draft is on its way the
   button waits, for the answer tells where the page is now; two sendings would make two pages. After the button nothing is kept by itself. */
(() => {
  "use strict";
  const onTheirWay = new WeakSet();
  const waiting = new WeakMap();
  const gone = new WeakSet();

  document.addEventListener("w-autosave:save", (event) => {
    if (gone.has(event.target)) event.preventDefault();
    else onTheirWay.add(event.target);
  });

  function arrived(event) {
    const form = event.target;
    onTheirWay.delete(form);
    const button = waiting.get(form);
    if (!button) return;
    waiting.delete(form);
    button.disabled = false; // its name says what to do, and a button that is off is not sent
    form.requestSubmit(button);
  }
  document.addEventListener("w-autosave:success", arrived);
  document.addEventListener("w-autosave:error", arrived);

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!onTheirWay.has(form)) {
      if (form.matches("[data-controller~=w-autosave]")) gone.add(form);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting.set(form, event.submitter);
  }, true);
})();

/* Small helps for pages that work without them, hung on data attributes: data-confirm (a question before sending),
   -preview, -copy, -step, -submit, -share, -save-image, -print, -focus; data-again lets a form be sent twice. */
(() => {
  "use strict";
  const all = (root, what) => root.querySelectorAll?.(what) ?? [];

  function dress(root) {
    all(root, "[data-step],[data-print]").forEach((it) => (it.hidden = false));
    if (navigator.clipboard) all(root, "[data-copy]").forEach((it) => (it.hidden = false));
    if (navigator.share || navigator.clipboard) all(root, "[data-share]").forEach((it) => (it.hidden = false));
    all(root, "[data-quantity]").forEach(bounds);
    all(root, ".upload").forEach((it) => (it.dataset.dressed = ""));
  }

  function said(button, words) {
    const place = button.querySelector("span");
    const was = place.textContent;
    place.textContent = words;
    setTimeout(() => (place.textContent = was), 2500);
  }

  const count = (input) => Number(input.value.replace(/[๐-๙]/g, (it) => "๐๑๒๓๔๕๖๗๘๙".indexOf(it)));

  function bounds(box) {
    const input = box.querySelector("input");
    const { min = -Infinity, max = Infinity } = input.dataset;
    all(box, "[data-step]").forEach((it) => {
      it.disabled = it.dataset.step < 0 ? count(input) <= Number(min) : count(input) >= Number(max);
    });
  }

  function step(button) {
    const box = button.closest("[data-quantity]");
    const input = box.querySelector("input");
    const next = (count(input) || 0) + Number(button.dataset.step);
    input.value = Math.min(Number(input.dataset.max ?? 999), Math.max(Number(input.dataset.min ?? 0), next));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  async function share(button) {
    const url = new URL(button.dataset.share || location.href, location.href).href;
    try {
      if (navigator.share) return await navigator.share({ title: button.dataset.title, url });
      await navigator.clipboard.writeText(url);
      said(button, button.dataset.done);
    } catch { /* closed */ }
  }

  async function copy(button) {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    said(button, button.dataset.done);
  }

  async function saveImage(link) {
    try {
      const blob = await (await fetch(link.href)).blob();
      const file = new File([blob], link.download, { type: blob.type });
      await navigator.share({ files: [file] });
    } catch (error) {
      if (error.name !== "AbortError") location.assign(link.href);
    }
  }

  async function preview(input) {
    const box = input.closest(".upload");
    all(box, "canvas,img").forEach((it) => it.remove());
    delete box.dataset.full;
    const hint = box.querySelector("[data-chosen]");
    if (hint && input.files.length) hint.textContent = hint.dataset.chosen;
    box.querySelector(".file-name").textContent = [...input.files].map((it) => it.name).join(", ");
    for (const file of [...input.files].slice(0, 3)) {
      try {
        const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
        const scale = Math.min(1, 640 / Math.max(picture.width, picture.height));
        const canvas = document.createElement("canvas");
        Object.assign(canvas, { width: picture.width * scale, height: picture.height * scale });
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        box.prepend(canvas);
        box.dataset.full = "";
        picture.close();
      } catch { /* a PDF: its name is enough */ }
    }
  }

  document.addEventListener("click", (event) => {
    const it = event.target.closest?.("[data-step],[data-copy],[data-share],[data-print],[data-save-image]");
    if (!it) return;
    if (it.dataset.step) step(it);
    else if (it.dataset.copy) copy(it);
    else if ("share" in it.dataset) share(it);
    else if ("print" in it.dataset) print();
    else if (navigator.canShare && matchMedia("(pointer: coarse)").matches) {
      event.preventDefault();
      saveImage(it);
    }
  });

  document.addEventListener("change", (event) => {
    const it = event.target;
    if (it.matches("[data-preview]")) preview(it);
    if (it.closest("[data-quantity]")) bounds(it.closest("[data-quantity]"));
    if (it.matches("[data-submit]")) it.form?.requestSubmit();
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
    if (form.dataset.sent !== undefined || (question && !confirm(question))) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const elsewhere = event.submitter?.getAttribute("formtarget") === "_blank"; // the form stays: she looks, comes back and saves
    if (form.getAttribute("method") !== "post" || elsewhere || form.matches("[hx-post],[data-again]")) return;
    form.dataset.sent = "";
    setTimeout(() => [...form.elements].forEach((it) => it.type === "submit" && it.setAttribute("aria-disabled", "true")));
  }, true);

  /* What a phone kept goes when somebody signs out, drafts after their week too. */
  function forget() {
    Object.keys(localStorage).filter((it) => /^kedai-(assist|listing)-/.test(it)).forEach((it) => localStorage.removeItem(it));
    globalThis.indexedDB?.deleteDatabase("kedai-listing");
    ["kedai-assist", "kedai-read"].forEach((it) => globalThis.caches?.delete(it));
    navigator.serviceWorker?.getRegistrations().then((all) => all.forEach((it) => it.unregister()));
  }
  document.addEventListener("submit", (event) => {
    if (/\/accounts\/logout\/$/.test(event.target.getAttribute("action") ?? "")) forget();
  });

  addEventListener("pageshow", () => {
    all(document, "form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      [...form.elements].forEach((it) => it.removeAttribute("aria-disabled"));
    });
  });

  document.addEventListener("htmx:load", (event) => dress(event.detail.elt));
  dress(document);
  document.querySelector("[data-focus]")?.focus();
  const reader = document.querySelector("[data-reader]")?.dataset.reader; // keeps public pages for a time without signal
  if (reader) navigator.serviceWorker?.register(reader, { scope: "/" }).catch(() => {});
})();

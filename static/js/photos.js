/* A photograph is made smaller on the phone before it is sent: upright, at most 2600 px, JPEG. On a slow line 12 MB become one.
   What the browser cannot decode (some HEIC, any PDF) or what would not get smaller is sent as it is; the server does the same work. */
(() => {
  "use strict";
  if (document.documentElement.dataset.photos !== undefined) return;
  document.documentElement.dataset.photos = ""; // the file may be named twice on a page with two uploads
  const EDGE = 2600;
  const SMALL = 1024 * 1024; // below that the line copes
  const waiting = new WeakMap(); // form → the work that must end before it is sent

  async function smaller(file) {
    if (file.size <= SMALL || !/^image\/(?!svg|gif)|^$/.test(file.type)) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff"; // transparency lies on white, as on the server
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.imageSmoothingQuality = "high";
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.88));
      if (!blob || blob.size >= file.size) return file;
      return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    } catch {
      return file;
    }
  }

  async function shrink(input) {
    const files = [...input.files];
    const made = [];
    for (const file of files) made.push(await smaller(file)); // one after the other: a decoded photograph is 50 MB
    const still = files.length === input.files.length && files.every((file, at) => file === input.files[at]);
    if (!still || made.every((file, at) => file === files[at])) return; // another was chosen meanwhile, or nothing to do
    const carrier = new DataTransfer();
    made.forEach((file) => carrier.items.add(file));
    input.files = carrier.files;
  }

  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.matches("input[type=file][data-shrink]") || !input.form || !input.files.length) return;
    const before = waiting.get(input.form) ?? Promise.resolve();
    const work = before.then(() => shrink(input)).catch(() => {});
    waiting.set(input.form, work);
    work.then(() => waiting.get(input.form) === work && waiting.delete(input.form));
  });

  /* On the window, so that it comes before the guard against sending twice. */
  addEventListener("submit", (event) => {
    const form = event.target;
    const work = waiting.get(form);
    if (!work) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.dataset.shrinking !== undefined) return; // pressed again: it goes once
    form.dataset.shrinking = "";
    const button = event.submitter;
    button?.setAttribute("aria-disabled", "true");
    work.then(() => {
      delete form.dataset.shrinking;
      button?.removeAttribute("aria-disabled");
      form.requestSubmit(button);
    });
  }, true);
})();

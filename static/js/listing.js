/* A new product on three screens in one page, which goes on without signal (listing_kept.js keeps and sends). Without script
   every screen is a page of its own. */
(() => {
  "use strict";
  const form = document.querySelector("[data-listing]");

  /* ---- what only food is asked ---- */
  function asFood() {
    const kind = document.querySelector("select[name=category]"), part = document.querySelector("[data-of-food]");
    if (kind && part && kind.value) part.hidden = !kind.selectedOptions[0].hasAttribute("data-food");
  }
  document.addEventListener("change", (event) => event.target.matches("select[name=category]") && asFood());
  if (!form) return;
  const { merchant, page, said, DRAFT, read, write, fresh, queue, keep, putPhoto, getPhoto, dropPhoto, say, post, flush } = globalThis.kedaiKept;

  form.querySelectorAll("template[data-screen]").forEach((it) => it.replaceWith(it.content));
  const screens = [...form.querySelectorAll("section[data-screen]")];
  const sections = (number) => screens[number - 1];
  form.setAttribute("action", page);
  document.querySelector("[data-goes-on]").hidden = false;
  let now = Number(form.dataset.number);
  document.dispatchEvent(new CustomEvent("htmx:load", { detail: { elt: form } })); // kedai.js dresses what came in

  const control = (name) => form.querySelector(`[name="${CSS.escape(name)}"]`);
  const box = (name) => form.querySelector(`[data-field="${CSS.escape(name)}"]`) ?? control(name)?.closest(".field");
  const picture = control("picture");
  const photoAsked = picture.closest(".upload").querySelector("[data-chosen]").textContent;
  let photoSent = false; // the site has it already

  function go(number, where) {
    now = number;
    screens.forEach((it, at) => (it.hidden = at !== number - 1));
    form.querySelector(".form-errors")?.toggleAttribute("hidden", true);
    const target = where ?? sections(number).querySelector(".field:not(.field--upload) :is(input:not([type=radio], [type=checkbox]), textarea, select)");
    if (number > 1 || where) target?.focus();
    if (!where) scrollTo({ top: 0 });
  }

  function wrong(name, words) {
    const field = box(name);
    if (!field) return;
    field.classList.add("field--wrong");
    field.querySelectorAll(".error").forEach((it) => it.parentElement.remove());
    const line = Object.assign(document.createElement("div"), { id: `id_${name}_error` });
    line.append(Object.assign(document.createElement("p"), { className: "error", textContent: words, role: "alert" }));
    (field.querySelector(".affix, .upload, .chips") ?? control(name)).before(line);
    control(name)?.setAttribute("aria-invalid", "true");
  }
  function right(field) {
    field.classList.remove("field--wrong");
    field.querySelectorAll(".error").forEach((it) => it.parentElement.remove());
    field.querySelectorAll("[aria-invalid]").forEach((it) => it.removeAttribute("aria-invalid"));
  }
  function showErrors(errors) {
    for (const [name, words] of Object.entries(errors)) wrong(name, words);
    const names = Object.keys(errors);
    const at = screens.findIndex((it) => names.some((name) => it.contains(control(name))));
    if (at >= 0) go(at + 1, names.map(control).find((it) => sections(at + 1).contains(it)));
    const rest = names.filter((name) => !control(name)).map((name) => errors[name]);
    if (rest.length) say("wrong", rest.join(" "));
  }
  function missing(section) {
    const empty = [...section.querySelectorAll("[data-missing]:not([type=file])")].filter((it) => !it.value.trim());
    empty.forEach((it) => wrong(it.name, it.dataset.missing));
    return empty[0];
  }

  /* ---- what a template fills in ---- */
  function fill(radio, { keepOwn = false } = {}) {
    const fills = JSON.parse(radio.dataset.fills || "{}");
    for (const [name, value] of Object.entries(fills)) {
      const all = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
      if (all.some((it) => it.dataset.own !== undefined) || keepOwn) continue;
      if (Array.isArray(value)) all.forEach((it) => (it.checked = value.includes(it.value)));
      else all.forEach((it) => (it.value = value));
    }
    const words = form.querySelector("[data-from-template]");
    words.textContent = radio.dataset.says;
    words.hidden = !radio.dataset.says;
    asFood();
  }

  /* ---- the draft in this phone ---- */
  const typed = () => [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  const key = () => control("key").value;
  const all = () => typed().map(([name, value]) => [name, name === "screen" ? "all" : value]);
  const keepDraft = () => write(DRAFT, { at: Date.now(), key: key(), merchant: merchant, screen: now, fields: typed() });

  async function restore(draft) {
    form.querySelectorAll("[type=radio],[type=checkbox]").forEach((it) => (it.checked = false));
    for (const [name, value] of draft.fields) {
      if (name === "screen" || name === "merchant" || name === "then") continue;
      for (const it of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (it.type === "radio" || it.type === "checkbox") it.checked ||= it.value === value;
        else { it.value = value; if (value) it.dataset.own = ""; }
      }
    }
    const chosen = form.querySelector("[name=template]:checked");
    if (chosen) fill(chosen, { keepOwn: true });
    const photo = await getPhoto(draft.key);
    if (!photo) return;
    const carrier = new DataTransfer();
    carrier.items.add(photo instanceof File ? photo : new File([photo], "photo.jpg", { type: photo.type }));
    picture.files = carrier.files;
    picture.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /* ---- on the way ---- */
  async function keepThere(section) {
    const names = new Set([...section.querySelectorAll("[name]")].map((it) => it.name));
    const always = ["csrfmiddlewaretoken", "merchant", "key"];
    const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && (always.includes(name) || names.has(name)));
    fields.push(["screen", section.dataset.screen], ["then", "next"]);
    const photo = names.has("picture") && !photoSent ? picture.files[0] : null;
    try {
      const answer = await post(fields, photo);
      if (answer.errors) return showErrors(answer.errors);
      if (photo && answer.kept && picture.files[0] === photo) photoSent = true;
    } catch { /* no signal: it lies in the phone */ }
  }

  async function finish(then) {
    const fields = [...all(), ["then", then]];
    const photo = picture.files[0] ?? null;
    const lies = !photo || (await putPhoto(key(), photo)) !== null;
    try {
      if (!navigator.onLine) throw new Error("away");
      const answer = await post([...fields, ["csrfmiddlewaretoken", control("csrfmiddlewaretoken").value]], photoSent ? null : photo);
      if (typeof answer === "string") throw new Error(answer);
      if (answer.errors) {
        photoSent = photoSent && !answer.errors.picture;
        return showErrors(answer.errors);
      }
      localStorage.removeItem(DRAFT);
      await dropPhoto(key());
      location.assign(answer.url);
    } catch (error) {
      keep([...queue().filter((it) => it.key !== key()), { at: Date.now(), key: key(), merchant: merchant, fields }]);
      again();
      say(error.message === "sign-in" ? "signIn" : lies ? "kept" : "keptText");
    }
  }

  /* The form as it was opened, under a new key, for the next product. */
  function again() {
    localStorage.removeItem(DRAFT);
    form.reset();
    form.querySelectorAll("[data-own]").forEach((it) => delete it.dataset.own);
    const preview = picture.closest(".upload");
    preview.querySelectorAll("canvas,img").forEach((it) => it.remove());
    delete preview.dataset.full;
    preview.querySelector(".file-name").textContent = "";
    preview.querySelector("[data-chosen]").textContent = photoAsked;
    control("key").value = crypto.randomUUID();
    photoSent = false;
    go(1);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const then = event.submitter?.value ?? (now === 1 ? "next" : "sell");
    if (then === "back") return go(now - 1);
    const section = sections(now), empty = missing(section);
    if (empty) return empty.focus();
    if (then === "next") {
      if (!photoSent && picture.files[0]) putPhoto(key(), picture.files[0]);
      go(now + 1);
      keepDraft();
      return keepThere(section);
    }
    for (const each of screens) {
      const left = missing(each);
      if (left) return go(screens.indexOf(each) + 1, left);
    }
    if (form.dataset.sending !== undefined) return;
    form.dataset.sending = "";
    event.submitter?.setAttribute("aria-disabled", "true");
    await finish(then);
    delete form.dataset.sending;
    event.submitter?.removeAttribute("aria-disabled");
  });

  form.addEventListener("input", (event) => {
    const it = event.target;
    if (it.type !== "file" && it.name !== "template") form.querySelectorAll(`[name="${CSS.escape(it.name)}"]`).forEach((each) => (each.dataset.own = ""));
    const field = it.closest(".field");
    if (field) right(field);
    keepDraft();
  });
  form.addEventListener("change", async (event) => {
    if (event.target.name === "template") fill(event.target);
    if (event.target === picture && event.isTrusted) {
      photoSent = false;
      if (picture.files[0] && !(await putPhoto(key(), picture.files[0])) && !navigator.onLine) say("photo");
    }
    keepDraft();
  });

  const over = document.querySelector("[data-start-over]");
  over.addEventListener("click", () => {
    dropPhoto(key());
    again();
    over.hidden = true;
    said.hidden = true;
  });

  (async () => {
    const draft = read(DRAFT, null);
    const mine = fresh(draft) && draft.merchant === merchant;
    const here = form.dataset.begun === undefined ? form.dataset.all === undefined : draft?.key === key();
    if (mine && here) {
      await restore(draft);
      go(draft.screen ?? now);
      over.hidden = form.dataset.begun !== undefined;
      if (draft.errors) { showErrors(draft.errors); say("wrong", Object.values(draft.errors).join(" ")); } else say("back");
    } else if (form.dataset.all !== undefined) {
      const first = screens.findIndex((it) => it.querySelector(".field--wrong"));
      screens.forEach((it, at) => (it.hidden = at !== Math.max(first, 0)));
      now = Math.max(first, 0) + 1;
    } else go(now);
    asFood();
    flush();
  })();
})();

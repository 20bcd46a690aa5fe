/* Rectangles over the picture of a paper, in place of the grid of tick boxes that works without this file.
   Each rectangle is a hidden field "area": left,top,width,height in ten-thousandths of the picture. */
(() => {
  "use strict";
  const stage = document.querySelector("[data-cover]");
  if (!stage) return;
  const WHOLE = 10000;
  const SMALLEST = 60;
  const form = stage.closest("form");
  const picture = stage.querySelector("img");
  const between = (value, least, most) => Math.round(Math.min(most, Math.max(least, value)));

  function place(box, left, top, width, height) {
    const w = between(width, SMALLEST, WHOLE);
    const h = between(height, SMALLEST, WHOLE);
    const at = { left: between(left, 0, WHOLE - w), top: between(top, 0, WHOLE - h), width: w, height: h };
    for (const [name, value] of Object.entries(at)) box.style[name] = `${value / 100}%`;
    box.area = at;
    box.field.value = [at.left, at.top, at.width, at.height].join(",");
  }

  function add(left, top, width, height) {
    const box = document.createElement("div");
    const remove = document.createElement("button");
    const corner = document.createElement("span");
    box.className = "cover-box";
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", stage.dataset.boxLabel);
    remove.className = "remove";
    remove.type = "button";
    remove.setAttribute("aria-label", stage.dataset.removeLabel);
    corner.className = "corner";
    box.field = Object.assign(document.createElement("input"), { type: "hidden", name: "area" });
    box.append(corner, remove);
    stage.append(box);
    form.append(box.field);
    place(box, left, top, width, height);
    remove.addEventListener("click", () => take(box));
    drag(corner, (from, right, down) => place(box, from.left, from.top, from.width + right, from.height + down), box);
    drag(box, (from, right, down) => place(box, from.left + right, from.top + down, from.width, from.height), box);
    box.addEventListener("keydown", (event) => key(event, box));
    return box;
  }

  function take(box) {
    box.field.remove();
    box.remove();
    stage.scrollIntoView({ block: "nearest" });
  }

  const share = (event, begun) => [
    ((event.clientX - begun.x) / picture.clientWidth) * WHOLE,
    ((event.clientY - begun.y) / picture.clientHeight) * WHOLE,
  ];

  function drag(handle, move, box) {
    handle.addEventListener("pointerdown", (event) => {
      if (event.target !== handle || event.button) return;
      event.preventDefault();
      event.stopPropagation();
      box.focus();
      const begun = { x: event.clientX, y: event.clientY };
      const from = { ...box.area };
      const follow = (next) => move(from, ...share(next, begun));
      handle.setPointerCapture(event.pointerId);
      handle.addEventListener("pointermove", follow);
      const stop = () => handle.removeEventListener("pointermove", follow);
      handle.addEventListener("pointerup", stop, { once: true });
      handle.addEventListener("pointercancel", stop, { once: true });
    });
  }

  function key(event, box) {
    if (event.target !== box) return;
    const step = 100;
    const right = { ArrowLeft: -step, ArrowRight: step }[event.key] ?? 0;
    const down = { ArrowUp: -step, ArrowDown: step }[event.key] ?? 0;
    const { left, top, width, height } = box.area;
    if (event.key === "Delete" || event.key === "Backspace") take(box);
    else if (!right && !down) return;
    else if (event.shiftKey) place(box, left, top, width + right, height + down);
    else place(box, left + right, top + down, width, height);
    event.preventDefault();
  }

  /* A tap puts a rectangle there; a mouse may also draw one. A finger that drags scrolls the page as everywhere. */
  let drawn = null;
  picture.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" || event.button) return;
    event.preventDefault();
    const frame = picture.getBoundingClientRect();
    const begun = { x: event.clientX, y: event.clientY };
    const [left, top] = share(event, { x: frame.left, y: frame.top });
    picture.setPointerCapture(event.pointerId);
    const follow = (next) => {
      const [right, down] = share(next, begun);
      if (!drawn && Math.abs(right) < 100 && Math.abs(down) < 100) return;
      drawn ??= add(left, top, SMALLEST, SMALLEST);
      place(drawn, Math.min(left, left + right), Math.min(top, top + down), Math.abs(right), Math.abs(down));
    };
    picture.addEventListener("pointermove", follow);
    picture.addEventListener("pointerup", () => picture.removeEventListener("pointermove", follow), { once: true });
  });
  picture.addEventListener("click", (event) => {
    if (drawn) {
      drawn.focus();
      drawn = null;
      return;
    }
    const frame = picture.getBoundingClientRect();
    const [left, top] = share(event, { x: frame.left, y: frame.top });
    add(left - 1250, top - 350, 2500, 700).focus();
  });
  form.querySelector("button[name=add]").addEventListener("click", () => {
    const frame = picture.getBoundingClientRect();
    const middle = Math.min(Math.max(innerHeight / 2, frame.top), frame.bottom) - frame.top;
    add(3750, (middle / frame.height) * WHOLE - 350, 2500, 700).focus();
  });

  const grid = stage.querySelector("[data-cover-grid]");
  const chosen = [...grid.querySelectorAll(":checked"), ...form.querySelectorAll("[data-cover-area]")];
  const values = chosen.map((it) => it.value.split(",").map(Number));
  chosen.forEach((it) => it.matches("[data-cover-area]") && it.remove());
  grid.querySelectorAll("input").forEach((it) => (it.disabled = true));
  grid.hidden = true;
  values.forEach((value) => value.length === 4 && value.every(Number.isFinite) && add(...value));
  form.querySelectorAll("[data-with-script]").forEach((it) => (it.hidden = false));
  form.querySelectorAll("[data-without-script]").forEach((it) => (it.hidden = true));
})();

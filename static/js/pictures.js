/* A picture cut by finger with a live card, and pictures put in order by mouse. Without script sliders and arrows do the same. */
(() => {
  "use strict";
  const form = document.querySelector("[data-cutting]");
  if (form) cutting(form);
  const strip = document.querySelector("[data-photo-strip]");
  if (strip) order(strip);

  function cutting(form) {
    const canvas = form.querySelector("canvas"), pen = canvas.getContext("2d"), original = new Image();
    const value = (name) => Number(form.elements[name].value);
    let left = { x: 0, y: 0 }; // what is left over, in pixels of the canvas

    /* The same sum as on the server: turned, then 4:5 of it, zoomed, at the focus. */
    function draw() {
      const turn = value("turn"), upright = turn % 180 === 0;
      const wide = upright ? original.naturalWidth : original.naturalHeight;
      const high = upright ? original.naturalHeight : original.naturalWidth;
      const width = (Math.min(wide, high * 4 / 5) * 100) / value("zoom"), height = (width * 5) / 4;
      const scale = canvas.width / width;
      left = { x: (wide - width) * scale, y: (high - height) * scale };
      form.elements.focus_x.closest(".field").hidden = left.x <= 1; // nothing is left over that way
      form.elements.focus_y.closest(".field").hidden = left.y <= 1;
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.clearRect(0, 0, canvas.width, canvas.height);
      pen.translate((-left.x * value("focus_x")) / 100, (-left.y * value("focus_y")) / 100);
      pen.scale(scale, scale);
      pen.translate(wide / 2, high / 2);
      pen.rotate((turn * Math.PI) / 180);
      pen.drawImage(original, -original.naturalWidth / 2, -original.naturalHeight / 2);
    }

    original.onload = () => {
      canvas.hidden = false;
      canvas.previousElementSibling.hidden = true;
      form.querySelector("[data-live]").hidden = false;
      form.querySelector("[data-plain]").hidden = true;
      draw();
    };
    original.src = form.dataset.original;
    form.addEventListener("input", draw);

    const clip = (number) => Math.min(100, Math.max(0, Math.round(number)));
    let from = null;
    canvas.addEventListener("pointerdown", (event) => {
      from = { x: event.clientX, y: event.clientY, fx: value("focus_x"), fy: value("focus_y") };
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!from) return;
      const scale = canvas.width / canvas.clientWidth;
      if (left.x > 1) form.elements.focus_x.value = clip(from.fx - ((event.clientX - from.x) * scale * 100) / left.x);
      if (left.y > 1) form.elements.focus_y.value = clip(from.fy - ((event.clientY - from.y) * scale * 100) / left.y);
      draw();
    });
    ["pointerup", "pointercancel"].forEach((it) => canvas.addEventListener(it, () => (from = null)));
  }

  function order(strip) {
    if (!matchMedia("(pointer: fine)").matches) return;
    let held = null;
    strip.querySelectorAll("li").forEach((it) => (it.draggable = true));
    strip.addEventListener("dragstart", (event) => {
      held = event.target.closest("li");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", held.id);
    });
    strip.addEventListener("dragover", (event) => {
      if (held && event.target.closest("li")) event.preventDefault();
    });
    strip.addEventListener("drop", (event) => {
      const to = event.target.closest("li");
      if (!held || !to || to === held) return;
      event.preventDefault();
      const form = held.querySelector(".photo-moves");
      const place = Object.assign(document.createElement("input"), { type: "hidden", name: "to", value: to.dataset.at });
      form.append(place);
      form.submit();
    });
    strip.addEventListener("dragend", () => (held = null));
  }
})();

/* The page of a product follows the variant that is chosen: price, unit price, weight, how many can be taken. */
(() => {
  "use strict";
  const radios = document.querySelectorAll("input[type=radio][name=variant][data-price]");
  const places = (what) => document.querySelectorAll(`[data-chosen="${what}"]`);
  const put = (what, words, wrap = (it) => it) =>
    places(what).forEach((it) => {
      (it.querySelector("span:not(.visually-hidden)") ?? it).textContent = words ? wrap(words) : "";
      it.hidden = !words;
    });

  function follow(radio) {
    const { price, was, unit, name, weight, most } = radio.dataset;
    put("from", "");
    put("price", price);
    put("was", was);
    put("unit", unit, (it) => `(${it})`);
    put("name", weight ? `${name}:` : "");
    put("label", name);
    put("weight", weight);
    const box = document.querySelector("#buy [data-quantity]");
    const input = box?.querySelector("input");
    if (!input) return;
    input.dataset.max = most;
    if (Number(input.value) > Number(most)) input.value = most;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  radios.forEach((it) => it.addEventListener("change", () => it.checked && follow(it)));
  const start = () => [...radios].filter((it) => it.checked).forEach(follow);
  addEventListener("pageshow", start);
  start();
})();

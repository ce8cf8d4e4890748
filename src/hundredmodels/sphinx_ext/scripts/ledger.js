/* The filter of the ledger of claims. */
(function () {
  "use strict";

  function filter(form) {
    const entries = Array.from(document.querySelectorAll(".hm-ledger > .hm-claim"));
    const count = form.querySelector("output");
    form.hidden = false;

    function apply() {
      const wanted = new FormData(form);
      const words = String(wanted.get("words")).toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      entries.forEach(function (entry) {
        const matches = ["verdict", "chapter", "article", "kind"].every(function (key) {
          return !wanted.get(key) || entry.dataset[key] === wanted.get(key);
        });
        const text = matches && words.length ? entry.textContent.toLowerCase() : "";
        const found = matches && words.every(function (word) { return text.includes(word); });
        entry.hidden = !found;
        shown += found ? 1 : 0;
      });
      count.textContent = shown === 1 ? "1 claim" : shown + " claims";
    }

    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    apply();
  }

  document.querySelectorAll("form.hm-filter").forEach(filter);
})();

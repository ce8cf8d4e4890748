/* Light and dark: the reader's choice, kept, or the system's. */
(function () {
  "use strict";

  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const next = { auto: "light", light: "dark", dark: "auto" };
  const words = { auto: "as the system", light: "light", dark: "dark" };
  const button = document.querySelector(".hm-mode");

  function apply(mode) {
    const theme = mode === "auto" ? (system.matches ? "dark" : "light") : mode;
    root.dataset.mode = mode;
    if (root.dataset.theme !== theme) {
      root.dataset.theme = theme;
    }
    if (button) {
      const label = "Colours: " + words[mode];
      button.querySelector(".hm-hidden").textContent = label;
      button.title = label;
    }
  }

  if (button) {
    button.addEventListener("click", function () {
      const mode = next[root.dataset.mode] || "auto";
      try {
        localStorage.setItem("hm-mode", mode);
      } catch (_) {
        /* Not kept, then; it holds for this page. */
      }
      apply(mode);
    });
  }
  system.addEventListener("change", function () { apply(root.dataset.mode); });
  window.addEventListener("storage", function (event) {
    if (event.key === "hm-mode") {
      apply(event.newValue in next ? event.newValue : "auto");
    }
  });
  apply(root.dataset.mode);
})();

/* Before anything is painted: light or dark, and that scripts run. */
(function () {
  "use strict";

  const root = document.documentElement;
  let mode = null;
  try {
    mode = localStorage.getItem("hm-mode");
  } catch (_) {
    /* No storage here: the system's colours. */
  }
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.script = "";
  root.dataset.mode = mode === "light" || mode === "dark" ? mode : "auto";
  root.dataset.theme = root.dataset.mode === "auto" ? (dark ? "dark" : "light") : mode;
})();

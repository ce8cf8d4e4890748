/* Before anything is painted: light or dark, that scripts run, and if long lists can wait. */
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
  const came = performance.getEntriesByType("navigation")[0];
  if (came && came.type === "navigate" && !location.hash) {
    root.dataset.later = ""; // nobody is led to a place, back to one, or reloads there
  }
  root.dataset.mode = mode === "light" || mode === "dark" ? mode : "auto";
  root.dataset.theme = root.dataset.mode === "auto" ? (dark ? "dark" : "light") : mode;
})();

/* Claims are laid out one by one once the page stands, so that the first view waits for none. */
(function () {
  "use strict";

  const idle = window.requestIdleCallback || function (work) { setTimeout(work, 50); };
  const waiting = Array.from(document.querySelectorAll(".hm-claim"));

  /* A frame lies between two, or all would be laid out in one go. */
  function next() {
    waiting.splice(0, 1).forEach(function (one) { one.classList.add("is-laid"); });
    if (waiting.length) {
      requestAnimationFrame(function () { idle(next); });
    }
  }

  if ("later" in document.documentElement.dataset) {
    window.addEventListener("load", function () { idle(next); });
  }
})();

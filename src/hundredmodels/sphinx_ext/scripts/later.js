/* Claims are laid out a few at a time once the page stands, so that the first view waits for none. */
(function () {
  "use strict";

  const FEW = 4;
  const idle = window.requestIdleCallback || function (work) { setTimeout(work, 50); };
  const waiting = Array.from(document.querySelectorAll(".hm-claim"));

  /* A frame lies between two lots, or they would be laid out in one go. */
  function few() {
    waiting.splice(0, FEW).forEach(function (one) { one.classList.add("is-laid"); });
    if (waiting.length) {
      requestAnimationFrame(function () { idle(few); });
    }
  }

  if ("later" in document.documentElement.dataset) {
    window.addEventListener("load", function () { idle(few); });
  }
})();

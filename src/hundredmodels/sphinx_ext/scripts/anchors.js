/* Anchors that land. */
(function () {
  "use strict";

  /* An anchor inside a closed <details> opens it. */
  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target && target.closest("details:not([open])");
    if (closed) {
      closed.open = true;
      target.scrollIntoView();
    }
  }

  reveal();
  window.addEventListener("hashchange", reveal);
})();

/* The list of the page's sections marks where the reader is; a shortcut leads to the search. */
(function () {
  "use strict";

  const list = document.getElementById("hm-contents");

  function follow() {
    const links = new Map();
    list.querySelectorAll('a[href^="#"]').forEach(function (link) {
      const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (section) {
        links.set(section, link);
      }
      link.addEventListener("click", function () {
        if (list.matches(":popover-open")) {
          list.hidePopover();
        }
      });
    });
    const seen = new Set();
    let marked = null;

    function mark() {
      let now = null;
      for (const [section, link] of links) {
        if (seen.has(section)) {
          now = link; // the innermost comes last
        }
      }
      if (now !== marked) {
        if (marked) {
          marked.removeAttribute("aria-current");
        }
        if (now) {
          now.setAttribute("aria-current", "true");
        }
        marked = now;
      }
    }

    const watch = new IntersectionObserver(function (entries) {
      for (const entry of entries) {
        seen[entry.isIntersecting ? "add" : "delete"](entry.target);
      }
      mark();
    }, { rootMargin: "-12% 0px -80%" });
    links.forEach(function (_, section) { watch.observe(section); });
  }

  if (list) {
    follow();
  }

  document.addEventListener("keydown", function (event) {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k") {
      const pages = document.getElementById("hm-pages");
      const field = document.querySelector("main .hm-find input") || pages.querySelector("input");
      if (pages.contains(field) && !pages.checkVisibility()) {
        pages.showPopover();
      }
      event.preventDefault();
      field.focus();
      field.select();
    }
  });
})();

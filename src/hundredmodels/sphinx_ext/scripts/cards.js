/* Cards: what stands behind a number, on hover, focus and tap. */
(function () {
  "use strict";

  const root = document.documentElement;
  const EDGE = 12; // left free at the edges of the window
  const GAP = 8; // between a number and its card
  const LEAST = 200; // of height that a card needs; where there is less it opens as a sheet

  function cards() {
    const links = document.querySelectorAll("a.hm-number");
    if (!links.length) {
      return;
    }
    const popup = document.createElement("div");
    popup.className = "hm-popup";
    popup.id = "hm-popup";
    popup.setAttribute("role", "dialog");
    popup.hidden = true;
    document.body.append(popup);
    let owner = null;
    let pinned = false;
    let quiet = false; // focus is being given back, not taken
    let timer = 0;

    function template(link) {
      return document.getElementById("card-" + link.dataset.number);
    }

    /* A number may be broken over two lines: the card belongs to the part that was pointed at. */
    function box(link, event) {
      const boxes = Array.from(link.getClientRects());
      const pointed = event && event.clientY && boxes.find(function (one) {
        return event.clientY >= one.top - 2 && event.clientY <= one.bottom + 2;
      });
      return pointed || boxes[0];
    }

    /* Below the number or above it, where there is more room, and never beyond the window. */
    function place(link, sheet, event) {
      popup.classList.remove("is-sheet");
      popup.style.left = popup.style.top = popup.style.maxHeight = "";
      const at = box(link, event);
      const below = window.innerHeight - at.bottom - GAP - EDGE;
      const above = at.top - GAP - EDGE;
      if (sheet || Math.max(below, above) < LEAST) {
        popup.classList.add("is-sheet");
        return;
      }
      const under = popup.offsetHeight <= below || below >= above;
      popup.style.maxHeight = "min(32rem, " + Math.floor(under ? below : above) + "px)";
      const left = Math.max(EDGE, Math.min(at.left, root.clientWidth - popup.offsetWidth - EDGE));
      const top = under ? at.bottom + GAP : at.top - GAP - popup.offsetHeight;
      popup.style.left = left + window.scrollX + "px";
      popup.style.top = top + window.scrollY + "px";
    }

    function open(link, pin, sheet, event) {
      clearTimeout(timer);
      const source = template(link);
      if (!source) {
        return false;
      }
      if (owner && owner !== link) {
        owner.setAttribute("aria-expanded", "false");
      }
      owner = link;
      pinned = pin;
      popup.replaceChildren(source.content.cloneNode(true));
      popup.setAttribute("aria-label", "About the number " + link.textContent);
      if (pin) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "hm-popup-close";
        button.setAttribute("aria-label", "Close");
        button.textContent = "×";
        button.addEventListener("click", function () { close(true); });
        popup.append(button);
      }
      popup.hidden = false;
      popup.scrollTop = 0;
      link.setAttribute("aria-expanded", "true");
      place(link, sheet, event);
      return true;
    }

    function refocus() {
      quiet = true;
      owner.focus({ preventScroll: true });
      quiet = false;
    }

    function close(back) {
      clearTimeout(timer);
      if (owner) {
        owner.setAttribute("aria-expanded", "false");
        if (back && pinned) {
          refocus();
        }
      }
      owner = null;
      pinned = false;
      popup.hidden = true;
    }

    function later(act, delay) {
      clearTimeout(timer);
      timer = setTimeout(act, delay);
    }

    function stops() {
      return Array.from(popup.querySelectorAll("a[href], button"));
    }

    /* The card stands at the end of the page but belongs after its number: Tab goes from the
       number into it, and from its last link on to what follows the number. */
    function tab(event) {
      const inside = stops();
      if (event.shiftKey && document.activeElement === inside[0]) {
        event.preventDefault();
        refocus();
      } else if (!event.shiftKey && document.activeElement === inside[inside.length - 1]) {
        refocus(); // the browser's own step starts from here
        close(false);
      }
    }

    links.forEach(function (link) {
      if (!template(link)) {
        return;
      }
      link.setAttribute("aria-haspopup", "dialog");
      link.setAttribute("aria-expanded", "false");
      link.setAttribute("aria-controls", popup.id);
      link.addEventListener("pointerenter", function (event) {
        if (event.pointerType !== "touch" && !pinned) {
          later(function () { open(link, false, false, event); }, 120);
        }
      });
      link.addEventListener("pointerleave", function () {
        if (!pinned) {
          later(function () { close(false); }, 250);
        }
      });
      link.addEventListener("focus", function () {
        if (!quiet && link.matches(":focus-visible") && !pinned) {
          open(link, false, false);
        }
      });
      link.addEventListener("blur", function (event) {
        if (!pinned && !popup.contains(event.relatedTarget)) {
          close(false);
        }
      });
      link.addEventListener("keydown", function (event) {
        if (event.key === "Tab" && !event.shiftKey && pinned && owner === link) {
          event.preventDefault();
          stops()[0].focus({ preventScroll: true });
        }
      });
      link.addEventListener("click", function (event) {
        if (event.metaKey || event.ctrlKey || event.shiftKey) {
          return;
        }
        const sheet = window.matchMedia("(hover: none), (width < 32rem)").matches;
        if (open(link, true, sheet, event)) {
          event.preventDefault();
          stops()[0].focus({ preventScroll: true });
        }
      });
    });

    popup.addEventListener("pointerenter", function () { clearTimeout(timer); });
    popup.addEventListener("pointerleave", function () {
      if (!pinned) {
        later(function () { close(false); }, 250);
      }
    });
    popup.addEventListener("keydown", function (event) {
      if (event.key === "Tab") {
        tab(event);
      }
    });
    popup.addEventListener("focusout", function (event) {
      const next = event.relatedTarget;
      if (next && next !== owner && !popup.contains(next) && !next.closest("[role=dialog], dialog")) {
        close(false);
      }
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !popup.hidden && !event.defaultPrevented) {
        close(true);
      }
    });
    document.addEventListener("pointerdown", function (event) {
      const inside = event.target.closest("a.hm-number, .hm-popup, [role=dialog], dialog");
      if (!popup.hidden && !inside) {
        close(false);
      }
    });
    /* A phone's address bar comes and goes while one scrolls, which is a change of size too. */
    window.addEventListener("resize", function () {
      if (owner && !popup.classList.contains("is-sheet")) {
        place(owner, false);
      }
    });
  }

  cards();
})();

/* Cards: what stands behind a number, on hover, focus and tap. */
(function () {
  "use strict";

  const root = document.documentElement;

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
    let timer = 0;

    function template(link) {
      return document.getElementById("card-" + link.dataset.number);
    }

    function place(link, sheet) {
      popup.classList.toggle("is-sheet", sheet);
      popup.style.left = popup.style.top = "";
      if (sheet) {
        return;
      }
      const box = link.getClientRects()[0];
      const width = popup.offsetWidth;
      const height = popup.offsetHeight;
      const left = Math.min(Math.max(box.left, 12), root.clientWidth - width - 12);
      const below = box.bottom + 8;
      const fits = below + height <= window.innerHeight || box.top < height + 8;
      popup.style.left = left + window.scrollX + "px";
      popup.style.top = (fits ? below : box.top - height - 8) + window.scrollY + "px";
    }

    function open(link, pin, sheet) {
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
      link.setAttribute("aria-expanded", "true");
      place(link, sheet);
      return true;
    }

    function close(back) {
      clearTimeout(timer);
      if (owner) {
        owner.setAttribute("aria-expanded", "false");
        if (back && pinned) {
          const last = owner;
          quiet = true;
          last.focus();
          quiet = false;
        }
      }
      owner = null;
      pinned = false;
      popup.hidden = true;
    }

    let quiet = false; // focus is being given back, not taken

    function later(act, delay) {
      clearTimeout(timer);
      timer = setTimeout(act, delay);
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
          later(function () { open(link, false, false); }, 120);
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
      link.addEventListener("click", function (event) {
        if (event.metaKey || event.ctrlKey || event.shiftKey) {
          return;
        }
        const sheet = window.matchMedia("(hover: none), (width < 32rem)").matches;
        if (open(link, true, sheet)) {
          event.preventDefault();
          popup.querySelector("a, button").focus({ preventScroll: true });
        }
      });
    });

    popup.addEventListener("pointerenter", function () { clearTimeout(timer); });
    popup.addEventListener("pointerleave", function () {
      if (!pinned) {
        later(function () { close(false); }, 250);
      }
    });
    popup.addEventListener("focusout", function (event) {
      const next = event.relatedTarget;
      if (next && next !== owner && !popup.contains(next)) {
        close(false);
      }
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !popup.hidden) {
        close(true);
      }
    });
    document.addEventListener("pointerdown", function (event) {
      if (!popup.hidden && !popup.contains(event.target) && !event.target.closest("a.hm-number")) {
        close(false);
      }
    });
    window.addEventListener("resize", function () { close(false); });
  }

  cards();
})();

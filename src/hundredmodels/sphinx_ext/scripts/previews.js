/* Previews: what a reference or a footnote says, on hover, focus and tap. */
(function () {
  "use strict";

  const links = document.querySelectorAll(".bibtex-citation a[href*='#'], a.footnote-reference");
  if (!links.length) {
    return;
  }
  const box = document.createElement("div");
  box.className = "hm-preview";
  box.id = "hm-preview";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.body.append(box);
  let owner = null;
  let timer = 0;

  function later(act, delay) {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  }

  /* The entry of a reference is in a template; a footnote is on the page. */
  function content(link) {
    const id = decodeURIComponent(link.hash.slice(1));
    const template = document.getElementById("preview-" + id);
    if (template) {
      return template.content.cloneNode(true);
    }
    const note = link.matches(".footnote-reference") && document.getElementById(id);
    if (!note) {
      return null;
    }
    const copy = document.createDocumentFragment();
    for (const child of note.children) {
      if (!child.matches(".label, .backrefs")) {
        copy.append(child.cloneNode(true));
      }
    }
    copy.querySelectorAll("[id]").forEach(function (one) { one.removeAttribute("id"); });
    return copy;
  }

  function place(link) {
    const at = link.getClientRects()[0];
    const room = document.documentElement.clientWidth;
    const left = Math.max(12, Math.min(at.left, room - box.offsetWidth - 12));
    const below = at.bottom + 6;
    const fits = below + box.offsetHeight <= window.innerHeight || at.top < box.offsetHeight + 6;
    box.style.left = left + window.scrollX + "px";
    box.style.top = (fits ? below : at.top - box.offsetHeight - 6) + window.scrollY + "px";
  }

  function open(link) {
    clearTimeout(timer);
    const said = content(link);
    if (!said || (owner === link && !box.hidden)) {
      return Boolean(said);
    }
    close();
    owner = link;
    box.replaceChildren(said);
    box.hidden = false;
    link.setAttribute("aria-describedby", box.id);
    place(link);
    return true;
  }

  function close() {
    clearTimeout(timer);
    if (owner) {
      owner.removeAttribute("aria-describedby");
    }
    owner = null;
    box.hidden = true;
  }

  function away() {
    later(close, 250);
  }

  links.forEach(function (link) {
    if (!content(link)) {
      return;
    }
    let touched = false; // the pointer that will click is a finger
    link.removeAttribute("title"); // the browser's own preview, for when no script runs
    link.addEventListener("pointerenter", function (event) {
      if (event.pointerType !== "touch") {
        later(function () { open(link); }, 120);
      }
    });
    link.addEventListener("pointerleave", away);
    link.addEventListener("pointerdown", function (event) {
      touched = event.pointerType === "touch";
    });
    link.addEventListener("focus", function () {
      if (link.matches(":focus-visible")) {
        open(link);
      }
    });
    link.addEventListener("blur", away);
    /* A first tap shows it, a second follows the link. */
    link.addEventListener("click", function (event) {
      if (touched && owner !== link && open(link)) {
        event.preventDefault();
      } else {
        close();
      }
      touched = false;
    });
  });

  box.addEventListener("pointerenter", function () { clearTimeout(timer); });
  box.addEventListener("pointerleave", away);
  box.addEventListener("focusin", function () { clearTimeout(timer); });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      close();
    }
  });
  document.addEventListener("pointerdown", function (event) {
    if (!box.contains(event.target) && event.target !== owner) {
      close();
    }
  });
  window.addEventListener("resize", close);
})();

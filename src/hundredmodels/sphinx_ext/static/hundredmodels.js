/* Figures that come alive when seen, cards for numbers, a filter for the ledger.
   A classic deferred script without requests, so that the site works from a folder. Everything
   it adds is extra: the page is whole without it. */
(function () {
  "use strict";

  const root = document.documentElement;
  const here = document.currentScript.src;
  const hundredmodels = (window.hundredmodels = window.hundredmodels || { colours: {} });

  /* ---- Figures ------------------------------------------------------------------------------ */

  let vega = null;

  function loadVega() {
    if (!vega) {
      vega = new Promise(function (resolve, reject) {
        const script = document.createElement("script");
        script.src = new URL("hm-vega.js", here).href;
        script.onload = resolve;
        script.onerror = reject;
        document.head.append(script);
      });
    }
    return vega;
  }

  /* The colours of the specification are the light ones; each has a variable of the theme. */
  function coloured(node, style) {
    if (typeof node === "string") {
      const name = hundredmodels.colours[node.toLowerCase()];
      return name ? style.getPropertyValue(name).trim() : node;
    }
    if (Array.isArray(node)) {
      return node.map(function (one) { return coloured(one, style); });
    }
    if (node && typeof node === "object") {
      const copy = {};
      for (const key of Object.keys(node)) {
        copy[key] = key === "datasets" ? node[key] : coloured(node[key], style);
      }
      return copy;
    }
    return node;
  }

  async function draw(figure) {
    await loadVega();
    const text = figure.querySelector("script.hm-spec").textContent;
    const spec = coloured(JSON.parse(text), getComputedStyle(root));
    spec.config = Object.assign({}, spec.config, { aria: false });
    const target = document.createElement("div");
    const place = figure.querySelector(".hm-live");
    place.append(target);
    const result = await hundredmodels.embed(target, spec, {
      actions: false,
      ast: true,
      defaultStyle: false,
      renderer: "svg",
      logLevel: 1, // errors only
      tooltip: { disableDefaultStyle: true },
    });
    const drawn = target.querySelector("svg");
    drawn.setAttribute("role", "img");
    drawn.setAttribute("aria-label", figure.dataset.alt);
    drawn.removeAttribute("tabindex");
    if (figure.vegaResult) {
      figure.vegaResult.finalize();
      figure.vegaTarget.remove();
    }
    figure.vegaResult = result;
    figure.vegaTarget = target;
    figure.classList.add("is-live");
  }

  /* One drawing after another: a switch of the theme may come while the first is under way. */
  function drawNext(figure) {
    figure.drawing = (figure.drawing || Promise.resolve()).then(function () {
      return draw(figure);
    });
  }

  function whenSeen(figures) {
    const watch = new IntersectionObserver(function (entries) {
      for (const entry of entries) {
        if (entry.isIntersecting) {
          watch.unobserve(entry.target);
          drawNext(entry.target);
        }
      }
    }, { rootMargin: "100px" });
    figures.forEach(function (figure) { watch.observe(figure); });
    new MutationObserver(function () {
      figures.forEach(function (figure) {
        if (figure.drawing) {
          drawNext(figure);
        }
      });
    }).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
  }

  /* ---- Cards ---------------------------------------------------------------------------------- */

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

  /* ---- Ledger ------------------------------------------------------------------------------------ */

  function filter(form) {
    const entries = Array.from(document.querySelectorAll(".hm-ledger > .hm-claim"));
    const count = form.querySelector("output");
    form.hidden = false;

    function apply() {
      const wanted = new FormData(form);
      const words = String(wanted.get("words")).toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      entries.forEach(function (entry) {
        const matches = ["verdict", "chapter", "article", "kind"].every(function (key) {
          return !wanted.get(key) || entry.dataset[key] === wanted.get(key);
        });
        const text = matches && words.length ? entry.textContent.toLowerCase() : "";
        const found = matches && words.every(function (word) { return text.includes(word); });
        entry.hidden = !found;
        shown += found ? 1 : 0;
      });
      count.textContent = shown === 1 ? "1 claim" : shown + " claims";
    }

    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    apply();
  }

  /* An anchor inside a closed <details> opens it. */
  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target && target.closest("details:not([open])");
    if (closed) {
      closed.open = true;
      target.scrollIntoView();
    }
  }

  whenSeen(Array.from(document.querySelectorAll("figure.hm-figure")));
  cards();
  document.querySelectorAll("form.hm-filter").forEach(filter);
  reveal();
  window.addEventListener("hashchange", reveal);
})();

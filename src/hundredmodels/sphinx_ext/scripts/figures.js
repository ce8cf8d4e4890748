/* Figures that come alive when touched, and follow the theme. */
(function () {
  "use strict";

  const root = document.documentElement;
  const here = document.currentScript.src;
  const hundredmodels = (window.hundredmodels = window.hundredmodels || { colours: {} });

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
    /* The drawing is one image with one description: its parts say nothing of their own. */
    drawn.querySelectorAll("[role], [aria-label], [aria-roledescription]").forEach(function (part) {
      for (const name of ["role", "aria-label", "aria-roledescription"]) {
        part.removeAttribute(name);
      }
    });
    if (figure.vegaResult) {
      figure.vegaResult.finalize();
      figure.vegaTarget.remove();
    }
    figure.vegaResult = result;
    figure.vegaTarget = target;
    figure.classList.add("is-live");
    figure.dispatchEvent(new CustomEvent("hm-drawn"));
  }

  /* One drawing after another: a switch of the theme may come while the first is under way. */
  function drawNext(figure) {
    figure.drawing = (figure.drawing || Promise.resolve()).then(function () {
      return draw(figure);
    });
  }

  /* The library comes over the wire while the reader looks, and isn't run yet. */
  function fetchAhead() {
    if (vega || (navigator.connection && navigator.connection.saveData)) {
      return;
    }
    const link = document.createElement("link");
    link.rel = "preload";
    link.as = "script";
    link.href = new URL("hm-vega.js", here).href;
    document.head.append(link);
  }

  /* Running it takes a slow phone a second, in which nothing scrolls: only for a chart that is
     pointed at, touched or reached from the keyboard. Until then its drawing says the same. */
  function whenTouched(figures) {
    const watch = new IntersectionObserver(function (entries) {
      if (entries.some(function (entry) { return entry.isIntersecting; })) {
        watch.disconnect();
        (window.requestIdleCallback || window.setTimeout)(fetchAhead);
      }
    }, { rootMargin: "100px" });
    figures.forEach(function (figure) {
      watch.observe(figure);
      for (const touch of ["pointerenter", "pointerdown", "focusin"]) {
        figure.addEventListener(touch, function () {
          if (!figure.drawing) {
            drawNext(figure);
          }
        }, { passive: true });
      }
    });
    new MutationObserver(function () {
      figures.forEach(function (figure) {
        if (figure.drawing) {
          drawNext(figure);
        }
      });
    }).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
  }

  whenTouched(Array.from(document.querySelectorAll("figure.hm-figure")));
})();

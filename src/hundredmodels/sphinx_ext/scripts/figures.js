/* Figures that come alive when seen, and follow the theme. */
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

  whenSeen(Array.from(document.querySelectorAll("figure.hm-figure")));
})();

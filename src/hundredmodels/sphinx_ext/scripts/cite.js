/* Citing: a dialog with the citation in four formats, each to copy or to keep as a file. */
(function () {
  "use strict";

  const FORMATS = [
    ["text", "APA", ".txt"],
    ["bibtex", "BibTeX", ".bib"],
    ["ris", "RIS", ".ris"],
    ["csl", "CSL-JSON", ".csl.json"],
  ];
  const loaded = {};
  let dialog = null;

  window.hundredmodels = window.hundredmodels || {};
  window.hundredmodels.citations = function (held) { Object.assign(loaded, held); };

  function element(name, attributes, words) {
    const made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      made.setAttribute(key, attributes[key]);
    });
    made.textContent = words || "";
    return made;
  }

  /* The citations of a set come as a script, since a page in a folder may not fetch. */
  function load(link, then) {
    const id = link.dataset.cite;
    if (loaded[id]) {
      then(loaded[id]);
      return;
    }
    const script = document.createElement("script");
    script.src = new URL("sets/" + link.dataset.set + ".js", link.href).href;
    script.addEventListener("load", function () {
      if (loaded[id]) {
        then(loaded[id]);
      } else {
        location.assign(link.href);
      }
    });
    script.addEventListener("error", function () { location.assign(link.href); });
    document.head.append(script);
  }

  /* A site that does not know its address names its pages from its root; on a server we know it. */
  function placed(link, held) {
    const address = JSON.parse(held.csl)[0].URL || "";
    if (!/^https?:$/.test(location.protocol) || !address || /^[a-z]+:/.test(address)) {
      return held;
    }
    const whole = new URL("../" + address, link.href).href;
    const made = {};
    Object.keys(held).forEach(function (key) {
      made[key] = held[key].split(address).join(whole);
    });
    return made;
  }

  function copy(words, area, said) {
    function done() { said.textContent = "Copied"; }
    function byHand() {
      const range = document.createRange();
      range.selectNodeContents(area);
      const selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      said.textContent = document.execCommand("copy") ? "Copied" : "Selected; copy it by hand";
    }
    if (navigator.clipboard) {
      navigator.clipboard.writeText(words).then(done, byHand);
    } else {
      byHand();
    }
  }

  function build() {
    const made = element("dialog", { class: "hm-cite-dialog", "aria-labelledby": "hm-cite-title" });
    made.addEventListener("click", function (event) {
      if (event.target === made) {
        made.close();
      }
    });
    document.body.append(made);
    return made;
  }

  function show(link, held) {
    dialog = dialog || build();
    const title = element("h2", { id: "hm-cite-title", tabindex: "-1" }, link.textContent.trim());
    const close = element("button", { type: "button", class: "hm-popup-close", "aria-label": "Close" }, "×");
    const tabs = element("div", { role: "tablist", "aria-label": "Format" });
    const area = element("pre", { tabindex: "0", role: "tabpanel", id: "hm-cite-panel" });
    const foot = element("p", { class: "hm-cite-foot" });
    const button = element("button", { type: "button", class: "hm-cite-copy" }, "Copy");
    const file = element("a", { download: "" });
    const said = element("span", { role: "status" });
    let chosen = 0;

    function choose(place, focus) {
      chosen = (place + FORMATS.length) % FORMATS.length;
      Array.prototype.forEach.call(tabs.children, function (tab, index) {
        tab.setAttribute("aria-selected", String(index === chosen));
        tab.tabIndex = index === chosen ? 0 : -1;
      });
      const format = FORMATS[chosen];
      area.textContent = held[format[0]].trim();
      area.setAttribute("aria-labelledby", "hm-cite-" + format[0]);
      area.classList.toggle("is-code", format[0] !== "text");
      area.scrollTop = 0;
      file.href = link.href.replace(/\.txt$/, format[2]);
      file.textContent = "Save as " + format[2];
      said.textContent = "";
      if (focus) {
        tabs.children[chosen].focus();
      }
    }

    FORMATS.forEach(function (format, index) {
      const tab = element(
        "button",
        { type: "button", role: "tab", id: "hm-cite-" + format[0], "aria-controls": "hm-cite-panel" },
        format[1]
      );
      tab.addEventListener("click", function () { choose(index, false); });
      tabs.append(tab);
    });
    tabs.addEventListener("keydown", function (event) {
      const moves = { ArrowRight: chosen + 1, ArrowLeft: chosen - 1, Home: 0, End: FORMATS.length - 1 };
      if (event.key in moves) {
        event.preventDefault();
        choose(moves[event.key], true);
      }
    });
    close.addEventListener("click", function () { dialog.close(); });
    button.addEventListener("click", function () { copy(held[FORMATS[chosen][0]].trim(), area, said); });
    foot.append(button, file, said);
    dialog.replaceChildren(title, close, tabs, area, foot);
    choose(0, false);
    /* Opened from a card, the card closes; then the focus goes back to the card's number. */
    const owner = document.querySelector('a.hm-number[aria-expanded="true"]');
    dialog.addEventListener("close", function () {
      const back = link.getClientRects().length ? link : owner;
      if (back) {
        back.focus({ preventScroll: true });
      }
    }, { once: true });
    dialog.showModal();
    tabs.children[0].focus();
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest ? event.target.closest("a.hm-cite[data-set]") : null;
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    load(link, function (held) { show(link, placed(link, held)); });
  });
})();

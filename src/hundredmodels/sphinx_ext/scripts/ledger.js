/* The ledger as a tool: filter, search, group, link, and take away. */
(function () {
  "use strict";

  const words = window.hundredmodels.words;

  function tool(form) {
    const place = form.parentElement.querySelector(".hm-ledger-groups");
    const entries = Array.from(place.querySelectorAll(".hm-claim"));
    const facets = Array.from(form.querySelectorAll("select[data-facet]"));
    const count = form.querySelector("output");
    const bare = new Map();
    const none = document.createElement("p");
    let grouped = "";
    let linked = null; // shown though the filter hides it, because the address names it

    none.className = "hm-ledger-none";
    none.hidden = true;
    none.append("No claim matches. ");
    const again = document.createElement("button");
    again.type = "button";
    again.className = "hm-button";
    again.textContent = "Show all";
    again.addEventListener("click", function () { form.reset(); });
    none.append(again);
    place.before(none);

    function text(entry) {
      if (!bare.has(entry)) {
        bare.set(entry, words.plain(entry.textContent + " " + entry.id).text);
      }
      return bare.get(entry);
    }

    function name(select, value) {
      const option = Array.from(select.options).find(function (one) { return one.value === value; });
      return option ? option.dataset.name : value;
    }

    function group(key) {
      const wanted = key || "chapter";
      if (grouped === wanted) {
        return;
      }
      const select = form.elements[wanted];
      const parts = Array.from(select.options).filter(function (one) { return one.value; });
      place.replaceChildren(...parts.map(function (option) {
        const section = document.createElement("section");
        const heading = document.createElement("h2");
        const list = document.createElement("ol");
        const number = document.createElement("span");
        heading.id = "ledger-" + option.value.replace(/ /g, "-");
        number.className = "hm-count";
        list.className = "hm-ledger";
        heading.append(name(select, option.value) + " ", number);
        section.setAttribute("aria-labelledby", heading.id);
        list.append(...entries.filter(function (one) {
          return one.dataset[wanted] === option.value;
        }));
        section.append(heading, list);
        return section;
      }));
      grouped = wanted;
    }

    /* Each choice says how many claims it would leave, the other filters as they are. */
    function recount(found) {
      facets.forEach(function (select) {
        const others = facets.filter(function (one) { return one !== select; });
        const tally = new Map();
        let all = 0;
        found.forEach(function (entry) {
          if (matches(entry, others)) {
            const value = entry.dataset[select.name];
            tally.set(value, (tally.get(value) || 0) + 1);
            all += 1;
          }
        });
        Array.from(select.options).forEach(function (option) {
          const left = option.value ? tally.get(option.value) || 0 : all;
          option.textContent = option.dataset.name + " (" + left + ")";
          option.disabled = !left && !option.selected && Boolean(option.value);
        });
      });
    }

    function matches(entry, selects) {
      return selects.every(function (select) {
        return !select.value || entry.dataset[select.name] === select.value;
      });
    }

    function apply() {
      const wanted = words.split(form.elements.words.value);
      const found = entries.filter(function (entry) {
        return wanted.every(function (word) { return words.has(text(entry), word); });
      });
      const shown = new Set(found.filter(function (entry) { return matches(entry, facets); }));
      group(form.elements.by.value);
      entries.forEach(function (entry) {
        entry.hidden = !shown.has(entry) && entry !== linked;
        entry.classList.toggle("is-linked", entry === linked && !shown.has(entry));
      });
      Array.from(place.children).forEach(function (section) {
        const inside = section.querySelectorAll(".hm-claim:not([hidden])").length;
        section.hidden = !inside;
        section.querySelector(".hm-count").textContent = inside;
      });
      recount(found);
      none.hidden = shown.size > 0;
      const told = shown.size === 1 ? "1 claim" : shown.size + " claims";
      const more = linked && !shown.has(linked) ? ", and the one that the address names" : "";
      count.textContent = told + more;
    }

    /* The filter is part of the address, so that it can be shared and gone back to. */
    function query() {
      const state = new URLSearchParams();
      new FormData(form).forEach(function (value, key) {
        if (String(value).trim()) {
          state.set(key, String(value).trim());
        }
      });
      const written = state.toString().replace(/\+/g, "%20");
      return written ? "?" + written : "";
    }

    function remember(replace) {
      if (query() === location.search) {
        return;
      }
      const address = query() || location.pathname;
      try {
        history[replace ? "replaceState" : "pushState"](null, "", address);
      } catch (error) {
        return; // an address that may not change is no reason not to filter
      }
    }

    function restore() {
      const state = new URLSearchParams(location.search);
      Array.from(form.elements).forEach(function (field) {
        if (field.name) {
          const value = state.get(field.name) || "";
          const known = !field.options || Array.from(field.options).some(function (one) {
            return one.value === value;
          });
          field.value = known ? value : "";
        }
      });
      linked = target();
      apply();
    }

    function target() {
      const found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      return found && found.matches(".hm-claim") ? found : null;
    }

    function follow() {
      linked = target();
      apply();
      if (linked) {
        linked.scrollIntoView();
      }
    }

    function cell(value) {
      return /[",\n]/.test(value) ? '"' + value.replace(/"/g, '""') + '"' : value;
    }

    function said(entry, selector) {
      const found = entry.querySelector(selector);
      return found ? found.textContent.trim() : "";
    }

    function table() {
      const rows = [["id", "chapter", "article", "verdict", "kind", "statement", "original",
        "language", "reason", "address"]];
      place.querySelectorAll(".hm-claim:not([hidden])").forEach(function (entry) {
        const original = entry.querySelector(".hm-claim-original");
        rows.push([
          entry.id.slice("claim-".length),
          entry.dataset.chapter,
          entry.dataset.article,
          entry.dataset.verdict,
          entry.dataset.kind,
          said(entry, ".hm-claim-statement"),
          original.textContent.replace(/^“|”$/g, ""),
          original.lang,
          said(entry, ".hm-claim-why"),
          new URL(location.pathname + "#" + entry.id, location.href).href,
        ]);
      });
      return rows.map(function (row) { return row.map(cell).join(","); }).join("\n") + "\n";
    }

    function download() {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([table()], { type: "text/csv;charset=utf-8" }));
      link.download = "claims.csv";
      link.click();
      URL.revokeObjectURL(link.href);
    }

    Array.from(form.querySelectorAll("option")).forEach(function (option) {
      option.dataset.name = option.textContent;
    });
    let last = "";
    form.addEventListener("input", function (event) {
      const typed = event.target.name === "words";
      linked = null;
      apply();
      remember(typed && last === "words");
      last = event.target.name;
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () {
      // the fields are emptied after this event
      setTimeout(function () {
        last = "";
        linked = null;
        apply();
        remember(false);
        form.elements.words.focus();
      });
    });
    form.querySelector("[data-csv]").addEventListener("click", download);
    window.addEventListener("popstate", restore);
    window.addEventListener("hashchange", follow);
    form.hidden = false;
    grouped = "chapter"; // as the page is written
    restore();
    if (linked) {
      linked.scrollIntoView();
    }
  }

  /* A click on ¶ goes to the address, and copies it where the browser allows. */
  function copies() {
    document.addEventListener("click", function (event) {
      const link = event.target.closest(".hm-claim a.hm-permalink");
      if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
      }
      const address = new URL(link.href);
      address.search = ""; // the claim's own address, without the filter
      navigator.clipboard.writeText(address.href).then(function () {
        const note = document.createElement("span");
        note.className = "hm-copied";
        note.setAttribute("role", "status");
        note.textContent = "address copied";
        link.after(note);
        setTimeout(function () { note.remove(); }, 2000);
      }, function () {});
    });
  }

  document.querySelectorAll("form.hm-filter").forEach(tool);
  copies();
})();

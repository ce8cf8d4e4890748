/* Tables: one that is wider than its column becomes a list, each value after its heading. */
(function () {
  "use strict";

  function label(table) {
    const heads = Array.from(table.tHead.rows[0].cells, function (cell) { return cell.textContent; });
    /* As blocks the elements lose the meaning that they had as a table. */
    table.setAttribute("role", "table");
    table.tHead.setAttribute("role", "rowgroup");
    table.tBodies[0].setAttribute("role", "rowgroup");
    for (const row of table.rows) {
      row.setAttribute("role", "row");
      for (const cell of row.cells) {
        const head = cell.localName === "th";
        cell.setAttribute("role", head ? "columnheader" : "cell");
        if (!head) {
          cell.dataset.label = heads[cell.cellIndex];
        }
      }
    }
  }

  function fit(view) {
    view.classList.remove("is-stacked");
    if (view.scrollWidth > view.clientWidth + 1) {
      const table = view.querySelector("table");
      if (!table.hasAttribute("role")) {
        label(table);
      }
      view.classList.add("is-stacked");
    }
  }

  function fitAll() {
    document.querySelectorAll(".hm-table[open] > .hm-scroll").forEach(fit);
  }

  document.addEventListener("toggle", function (event) {
    if (event.target.matches(".hm-table[open]")) {
      fit(event.target.querySelector(".hm-scroll"));
    }
  }, true);
  window.addEventListener("resize", fitAll);
})();

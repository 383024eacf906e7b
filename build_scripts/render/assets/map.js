// The filters of the evidence map. What was chosen stands in the address; without this script everything is shown.
"use strict";
(() => {
  const KEPT = ["theme", "confidence", "single"]; // what all three views share

  const start = () => {
    const form = document.querySelector("[data-map]");
    if (!form || form.dataset.ready) return;
    form.dataset.ready = "yes";
    form.hidden = false;
    const status = document.querySelector("[data-map-status]");
    const fields = [...form.querySelectorAll("select")];
    const rows = [...document.querySelectorAll("tr[data-theme]")];
    const heads = [...document.querySelectorAll("th[data-column]")];

    const table = document.querySelector(".ev-map__table");
    const folds = [...table.querySelectorAll("details")];
    let unfolded = false;

    // On a desk a cell opens over its neighbours, so one at a time; Escape closes it where the keyboard was.
    const closeOthers = (kept) => {
      if (unfolded) return;
      for (const fold of folds) if (fold !== kept) fold.open = false;
    };
    const over = matchMedia("(min-width: 60rem)");
    table.addEventListener("toggle", (event) => {
      if (over.matches && event.target.open) closeOthers(event.target);
    }, true);
    table.addEventListener("keydown", (event) => {
      const fold = event.key === "Escape" && !unfolded && event.target.closest("details[open]");
      if (!fold) return;
      fold.open = false;
      fold.firstElementChild.focus();
    });
    document.addEventListener("click", (event) => {
      if (over.matches && !event.target.closest(".ev-map__table details")) closeOthers(null);
    });

    const chosen = () => Object.fromEntries(fields.filter((one) => one.value).map((one) => [one.name, one.value]));

    // A value that the map does not have is left out.
    const read = () => {
      const asked = new URL(location.href).searchParams;
      for (const field of fields) {
        const value = asked.get(field.name) || "";
        field.value = [...field.options].some((one) => one.value === value) ? value : "";
      }
    };

    const write = () => {
      const address = new URL(location.href);
      for (const field of fields) {
        if (field.value) address.searchParams.set(field.name, field.value);
        else address.searchParams.delete(field.name);
      }
      if (address.href !== location.href) history.pushState(null, "", address);
    };

    const show = () => {
      const want = chosen();
      const column = want[form.dataset.map];
      const byFinding = Boolean(want.confidence || want.single);
      const unfolds = byFinding || Boolean(want.theme);
      const found = new Set();
      let themes = 0;
      for (const head of heads) head.hidden = Boolean(column) && head.dataset.column !== column;
      for (const row of rows) {
        let matches = 0;
        for (const cell of row.querySelectorAll("td")) {
          cell.hidden = Boolean(column) && cell.dataset.column !== column;
          let here = 0;
          for (const entry of cell.querySelectorAll("[data-finding]")) {
            const fits = (!want.confidence || entry.dataset.level === want.confidence) && (!want.single || "single" in entry.dataset);
            entry.hidden = !fits;
            here += fits;
          }
          const fold = cell.querySelector(".ev-map__fold:not(.ev-map__fold--none)");
          if (fold) {
            if (unfolds || unfolded) fold.open = unfolds;
            // What is chosen stands below; how many there are without a choice would no longer be true.
            fold.firstElementChild.hidden = byFinding;
          }
          // Where nobody looked stays in sight whatever is chosen: a gap is no result that a filter could take away.
          const isGap = cell.classList.contains("ev-map__cell--not_looked_for");
          for (const other of cell.querySelectorAll(".ev-map__said, .ev-map__more")) other.hidden = byFinding && !isGap;
          if (!cell.hidden) matches += here;
          // In a list, a name with nothing under it would say that nothing was found.
          cell.querySelector(".ev-map__label").hidden = byFinding && !here && !isGap;
        }
        row.hidden = (want.theme && row.dataset.theme !== want.theme) || (byFinding && !matches);
        if (row.hidden) continue;
        themes += 1;
        for (const entry of row.querySelectorAll("td:not([hidden]) [data-finding]:not([hidden])")) found.add(entry.dataset.finding);
      }
      unfolded = unfolds;
      table.classList.toggle("ev-map__table--open", unfolds);
      status.textContent = Object.keys(want).length ? told(found.size, themes) : "";
      for (const tab of document.querySelectorAll("[data-view]")) {
        const address = new URL(tab.getAttribute("href"), location.href);
        for (const name of KEPT) {
          if (want[name]) address.searchParams.set(name, want[name]);
          else address.searchParams.delete(name);
        }
        tab.href = address.href;
      }
    };

    const told = (findings, themes) => {
      if (!themes) return "No review finding fits all that you chose. Choose less, or clear the filters.";
      const many = (number, one, more) => `${number || "No"} ${number === 1 ? one : more}`;
      return `${many(findings, "review finding", "review findings")} under ${many(themes, "theme", "themes")} of ${rows.length} shown.`;
    };

    form.addEventListener("change", () => { write(); show(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const field of fields) field.value = "";
      write();
      show();
    });
    window.addEventListener("popstate", () => { read(); show(); });
    read();
    show();
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

// The search page. Nothing of the index is loaded before the first key; the query stands in the address.
(function () {
  "use strict";

  const WAIT = 200; // milliseconds of quiet before a search starts
  const SHOWN = 20;

  function start() {
    const form = document.querySelector("[data-search]");
    if (!form || form.dataset.ready) return;
    form.dataset.ready = "yes";
    form.hidden = false;
    const field = form.querySelector("input");
    const status = document.querySelector("[data-search-status]");
    const list = document.querySelector("[data-search-results]");
    const home = new URL(form.dataset.index, document.baseURI);
    let engine;
    let latest = 0;
    let timer;

    async function search() {
      const query = field.value.trim();
      const mine = ++latest;
      const address = new URL(location.href);
      if (query) address.searchParams.set("q", query);
      else address.searchParams.delete("q");
      history.replaceState(history.state, "", address);
      if (!query) {
        list.replaceChildren();
        status.textContent = "";
        return;
      }
      try {
        engine = engine || (await import(new URL("pagefind.js", home).href));
        const found = await engine.search(query);
        const pages = await Promise.all(found.results.slice(0, SHOWN).map((result) => result.data()));
        if (mine !== latest) return;
        list.replaceChildren(...pages.map(entry));
        status.textContent = told(found.results.length, query);
      } catch {
        status.textContent = "The search could not be loaded. Please use the lists below.";
      }
    }

    function told(number, query) {
      if (!number) return `Nothing was found for “${query}”. Try fewer or other words, or the lists below.`;
      const pages = number === 1 ? "1 page was found" : `${number} pages were found`;
      return number > SHOWN ? `${pages}; the first ${SHOWN} are shown.` : `${pages}.`;
    }

    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(search, WAIT);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      search();
    });
    const asked = new URL(location.href).searchParams.get("q");
    if (asked) {
      field.value = asked;
      search();
    }
  }

  // Text comes back with <mark> around the words looked for; everything else in it is text.
  function excerpt(html) {
    const paragraph = document.createElement("p");
    html.split(/<mark>(.*?)<\/mark>/).forEach((part, place) => {
      // Inside an element: the parser drops spaces before the first one.
      const text = new DOMParser().parseFromString(`<p>${part}`, "text/html").body.textContent;
      if (place % 2) {
        const mark = document.createElement("mark");
        mark.textContent = text;
        paragraph.append(mark);
      } else paragraph.append(text);
    });
    return paragraph;
  }

  function entry(page) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = page.url;
    link.textContent = page.meta.title || page.url;
    item.append(link, excerpt(page.excerpt));
    return item;
  }

  if (window.document$) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();

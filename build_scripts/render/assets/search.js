// The search page. Nothing of the index is loaded before the first key; query and kind stand in the address.
"use strict";
{
  const WAIT = 200; // milliseconds of quiet before a search starts
  const OF_EACH = 3; // results of a kind where all kinds are shown
  const AT_ONCE = 10; // results of one kind, and how many more each time
  const AROUND = 32; // words shown of a long text

  const form = document.querySelector("[data-search]");
  const field = form.querySelector("input");
  const [status, instead, nav, results, more] = ["status", "instead", "kinds-nav", "results", "more"].map((name) =>
    document.querySelector(`[data-search-${name}]`),
  );
  const kinds = JSON.parse(form.querySelector("script").textContent);
  const absolute = (link) => new URL(link, document.baseURI).href;
  let engine;
  let index;
  let list;
  let latest = 0;
  let timer;
  let shown = AT_ONCE;

  const element = (name, className = "", ...inside) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  };
  const number = (count, one, many) => `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
  const addressOf = (query, kind) => {
    const address = new URL(location.href);
    address.hash = "";
    for (const [name, value] of Object.entries({ q: query, kind })) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    return address;
  };
  const kindChosen = () => kinds.findIndex((one) => one.key === new URL(location.href).searchParams.get("kind"));

  // The words of a text, those that were found marked.
  function marked(words, places) {
    const found = new Set(places);
    return words.flatMap((word, place) => {
      const space = place ? " " : "";
      if (!found.has(place)) return [space, word];
      const [, before, inner, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word);
      return [space, before, element("mark", "", inner), after];
    });
  }

  function textOf(entry, titled) {
    const words = entry.text.split(/\s+/);
    const places = entry.places.map((place) => place - titled).filter((place) => place >= 0);
    if (!titled || words.length <= AROUND * 1.5) return marked(words, places);
    const start = Math.max(0, Math.min((places[0] ?? 0) - 6, words.length - AROUND));
    const part = marked(words.slice(start, start + AROUND), places.map((place) => place - start));
    return [start ? "… " : "", ...part, start + AROUND < words.length ? " …" : ""];
  }

  function result(entry, kind) {
    const title = entry.title ? entry.title.split(/\s+/) : [];
    const link = element("a");
    link.href = new URL(entry.address, absolute(form.dataset.root)).href;
    const what = element("p", "ev-hit__what", element("span", "ev-hit__kind", kind.one), entry.study ? ` ${entry.study}` : "");
    const item = element("li", `ev-hit ev-hit--${kind.key}`, what);
    if (entry.status) item.append(element("p", "ev-hit__status", entry.status));
    if (entry.note) item.append(element("p", "ev-notice-line", element("strong", "", "Content note:"), ` ${entry.note}`));
    const text = textOf(entry, title.length);
    if (kind.key === "quotation") {
      link.textContent = entry.study ? `Open in ${entry.study}` : "Open at its place";
      const caption = element("figcaption", "", element("span", "ev-who", entry.beside), element("span", "", link));
      const tone = entry.tone ? `ev-tone-${entry.tone}` : "ev-quote--other";
      item.append(element("figure", `ev-quote ${tone}`, element("blockquote", "", element("p", "", ...text)), caption));
      return item;
    }
    link.append(...(title.length ? marked(title, entry.places) : text));
    item.append(element("p", title.length ? "ev-hit__title" : "ev-hit__statement", link));
    if (title.length) item.append(element("p", "ev-hit__text", ...text));
    if (entry.beside) item.append(element("p", "ev-small", entry.beside));
    if (entry.confidence) {
      const figure = document.querySelector(`[data-search-level="${entry.steps ?? 0}"]`).content.cloneNode(true);
      const level = element("span", "", element("strong", "", entry.confidence));
      if (entry.is_draft) level.append(" ", element("span", "ev-tag", "draft"));
      item.append(element("p", "ev-level", figure, level));
    }
    return item;
  }

  const read = (found) => Promise.all(found.map(async (one) => ({ ...(await index.read(one)), places: one.places, kind: one.kind })));
  const listOf = (entries) => element("ol", "ev-hits", ...entries.map((one) => result(one, kinds[one.kind])));

  function chip(text, count, query, kind, current) {
    const link = element("a", "", text, " ", element("span", "ev-kinds__count", count.toLocaleString("en-GB")));
    link.href = addressOf(query, kind).href;
    if (current) link.setAttribute("aria-current", "true");
    return element("li", "", link);
  }

  // What finds is loaded with the first key, too.
  async function start() {
    const [{ openIndex }, words] = await Promise.all([import("./search-index.js"), import("./search-words.js")]);
    index = await openIndex(new URL("pagefind.js", absolute(form.dataset.index)).href);
    return words;
  }

  // Words that nothing has are replaced by the nearest ones, once the list of words is there.
  async function corrected(words, unknown, nearest) {
    list ??= fetch(absolute(form.dataset.words)).then((answer) => (answer.ok ? answer.json() : {}));
    const counts = await list;
    const near = new Map(unknown.map((word) => [word, nearest(word, counts)]));
    const best = words.flatMap((word) => near.get(word)?.slice(0, 1) ?? [word]);
    // Another form of the best word finds the same.
    const alike = (one, other) => one.startsWith(other) || other.startsWith(one);
    const others = unknown.flatMap((word) => {
      const [first, ...rest] = near.get(word);
      return rest.filter((one) => !alike(one, first)).map((one) => best.map((known) => (known === first ? one : known)).join(" "));
    });
    return { words: [...new Set(best)], changed: unknown.some((word) => near.get(word).length), lost: unknown.filter((word) => !near.get(word).length), others };
  }

  function told(total, query, found, fixed, chosen) {
    const looked = fixed?.changed ? fixed.words.join(" ") : query;
    const lost = (fixed?.lost ?? []).map((word) => `“${word}”`).join(", ");
    if (!total) return `Nothing was found for “${query}”. Try fewer or other words, or start from a question or a list below.`;
    return [
      fixed?.changed ? `Nothing was found for “${query}”.` : "",
      `${fixed?.changed ? "Here: " : ""}${number(total, "result", "results")} for “${looked}”.`,
      chosen.length ? `Looked for the longest words: ${chosen.join(", ")}.` : "",
      lost ? `No text has ${lost}.` : "",
      found.partial ? "No text has all of these words; these have the most of them." : "",
    ].filter(Boolean).join(" ");
  }

  function clear() {
    results.replaceChildren();
    for (const part of [nav, instead, more]) part.hidden = true;
    status.textContent = "";
  }

  async function search({ added = 0 } = {}) {
    const query = field.value.trim();
    const mine = ++latest;
    if (!query) return clear();
    try {
      if (!index) status.textContent = "Loading the search …";
      const { longest, nearest, wordsOf } = await (engine ??= start());
      const all = wordsOf(query);
      const words = longest(all);
      let found = await index.find(words);
      let fixed;
      if (found.unknown.length) {
        fixed = await corrected(words, found.unknown, nearest);
        if (fixed.changed) found = await index.find(fixed.words.filter((word) => !fixed.lost.includes(word)));
      }
      if (mine !== latest) return;
      const chosen = kindChosen();
      const of = kinds.map((_, kind) => found.entries.filter((one) => one.kind === kind));
      const parts = chosen < 0 ? of.map((all) => all.slice(0, OF_EACH)) : [of[chosen].slice(0, shown)];
      const entries = await Promise.all(parts.map(read));
      if (mine !== latest) return;

      const made = chosen < 0 ? entries.flatMap((some, kind) => group(some, kind, of[kind].length, query)) : [listOf(entries[0])];
      results.replaceChildren(...made);
      const total = found.entries.length;
      nav.replaceChildren(
        element("ul", "", chip("Everything", total, query, "", chosen < 0), ...kinds.flatMap((kind, place) =>
          of[place].length || place === chosen ? [chip(kind.many, of[place].length, query, kind.key, place === chosen)] : [])),
      );
      nav.hidden = !total;
      more.hidden = chosen < 0 || of[chosen].length <= shown;
      instead.replaceChildren(...(fixed?.others.length ? ["Did you mean ", ...fixed.others.flatMap((other, place) => [place ? " or " : "", suggestion(other)]), "?"] : []));
      instead.hidden = !fixed?.others.length;
      const said = told(total, query, found, fixed, words.length < all.length ? words : []);
      status.textContent = chosen < 0 || of[chosen].length === total ? said : `${said} ${number(of[chosen].length, `is a ${kinds[chosen].one.toLowerCase()}`, `are ${kinds[chosen].many.toLowerCase()}`)}.`;
      if (added) results.querySelectorAll(".ev-hit")[added]?.querySelector("a").focus();
    } catch (error) {
      clear();
      status.textContent = "The search could not be loaded. Please start from a question or a list below.";
      console.warn(error);
    }
  }

  function group(entries, kind, count, query) {
    if (!count) return [];
    const heading = element("h2", "", kinds[kind].many);
    const section = element("section", "ev-hit-group", heading, listOf(entries));
    if (count > entries.length) {
      const all = element("a", "", `All ${count.toLocaleString("en-GB")} ${kinds[kind].many.toLowerCase()}`);
      all.href = addressOf(query, kinds[kind].key).href;
      section.append(element("p", "ev-hit-group__all", all));
    }
    return [section];
  }

  function suggestion(query) {
    const link = element("a", "", query);
    link.href = addressOf(query, "").href;
    return link;
  }

  // What the address says, shown: at the start, and when the reader goes back.
  function fromAddress() {
    field.value = new URL(location.href).searchParams.get("q") ?? "";
    shown = AT_ONCE;
    return search();
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      shown = AT_ONCE;
      history.replaceState(history.state, "", addressOf(field.value.trim(), field.value.trim() && kinds[kindChosen()]?.key));
      search();
    }, WAIT);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    history.replaceState(history.state, "", addressOf(field.value.trim(), kinds[kindChosen()]?.key));
    await search();
    status.focus();
  });
  for (const part of [nav, results, instead]) {
    part.addEventListener("click", async (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || new URL(link.href).pathname !== location.pathname) return;
      event.preventDefault();
      history.pushState(null, "", link.href);
      await fromAddress();
      status.focus();
    });
  }
  more.addEventListener("click", () => {
    const added = shown;
    shown += AT_ONCE;
    search({ added });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, textarea, select, [contenteditable]") && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
    } else if (event.key === "Escape" && document.activeElement === field) {
      field.value = "";
      field.dispatchEvent(new Event("input"));
    }
  });
  window.addEventListener("popstate", fromAddress);
  form.hidden = false;
  if (new URL(location.href).searchParams.get("q")) fromAddress();
}

// The search page. Nothing of the index is loaded before the first key; query and kind stand in the address.
"use strict";
{
  const WAIT = 200; // milliseconds of quiet before a search starts
  const BEST = 3; // results that stand before all others where all kinds are shown
  const OF_EACH = 3; // results of a kind there
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
  function marked(words, found) {
    return words.flatMap((word, place) => {
      const space = place ? " " : "";
      if (!found.has(place)) return [space, word];
      const [, before, inner, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word);
      return [space, before, element("mark", "", inner), after];
    });
  }

  // A text, or the part of a long one around the first word that was found.
  function textOf(text, places, isLong) {
    const words = text.split(/\s+/);
    const found = places(words);
    if (!isLong || words.length <= AROUND * 1.5) return marked(words, new Set(found));
    const start = Math.max(0, Math.min((found[0] ?? 0) - 6, words.length - AROUND));
    const part = marked(words.slice(start, start + AROUND), new Set(found.map((place) => place - start)));
    return [start ? "… " : "", ...part, start + AROUND < words.length ? " …" : ""];
  }

  function result(entry, kind, places) {
    const link = element("a");
    link.href = new URL(entry.address, absolute(form.dataset.root)).href;
    const what = element("p", "ev-hit__what", element("span", "ev-hit__kind", kind.one), entry.study ? ` ${entry.study}` : "");
    const item = element("li", `ev-hit ev-hit--${kind.key}`, what);
    if (entry.status) item.append(element("p", "ev-hit__status", entry.status));
    if (entry.note) item.append(element("p", "ev-notice-line", element("strong", "", "Content note:"), ` ${entry.note}`));
    const text = textOf(entry.text ?? "", places, Boolean(entry.title));
    if (kind.key === "quotation") {
      link.textContent = entry.study ? `Open in ${entry.study}` : "Open at its place";
      const caption = element("figcaption", "", element("span", "ev-who", entry.beside), element("span", "", link));
      const colour = entry.colour ? `ev-tone-${entry.colour}` : "ev-quote--other";
      const said = element("p", "", ...text);
      if (entry.language) Object.assign(said, { lang: entry.language, dir: "auto" });
      item.append(element("figure", `ev-quote ${colour}`, element("blockquote", "", said), caption));
      return item;
    }
    link.append(...(entry.title ? textOf(entry.title, places) : text));
    item.append(element("p", entry.title ? "ev-hit__title" : "ev-hit__statement", link));
    if (entry.title && entry.text) item.append(element("p", "ev-hit__text", ...text));
    if (entry.beside) item.append(element("p", "ev-small", entry.beside));
    if (entry.confidence) {
      const figure = document.querySelector(`[data-search-level="${entry.steps ?? 0}"]`).content.cloneNode(true);
      const level = element("span", "", element("strong", "", entry.confidence));
      if (entry.is_draft) level.append(" ", element("span", "ev-tag", "draft"));
      item.append(element("p", "ev-level", figure, level));
    }
    return item;
  }

  const listOf = (entries, places) => element("ol", "ev-hits", ...entries.map((one) => result(one, kinds[one.kind], places)));

  function chip(text, count, query, kind, current) {
    const link = element("a", "", text, " ", element("span", "ev-kinds__count", count.toLocaleString("en-GB")));
    link.href = addressOf(query, kind).href;
    if (current) link.setAttribute("aria-current", "true");
    return element("li", "", link);
  }

  const fetched = async (link, otherwise) => {
    const answer = await fetch(absolute(link));
    return answer.ok ? answer.json() : otherwise;
  };

  // What finds is loaded with the first key, too.
  async function start() {
    const [{ openIndex }, words, synonyms] = await Promise.all([
      import("./search-index.js"),
      import("./search-words.js"),
      fetched(form.dataset.synonyms, []),
    ]);
    const index = await openIndex(new URL("pagefind.js", absolute(form.dataset.index)).href);
    return { index, words, synonyms: words.readied(synonyms) };
  }

  // In the place of words that stand nowhere: the words of a phrase apart, those that begin like the one that is being
  // typed, or the nearest one.
  async function mended(terms, unknown, words, query) {
    list ??= fetched(form.dataset.words, {}).then(words.listed);
    const known = await list;
    const made = { terms: [], lost: [], apart: [], begun: [], near: new Map() };
    for (const term of terms) {
      const [word] = term;
      const pieces = words.piecesOf(word);
      if (!unknown.includes(word)) made.terms.push(term);
      else if (pieces.length > 1) {
        made.apart.push(word);
        made.terms.push(...pieces.map((piece) => [piece]));
      } else {
        const begun = query.toLowerCase().endsWith(word) ? words.beginning(word, known) : [];
        const near = begun.length ? [] : words.nearest(word, known);
        if (begun.length) made.begun.push(word);
        else if (near.length) made.near.set(near[0], near);
        else made.lost.push(word);
        if (begun.length || near.length) made.terms.push(begun.length ? begun : near.slice(0, 1));
      }
    }
    return made;
  }

  const quoted = (words) => words.map((word) => `“${word.replace(/"/g, "")}”`).join(", ");
  const firsts = (terms) => terms.map(([word]) => word.replace(/"/g, "")).join(" ");

  // Other queries that the nearest words allow; another form of the best one finds the same.
  function suggestions({ near, terms }) {
    const alike = (one, other) => one.startsWith(other) || other.startsWith(one);
    return [...near].flatMap(([first, others]) =>
      others.filter((one) => !alike(one, first)).map((one) => firsts(terms.map((term) => (term[0] === first ? [one] : term)))),
    );
  }

  function told(query, found, terms, fixed, left) {
    const total = found.entries.length;
    if (!total) return `Nothing was found for “${query}”. Try fewer or other words, or start from a question or a list below.`;
    const changed = fixed?.near.size;
    const lost = [...(fixed?.lost ?? []), ...found.unknown];
    const also = [...new Set(terms.flatMap((term) => (fixed?.begun.length && term[0].startsWith(fixed.begun[0]) ? [] : term.slice(1).filter((one) => !Array.isArray(one)))))];
    return [
      changed ? `Nothing was found for “${query}”.` : "",
      `${changed ? "Here: " : ""}${number(total, "result", "results")} for “${changed ? firsts(terms) : query}”.`,
      left ? `Looked for the longest words: ${terms.map(([word]) => word).join(", ")}.` : "",
      also.length ? `Looked for ${quoted(also)} as well.` : "",
      fixed?.begun.length ? `Looked for words that begin with ${quoted(fixed.begun)}.` : "",
      fixed?.apart.length ? `No text has ${quoted(fixed.apart)} as it stands; looked for its words one by one.` : "",
      lost.length ? `No text has ${quoted(lost)}.` : "",
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
      if (!engine) status.textContent = "Loading the search …";
      const { index, words, synonyms } = await (engine ??= start());
      let { terms, left } = words.termsOf(query, synonyms);
      let found = await index.find(terms);
      let fixed;
      if (found.unknown.length) {
        fixed = await mended(terms, found.unknown, words, query);
        terms = fixed.terms;
        found = await index.find(terms);
      }
      if (mine !== latest) return;
      const chosen = kindChosen();
      const best = chosen < 0 ? found.entries.slice(0, BEST) : [];
      const of = kinds.map((_, kind) => found.entries.filter((one) => one.kind === kind));
      const parts = chosen < 0 ? of.map((some) => some.filter((one) => !best.includes(one)).slice(0, OF_EACH)) : [of[chosen].slice(0, shown)];
      const read = (some) => Promise.all(some.map(async (one) => ({ ...(await index.read(one)), kind: one.kind })));
      const [first, ...entries] = await Promise.all([best, ...parts].map(read));
      if (mine !== latest) return;

      const sought = terms.flat(2);
      const places = (runs) => [...new Set(sought.flatMap((word) => words.placesOf(word, runs)))].sort((a, b) => a - b);
      const made = chosen < 0
        ? [...bestOf(first, places), ...entries.flatMap((some, kind) => group(some, kind, of[kind].length, query, places))]
        : [listOf(entries[0], places)];
      results.replaceChildren(...made);
      const total = found.entries.length;
      nav.replaceChildren(
        element("ul", "", chip("Everything", total, query, "", chosen < 0), ...kinds.flatMap((kind, place) =>
          of[place].length || place === chosen ? [chip(kind.many, of[place].length, query, kind.key, place === chosen)] : [])),
      );
      nav.hidden = !total;
      more.hidden = chosen < 0 || of[chosen].length <= shown;
      const others = fixed ? suggestions(fixed) : [];
      instead.replaceChildren(...(others.length ? ["Did you mean ", ...others.flatMap((other, place) => [place ? " or " : "", suggestion(other)]), "?"] : []));
      instead.hidden = !others.length;
      const said = told(query, found, terms, fixed, left);
      status.textContent = chosen < 0 || of[chosen].length === total ? said : `${said} ${number(of[chosen].length, `is a ${kinds[chosen].one.toLowerCase()}`, `are ${kinds[chosen].many.toLowerCase()}`)}.`;
      if (added) results.querySelectorAll(".ev-hit")[added]?.querySelector("a").focus();
    } catch (error) {
      clear();
      status.textContent = "The search could not be loaded. Please start from a question or a list below.";
      console.warn(error);
    }
  }

  const bestOf = (entries, places) => (entries.length ? [element("section", "ev-hit-group", element("h2", "", "Best matches"), listOf(entries, places))] : []);

  function group(entries, kind, count, query, places) {
    if (!entries.length) return [];
    const heading = element("h2", "", kinds[kind].many);
    const section = element("section", "ev-hit-group", heading, listOf(entries, places));
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

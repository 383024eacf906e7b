// The rows of an explorer: reads the file, chooses, counts, sorts and shows them. Knows nothing of the page around.

// Without accents, capitals and typographic apostrophes: what people type finds what is printed.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").toLowerCase();

export const wordsOf = (query) => fold(query).split(/\s+/).filter(Boolean);

export class Rows {
  static async load(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return new Rows(await answer.json());
  }

  constructor({ texts, links, facets, searched }) {
    this.texts = texts;
    this.links = links;
    this.searched = searched;
    this.size = texts.id.values.length;
    this.facets = facets.map(({ key, values, at }) => ({
      key,
      at,
      names: values.map(([, name]) => name),
      keys: values.map(([key]) => key),
      places: new Map(values.map(([key], place) => [key, place])),
    }));
  }

  text(name, row) {
    const column = this.texts[name];
    return column ? column.values[column.at ? column.at[row] : row] : "";
  }

  linksOf(name, row) {
    const column = this.links[name];
    return column ? column.at[row].map((place) => column.values[place]) : [];
  }

  // What words are looked for in, made at the first search.
  get searchable() {
    this._searchable ??= this._folded();
    return this._searchable;
  }

  _folded() {
    const columns = this.searched.filter((name) => this.texts[name] || this.links[name]).map((name) => {
      const column = this.texts[name];
      if (!column) return this._foldedLinks(this.links[name]);
      const values = column.values.map(fold);
      return column.at ? (row) => values[column.at[row]] : (row) => values[row];
    });
    return Array.from({ length: this.size }, (_, row) => columns.map((column) => column(row)).join("\n"));
  }

  _foldedLinks(column) {
    const values = column.values.map(([, text]) => fold(text));
    return (row) => column.at[row].map((place) => values[place]).join("\n");
  }

  // `chosen`: by facet, the places of its values. A facet's counts are of the rows that all other choices leave;
  // `without` says, by facet and for the words (""), how many rows there would be if that choice were dropped.
  select(chosen, words) {
    const facets = this.facets;
    const wanted = facets.map(({ key, names }) => {
      if (!chosen.get(key)?.length) return null;
      const marks = new Uint8Array(names.length);
      for (const place of chosen.get(key)) marks[place] = 1;
      return marks;
    });
    const counts = facets.map(({ names }) => new Uint32Array(names.length));
    const dropped = new Uint32Array(facets.length + 1);
    const searchable = words.length ? this.searchable : null;
    const rows = [];
    for (let row = 0; row < this.size; row++) {
      let missed = 0;
      let miss = -1;
      for (let place = 0; place < facets.length && missed < 2; place++) {
        const marks = wanted[place];
        if (marks && !facets[place].at[row].some((value) => marks[value])) {
          missed++;
          miss = place;
        }
      }
      if (searchable && missed < 2 && !words.every((word) => searchable[row].includes(word))) {
        missed++;
        miss = facets.length;
      }
      if (missed > 1) continue;
      if (missed === 0) {
        rows.push(row);
        for (let place = 0; place < facets.length; place++) {
          for (const value of facets[place].at[row]) counts[place][value]++;
        }
      } else {
        dropped[miss]++;
        if (miss < facets.length) for (const value of facets[miss].at[row]) counts[miss][value]++;
      }
    }
    return {
      rows,
      counts: new Map(facets.map(({ key }, place) => [key, counts[place]])),
      without: new Map([...facets.map(({ key }) => key), ""].map((key, place) => [key, dropped[place] + rows.length])),
    };
  }

  // Rows that are alike keep their order; those without a value come last.
  sort(rows, name, descending) {
    const column = this.texts[name];
    if (!column) return rows;
    const collator = new Intl.Collator("en", { numeric: true });
    const order = column.values
      .map((value, place) => [value, place])
      .sort(([one], [other]) => collator.compare(one, other) * (descending ? -1 : 1));
    const ranks = new Uint32Array(order.length);
    order.forEach(([value, place], rank) => { ranks[place] = value ? rank : order.length; });
    const rank = (row) => ranks[column.at ? column.at[row] : row];
    return rows.slice().sort((one, other) => rank(one) - rank(other) || one - other);
  }

  // One row, in the shape of the page's template.
  show(template, row, root) {
    const made = template.content.cloneNode(true);
    for (const element of made.querySelectorAll("[data-if]")) {
      const [name, value] = element.dataset.if.split("=");
      const text = this.text(name, row);
      if (value === undefined ? !text && !this.linksOf(name, row).length : text !== value) element.remove();
    }
    for (const element of made.querySelectorAll("[data-class]")) {
      const classes = element.dataset.class.replace(/\{(\w+)\}/g, (_, name) => this.text(name, row));
      element.classList.add(...classes.split(" "));
    }
    for (const element of made.querySelectorAll("[data-lang]")) {
      const language = this.text(element.dataset.lang, row);
      if (language) Object.assign(element, { lang: language, dir: "auto" });
    }
    for (const element of made.querySelectorAll("[data-text]")) element.textContent = this.text(element.dataset.text, row);
    for (const element of made.querySelectorAll("[data-number]")) {
      element.textContent = this.linksOf(element.dataset.number, row).length;
    }
    for (const element of made.querySelectorAll("[data-to]")) element.setAttribute("href", root + this.text(element.dataset.to, row));
    for (const element of made.querySelectorAll("[data-each]")) {
      const between = element.dataset.between ?? "";
      const each = this.linksOf(element.dataset.each, row).map(([address, text]) => this._link(element, address, text, root));
      element.replaceWith(...each.flatMap((one, place) => (place ? [between, one] : [one])));
    }
    for (const element of made.querySelectorAll("*")) {
      for (const name of Object.keys(element.dataset)) delete element.dataset[name];
    }
    return made;
  }

  _link(element, address, text, root) {
    const one = element.cloneNode(true);
    const link = one.matches("a") ? one : one.querySelector("a");
    (link ?? one).textContent = text;
    link?.setAttribute("href", root + address);
    return one;
  }
}

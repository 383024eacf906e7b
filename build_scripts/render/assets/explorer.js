// Turns a long list into an explorer: words and facets to choose by, all in the address. The rows are loaded when the
// reader first touches it, or when the address already says what is wanted; until then the plain list stands.
(() => {
  "use strict";

  const STEP = 50; // rows shown at a time
  const WAIT = 200; // milliseconds of quiet before typed words are looked for
  const here = document.currentScript.src;
  const number = new Intl.NumberFormat("en-GB");

  class Explorer {
    constructor(box) {
      const part = (name) => box.querySelector(`[data-explorer-${name}]`);
      this.box = box;
      this.form = box.querySelector("form");
      this.words = this.form.elements.q;
      this.order = this.form.elements.sort;
      this.status = part("status");
      this.results = part("results");
      this.chips = part("chips");
      this.nothing = part("nothing");
      this.list = part("rows");
      this.template = part("row");
      this.more = part("more");
      this.plain = part("plain");
      this.link = part("download");
      this.folding = this.form.querySelector("details");
      this.facets = new Map([...this.form.querySelectorAll("[data-facet]")].map((one) => [one.dataset.facet, one]));
      this.atRest = { status: this.status.textContent, link: this.link.textContent };
      this.state = this.read();
      this.shown = STEP;
    }

    start() {
      this.form.querySelector("fieldset").disabled = false;
      this.words.value = this.state.q;
      this.unfoldOnWideScreens();
      this.listen();
      if (this.isExploring() || this.state.unknown.length) {
        this.shown = history.state?.shown ?? STEP;
        this.apply().then(() => { if (history.state?.top) scrollTo(0, history.state.top); });
      }
    }

    // The address, and back.

    read() {
      const asked = new URL(location.href).searchParams;
      const orders = [...this.order.options].map((option) => option.value);
      const sort = asked.get("sort") ?? orders[0];
      return {
        q: asked.get("q") ?? "",
        sort: orders.includes(sort) ? sort : orders[0],
        chosen: new Map([...this.facets.keys()].map((key) => [key, new Set(asked.getAll(key))])),
        unknown: orders.includes(sort) ? [] : [sort],
      };
    }

    write(how) {
      const address = new URL(location.href);
      const { q, sort, chosen } = this.state;
      for (const key of ["q", "sort", ...this.facets.keys()]) address.searchParams.delete(key);
      for (const [key, values] of chosen) for (const value of values) address.searchParams.append(key, value);
      if (q.trim()) address.searchParams.set("q", q.trim());
      if (sort !== this.order.options[0].value) address.searchParams.set("sort", sort);
      address.hash = "";
      history[how]({ shown: this.shown }, "", address);
    }

    isExploring() {
      const { q, sort, chosen } = this.state;
      return Boolean(q.trim()) || sort !== this.order.options[0].value || [...chosen.values()].some((one) => one.size);
    }

    // What readers do.

    listen() {
      const { form } = this;
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("focusin", () => { this.load().catch(() => {}); }, { once: true });
      form.addEventListener("change", ({ target }) => {
        if (target.type === "checkbox") {
          const values = this.state.chosen.get(target.name);
          if (target.checked) values.add(target.value);
          else values.delete(target.value);
        } else if (target === this.order) this.state.sort = target.value;
        else return;
        this.change();
      });
      form.addEventListener("input", ({ target }) => {
        if (target === this.words) {
          clearTimeout(this.timer);
          this.timer = setTimeout(() => this.change("replaceState"), WAIT);
        } else if (target.matches("[data-facet-find]")) this.panel.find(target);
      });
      form.addEventListener("click", ({ target }) => {
        if (target.matches("[data-facet-all]")) this.apply().then(() => this.panel?.showAll(target, this.state, this.found));
        else if (target.matches("[data-explorer-done]")) this.finish();
      });
      this.more.addEventListener("click", () => this.showMore());
      this.link.addEventListener("click", (event) => this.download(event));
      addEventListener("popstate", () => {
        clearTimeout(this.timer);
        this.state = this.read();
        this.words.value = this.state.q;
        this.shown = history.state?.shown ?? STEP;
        // A link to a part of the page is no choice.
        if (this.rows || this.isExploring()) this.apply();
      });
      addEventListener("pagehide", () => {
        if (this.isExploring()) history.replaceState({ shown: this.shown, top: scrollY }, "");
      });
    }

    change(how = "pushState") {
      clearTimeout(this.timer);
      this.shown = STEP;
      this.state.q = this.words.value;
      this.state.unknown = [];
      this.write(how);
      return this.apply();
    }

    // Takes a choice back; the focus goes to the next one, or to the results.
    async drop(key, value, place = -1) {
      if (!key) this.words.value = "";
      else if (value) this.state.chosen.get(key).delete(value);
      else this.state.chosen.get(key).clear();
      await this.change();
      const buttons = this.chips.querySelectorAll("button");
      (place >= 0 && buttons.length > 1 ? buttons[Math.min(place, buttons.length - 2)] : this.results).focus();
    }

    async clear() {
      this.words.value = "";
      for (const values of this.state.chosen.values()) values.clear();
      await this.change();
      this.results.focus();
    }

    finish() {
      this.folding.open = false;
      this.results.focus();
      this.results.scrollIntoView();
    }

    // The rows.

    load() {
      this.loading ??= (async () => {
        const [{ Rows, wordsOf }, { Panel }] = await Promise.all(
          ["explorer-rows.js", "explorer-panel.js"].map((one) => import(new URL(one, here).href)),
        );
        this.wordsOf = wordsOf;
        this.rows = await Rows.load(this.box.dataset.rows);
        this.panel = new Panel(this.form, this.chips, this.nothing, this.rows, {
          drop: (...what) => this.drop(...what),
          clear: () => this.clear(),
        });
      })();
      return this.loading;
    }

    async apply() {
      if (!this.rows) {
        this.status.textContent = "Loading…";
        this.plain.hidden = this.isExploring();
        try {
          await this.load();
        } catch {
          this.loading = undefined;
          this.plain.hidden = false;
          this.status.textContent = "The rows could not be loaded. The plain list stands below.";
          return;
        }
      }
      this.leaveOutUnknown();
      const { rows, state } = this;
      const chosen = new Map(
        rows.facets.map(({ key, places }) => [key, [...state.chosen.get(key)].map((one) => places.get(one))]),
      );
      const option = this.order.querySelector(`[value="${state.sort}"]`);
      this.found = rows.select(chosen, this.wordsOf(state.q));
      this.found.rows = rows.sort(this.found.rows, option.dataset.column, "descending" in option.dataset);
      this.order.value = state.sort;
      const focused = document.activeElement;
      this.panel.show(state, this.found, this.isExploring());
      this.showRows();
      if (!focused.isConnected) this.results.focus();
      this.say();
    }

    leaveOutUnknown() {
      for (const { key, places } of this.rows.facets) {
        for (const value of this.state.chosen.get(key)) {
          if (places.has(value)) continue;
          this.state.chosen.get(key).delete(value);
          this.state.unknown.push(value);
        }
      }
      if (this.state.unknown.length) this.write("replaceState");
    }

    // What the page says.

    many(count) {
      return `${number.format(count)} ${count === 1 ? this.box.dataset.one : this.box.dataset.many}`;
    }

    say() {
      const { state, found, shown, atRest } = this;
      const count = found.rows.length;
      const unknown = state.unknown.length
        ? `${state.unknown.map((one) => `“${one}”`).join(", ")} in the address is not known here and was left out. `
        : "";
      const part = count > shown && this.isExploring() ? `; the first ${number.format(shown)} are shown` : "";
      const whole = count === this.rows.size ? atRest.status : `${this.many(count)} of ${number.format(this.rows.size)}`;
      const said = unknown + (count ? whole + part : `No ${this.box.dataset.one} fits what was chosen.`);
      if (this.status.textContent !== said) this.status.textContent = said;
      this.link.hidden = !count;
      const these = count === 1 ? "this one" : `these ${number.format(count)}`;
      this.link.textContent = this.isExploring() ? `Download ${these} (CSV)` : atRest.link;
    }

    showRows() {
      const exploring = this.isExploring();
      const { rows } = this.found;
      this.plain.hidden = exploring;
      this.list.hidden = !exploring || !rows.length;
      this.list.replaceChildren(...(exploring ? this.made(0, this.shown) : []));
      this.more.hidden = !exploring || rows.length <= this.shown;
    }

    made(from, to) {
      return this.found.rows.slice(from, to).map((row) => this.rows.show(this.template, row, this.box.dataset.root));
    }

    showMore() {
      const from = this.shown;
      const before = this.list.children.length;
      this.shown += STEP;
      this.list.append(...this.made(from, this.shown));
      this.more.hidden = this.found.rows.length <= this.shown;
      history.replaceState({ shown: this.shown }, "");
      this.say();
      this.list.children[before]?.querySelector("a")?.focus();
    }

    async download(event) {
      if (!this.isExploring() || !this.found) return;
      event.preventDefault();
      try {
        const csv = await import(new URL("explorer-csv.js", here).href);
        const ids = this.found.rows.map((row) => this.rows.text("id", row));
        await csv.download(this.box.dataset.csv, ids, this.fileName());
        this.status.textContent = `Saved: ${this.fileName()}, ${this.many(ids.length)}.`;
      } catch {
        this.status.textContent = "The file could not be made. The whole of it stands on the page about data.";
      }
    }

    // Says what was chosen: findings-theme-training-words-time.csv
    fileName() {
      const { q, chosen } = this.state;
      const parts = [this.box.dataset.many];
      for (const [key, values] of chosen) if (values.size) parts.push(key, ...values);
      if (q.trim()) parts.push("words", q);
      const name = parts.join("-").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
      return `${name.slice(0, 100).replace(/-$/, "")}.csv`;
    }

    // Beside the list the facets always stand open; above it, on a narrow screen, they fold.
    unfoldOnWideScreens() {
      const wide = matchMedia("(min-width: 60em)");
      const fold = () => { this.folding.open = wide.matches; };
      wide.addEventListener("change", fold);
      fold();
    }
  }

  const start = () => {
    const box = document.querySelector("[data-explorer]");
    if (!box) return;
    // From a folder a browser loads neither scripts by name nor rows.
    if (location.protocol === "file:") box.querySelector("form").hidden = true;
    else new Explorer(box).start();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

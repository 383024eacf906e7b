// What stands around an explorer's rows: facets with their counts, what was chosen, and what to do when nothing fits.
import { wordsOf } from "./explorer-rows.js";

const number = new Intl.NumberFormat("en-GB");

const button = (text, className, what) => {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className, textContent: text });
  made.addEventListener("click", what);
  return made;
};

export class Panel {
  // `does`: drop(key, value, place) takes a choice back, all values of the facet without a value; clear() takes all back.
  constructor(form, chips, nothing, rows, does) {
    Object.assign(this, { form, chips, nothing, rows, does });
    this.facets = rows.facets.map((facet) => {
      const box = form.querySelector(`[data-facet="${facet.key}"]`);
      const list = box.querySelector("ul");
      const inputs = new Map([...list.querySelectorAll("input")].map((input) => [input.value, input]));
      return { ...facet, list, inputs, few: inputs.size, name: box.querySelector("legend").textContent };
    });
  }

  show(state, found, isExploring) {
    this.showCounts(state, found);
    this.showChips(state);
    this.showNothing(state, isExploring && !found.rows.length ? found.without : null);
  }

  showCounts(state, found) {
    let all = 0;
    for (const facet of this.facets) {
      const values = state.chosen.get(facet.key);
      all += values.size;
      for (const value of values) this.input(facet, value);
      for (const [value, input] of facet.inputs) {
        const count = found.counts.get(facet.key)[facet.places.get(value)];
        input.checked = values.has(value);
        input.parentElement.classList.toggle("ev-facet__none", !count);
        input.parentElement.querySelector(".ev-facet__count").textContent = number.format(count);
      }
    }
    this.form.querySelector("[data-explorer-chosen]").textContent = all ? ` (${all})` : "";
  }

  // A value of a long facet gets its line when it is needed.
  input(facet, value) {
    if (!facet.inputs.has(value)) {
      const line = facet.list.firstElementChild.cloneNode(true);
      const input = line.querySelector("input");
      input.value = value;
      input.checked = false;
      line.querySelector("span").textContent = facet.names[facet.places.get(value)];
      line.hidden = false;
      facet.list.append(line);
      facet.inputs.set(value, input);
    }
    return facet.inputs.get(value);
  }

  // All values of a long facet with a field to find one, or the first few and what was chosen.
  showAll(toggle, state, found) {
    const facet = this.facetOf(toggle);
    const open = toggle.getAttribute("aria-expanded") !== "true";
    toggle.dataset.label ??= toggle.textContent;
    toggle.textContent = open ? "Show fewer" : toggle.dataset.label;
    toggle.setAttribute("aria-expanded", String(open));
    if (open) for (const value of facet.keys) this.input(facet, value);
    facet.list.classList.toggle("ev-facet__long", open);
    [...facet.inputs.values()].forEach((input, place) => {
      input.closest("li").hidden = !open && place >= facet.few && !input.checked;
    });
    const field = toggle.parentElement.querySelector("[data-facet-find]");
    field.value = "";
    field.parentElement.hidden = !open;
    this.showCounts(state, found);
    if (open) field.focus();
  }

  find(field) {
    const facet = this.facetOf(field);
    const words = wordsOf(field.value);
    let fits = 0;
    facet.keys.forEach((value, place) => {
      const text = wordsOf(facet.names[place]).join(" ");
      const fit = words.every((word) => text.includes(word));
      facet.inputs.get(value).closest("li").hidden = !fit;
      fits += fit;
    });
    field.parentElement.querySelector("[data-facet-none]").textContent = fits ? "" : "None has these words.";
  }

  facetOf(element) {
    const { facet } = element.closest("[data-facet]").dataset;
    return this.facets.find(({ key }) => key === facet);
  }

  showChips({ q, chosen }) {
    const choices = [
      ...(q.trim() ? [[`Words: ${q.trim()}`, "", ""]] : []),
      ...this.facets.flatMap(({ key, name, names, places }) =>
        [...chosen.get(key)].map((value) => [`${name}: ${names[places.get(value)]}`, key, value])),
    ];
    const buttons = choices.map(([text, key, value], place) => {
      const made = button(text, "ev-explorer__chip", () => this.does.drop(key, value, place));
      made.setAttribute("aria-label", `Take away ${text}`);
      return made;
    });
    if (buttons.length) buttons.push(button("Clear all", "ev-explorer__button", () => this.does.clear()));
    this.chips.replaceChildren(...buttons.map((one) => {
      const item = document.createElement("li");
      item.append(one);
      return item;
    }));
    this.chips.hidden = !buttons.length;
  }

  // Which one choice to drop, so that the most is left. `without` is null where something fits.
  showNothing({ q, chosen }, without) {
    this.nothing.hidden = !without;
    if (!without) return;
    const drops = [...without].filter(([key]) => (key ? chosen.get(key).size : q.trim()));
    const [key, count] = drops.reduce((best, one) => (one[1] > best[1] ? one : best));
    const what = key ? `the choice of “${this.facets.find((one) => one.key === key).name}”` : "the words";
    const told = document.createElement("p");
    told.textContent = count
      ? `Without ${what} there would be ${number.format(count)}.`
      : "No single choice stands in the way: several leave nothing over together.";
    this.nothing.replaceChildren(
      told,
      count
        ? button(`Drop ${what}`, "ev-explorer__button", () => this.does.drop(key, ""))
        : button("Clear all", "ev-explorer__button", () => this.does.clear()),
    );
  }
}

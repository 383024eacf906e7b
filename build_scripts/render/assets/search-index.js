// The index: in which entries a word stands, and which entries answer several words best.
// A document holds the entries of one study and kind, each from a multiple of SLOT places on; its first slot holds
// MARK at a place that says which kind they are, ALONE added where there is one only, title and names first, in TITLE
// places. In an entry, MARK stands between what a result shows and what it is about besides. Every word takes two
// places, one for itself and one for its family.
import { TABLES } from "./search-tables.js";
import { key, ways } from "./search-words.js";

const SLOT = 128;
const TITLE = 48;
const MARK = "zxkindzx";
const ALONE = 32;
const ENOUGH = 0.6; // of the weight of all words that can be had, for an entry to count as found
const SYNONYM = 0.8; // what another word counts beside the one that was typed
const APART = 0.6; // the words of a phrase that stand apart
const TITLED = 2.5; // what a word in a title or name counts
const SHOWN = 1; // in the text of a result
const ABOUT = 0.4; // in what it is about besides
const AGAIN = 0.15; // the second and the third time

export async function openIndex(address) {
  const pagefind = await import(address);
  // Loading a worker beside costs bytes, and starts all over where it is slow.
  await pagefind.options({ noWorker: true });
  const asked = new Map();

  // By document, the places of a key. Whether the index has it only an exact search tells, and all its places only one
  // that falls back to what is like it.
  async function search(sought) {
    const known = (await pagefind.search(`"${sought}"`)).results.length;
    const found = known ? (await pagefind.search(sought)).results : [];
    return new Map(found.map((one) => [one.id, one]));
  }

  function placesOf(word) {
    if (!asked.has(word)) asked.set(word, search(key(word)));
    return asked.get(word);
  }

  const marks = new Map([...(await search(MARK))].map(([id, { words }]) => [id, { place: words[0], others: words.slice(1) }]));

  // By document, the words (two places each) at which all pieces stand behind one another.
  async function together(pieces, exact) {
    const [first, ...more] = await Promise.all(pieces.map(placesOf));
    const found = new Map();
    for (const [id, one] of first) {
      if (!marks.has(id) || more.some((other) => !other.has(id))) continue;
      const wordsAt = (other) => other.words.filter((at) => at >= SLOT && !(exact && at % 2)).map((at) => at >> 1);
      const others = more.map((other) => new Set(wordsAt(other.get(id))));
      const places = wordsAt(one).filter((at) => others.every((other, step) => other.has(at + step + 1)));
      if (places.length) found.set(id, { load: one.data, places: new Set(places) });
    }
    return found;
  }

  // The entries with a word, and how well it is said there.
  async function entriesWith(word, worth, entries) {
    const { exact, each } = ways(word);
    for (const found of await Promise.all(each.map((pieces) => together(pieces, exact)))) {
      for (const [id, { load, places }] of found) {
        const { place, others } = marks.get(id);
        const alone = place >= ALONE;
        const slotOf = (at) => (alone ? 1 : Math.floor(at / SLOT));
        const about = new Map(others.map((at) => [slotOf(at), at]));
        const times = new Map();
        for (const at of [...places].map((one) => 2 * one)) {
          const slot = slotOf(at);
          const said = at > about.get(slot) ? ABOUT : alone && at < SLOT + TITLE ? TITLED : SHOWN;
          const before = times.get(slot) ?? { count: 0, best: 0 };
          times.set(slot, { count: before.count + 1, best: Math.max(before.best, said) });
        }
        for (const [slot, { count, best }] of times) {
          const name = `${id} ${slot}`;
          const entry = entries.get(name) ?? { kind: place % ALONE, slot, load, worth: 0 };
          const here = worth * (best + (best === ABOUT ? 0 : AGAIN * Math.min(count - 1, 2)));
          entries.set(name, { ...entry, worth: Math.max(entry.worth, here) });
        }
      }
    }
  }

  // The entries that have all of several words, wherever: as well as they say the one they say least.
  async function entriesWithAll(words, worth, entries) {
    const lists = await Promise.all(words.map((word) => entriesOf([word])));
    const [first, ...more] = lists;
    for (const [name, entry] of first) {
      if (!more.every((list) => list.has(name))) continue;
      const here = worth * Math.min(...lists.map((list) => list.get(name).worth));
      entries.set(name, { ...entry, worth: Math.max(entries.get(name)?.worth ?? 0, here) });
    }
  }

  // The entries with a word or with another that means the same; a list among the others is of words that go together.
  async function entriesOf([typed, ...others]) {
    const entries = new Map();
    await Promise.all([
      entriesWith(typed, 1, entries),
      ...others.map((one) => (Array.isArray(one) ? entriesWithAll(one, APART, entries) : entriesWith(one, SYNONYM, entries))),
    ]);
    return entries;
  }

  // { entries, unknown, partial }: the best first; words that stand nowhere; whether no entry has all the others.
  // A word may be a list: the one that was typed, and others that mean the same.
  async function find(words) {
    const sought = words.map((word) => [word].flat());
    const lists = await Promise.all(sought.map(entriesOf));
    const every = lists.reduce((sum, list) => sum + list.size, 0);
    const joined = new Map();
    for (const list of lists) {
      // A rare word tells more than a common one.
      const weight = Math.log(1 + every / list.size);
      for (const [name, entry] of list) {
        const sum = joined.get(name) ?? { ...entry, weight: 0, score: 0, words: 0 };
        // A rare word that an entry is only about besides would else shut out all that say the other words.
        sum.weight += weight * Math.min(1, entry.worth);
        sum.score += weight * entry.worth;
        sum.words += 1;
        joined.set(name, sum);
      }
    }
    const unknown = sought.filter((_, place) => !lists[place].size).map(([typed]) => typed);
    const wanted = words.length - unknown.length;
    const most = Math.max(0, ...[...joined.values()].map((one) => one.weight));
    const partial = wanted > 0 && ![...joined.values()].some((one) => one.words === wanted);
    const entries = [...joined.values()]
      .filter((one) => one.weight >= ENOUGH * most)
      .map((one) => ({ ...one, score: one.score * (one.weight / most) * TABLES.kinds[one.kind] }))
      .sort((a, b) => b.score - a.score);
    return { entries, unknown, partial };
  }

  // What a result says: the id of its element, which is the only one at this place.
  async function read(entry) {
    const { anchors } = await entry.load();
    const anchor = anchors.find((one) => one.location === entry.slot * SLOT) ?? anchors[0];
    return JSON.parse(decodeURIComponent(anchor.id.replaceAll("+", " ")));
  }

  return { find, read };
}

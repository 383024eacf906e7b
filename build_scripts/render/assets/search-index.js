// The index: in which entries a word stands, and which entries answer several words best.
// A document holds the entries of one study and kind, each from a multiple of SLOT words on; its first slot holds
// MARK at a place that says which kind they are, ALONE added where there is one only.
import { agrees, otherSpelling, plain } from "./search-words.js";

const SLOT = 64;
const MARK = "zxkindzx";
const ALONE = 32;
const ENOUGH = 0.75; // of the weight of the best entry, where none has every word

export async function openIndex(address) {
  const pagefind = await import(address);
  // Loading a worker beside costs bytes, and starts all over where it is slow.
  await pagefind.options({ noWorker: true });
  const kinds = new Map();
  for (const found of (await pagefind.search(MARK)).results) kinds.set(found.id, found.words[0]);
  const asked = new Map();

  // Entries with a word in them, or none where the index has only words that begin alike.
  async function entriesWith(word) {
    const found = (await pagefind.search(word)).results.filter((one) => kinds.has(one.id) && one.words.some((at) => at >= SLOT));
    if (!found.length) return new Map();
    const best = await found[0].data();
    const tokens = best.content.split(/\s+/);
    if (!found[0].words.some((at) => agrees(word, plain(tokens[at] ?? "")))) return new Map();
    const entries = new Map();
    for (const one of found) {
      const place = kinds.get(one.id);
      const alone = place >= ALONE;
      for (const at of one.words) {
        const slot = alone && at >= SLOT ? 1 : Math.floor(at / SLOT);
        if (!slot) continue;
        const key = `${one.id} ${slot}`;
        const entry = entries.get(key) ?? { kind: place % ALONE, slot, places: [], rank: alone ? one.score : one.score / 100, load: one.data };
        if (!alone && entry.places.length < 3) entry.rank += 1;
        entry.places.push(at - slot * SLOT);
        entries.set(key, entry);
      }
    }
    return entries;
  }

  async function entriesOf(word) {
    const [found, other] = await Promise.all([word, otherSpelling(word)].filter(Boolean).map(entriesWith));
    for (const [key, entry] of other ?? []) if (!found.has(key)) found.set(key, entry);
    return found;
  }

  // { entries, unknown, partial }: the best first; words that stand nowhere; whether no entry has all the others.
  async function find(words) {
    for (const word of words) if (!asked.has(word)) asked.set(word, entriesOf(word));
    const lists = await Promise.all(words.map((word) => asked.get(word)));
    const every = lists.reduce((sum, list) => sum + list.size, 0);
    const joined = new Map();
    for (const list of lists) {
      // A rare word tells more than a common one, but not more than several.
      const weight = 1 + Math.log10(every / list.size) / 4;
      for (const [key, entry] of list) {
        const sum = joined.get(key) ?? { ...entry, places: [], rank: 0, weight: 0, words: 0 };
        sum.places = sum.places.concat(entry.places);
        sum.rank += entry.rank;
        sum.weight += weight;
        sum.words += 1;
        joined.set(key, sum);
      }
    }
    const unknown = words.filter((_, place) => !lists[place].size);
    const wanted = words.length - unknown.length;
    let entries = [...joined.values()].sort((a, b) => b.weight - a.weight || b.rank - a.rank);
    const partial = wanted > 0 && !entries.some((one) => one.words === wanted);
    entries = entries.filter((one) => (partial ? one.weight >= ENOUGH * entries[0].weight : one.words === wanted));
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

// Words: those of a query, folded as the index folds its texts, and the nearest known one to a slip of the keyboard.
import { TABLES } from "./search-tables.js";

const { letters, endings, parts, end } = TABLES;
const apostrophes = new Set(TABLES.apostrophes);
const ACCENTS = new RegExp(TABLES.accents, "gu");
const UNSPACED = new RegExp(TABLES.unspaced, "u");
const EACH_UNSPACED = new RegExp(`(${TABLES.unspaced})`, "u");

function folded(run) {
  const seen = [...run.replace(/\p{Cf}/gu, "")].map((one) => (apostrophes.has(one) ? "'" : one)).join("");
  const text = seen.normalize("NFKD").toLowerCase().replace(ACCENTS, "");
  return [...text].map((one) => letters[one] ?? one).join("").normalize("NFC");
}

// The words in a run of signs without a space; those words as one, where it is called that as well; and their parts.
export function forms(run) {
  const pieces = [];
  const besides = [];
  for (const part of folded(run).match(/['\p{L}\p{M}\p{N}]+/gu) ?? []) {
    const bits = part.split("'").filter(Boolean);
    if (bits.length > 1) besides.push(...bits.filter((bit) => [...bit].length >= parts));
    pieces.push(...bits.join("").split(EACH_UNSPACED).filter(Boolean));
  }
  return { pieces, joined: joined(pieces), besides };
}

function joined(pieces) {
  if (pieces.length < 2 || pieces.some((piece) => UNSPACED.test(piece))) return "";
  const isNumber = pieces.every((piece) => /^\p{Nd}+$/u.test(piece));
  return isNumber && pieces.slice(1).some((piece) => [...piece].length !== 3) ? "" : pieces.join("");
}

// What a word shares with its other forms.
export function family(word) {
  for (const step of endings) {
    const [ending, , instead] = step.find(([end, least]) => word.endsWith(end) && [...word].length - end.length >= least) ?? [""];
    if (ending) word = word.slice(0, -ending.length) + instead;
  }
  return word;
}

// A word in letters and digits that the index leaves as they are, with an end, so that no word begins another.
export function key(word) {
  return [...word].map((one) => (one < "\x80" ? one : `u${one.codePointAt(0).toString(16)}`)).join("") + end;
}

// A question holds them, and nearly every text does.
const LITTLE = new Set(
  ("a about after all also am an and any are as at be because been before but by can could did do does for from had has have " +
    "he her his how i if in into is it its me more most my no not of on or our said say says she should so some such than that the their them " +
    "then there these they this those to too us was we were what when where which who whom whose why views will with would you your").split(" "),
);

// The runs of a query as typed, in small letters: what stands in quotation marks is one run, and keeps straight ones.
export function runsOf(query) {
  const said = query.toLowerCase().match(/["“”„«»][^"“”„«»]+["“”„«»]|[^\s"“”„«»]+/gu) ?? [];
  return said
    .map((run) => (/^["“”„«»]/.test(run) ? `"${run.slice(1, -1).trim().replace(/\s+/g, " ")}"` : run.replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, "")))
    .filter((run) => piecesOf(run).length);
}

// All words of a run, or of several with spaces between them.
export function piecesOf(words) {
  return words.split(/\s+/).flatMap((run) => forms(run).pieces);
}

// The runs of a query that are worth looking for, each once; little words where it has nothing else.
export function wordsOf(query, hasElse = false) {
  const all = runsOf(query);
  const telling = all.filter((word) => !LITTLE.has(word));
  return [...new Set(telling.length || hasElse ? telling : all)];
}

// Each word costs a part of the index, so of a long query the longest words are looked for.
const MOST = 4;

export function longest(words) {
  const kept = new Set([...words].sort((a, b) => b.length - a.length).slice(0, MOST));
  return words.filter((word) => kept.has(word));
}

// The ways to look for a word, as typed or in a list of synonyms: each the pieces that stand behind one another. What is
// in quotation marks is looked for as it is, everything else in all forms.
export function ways(word) {
  if (word.startsWith('"')) return { exact: true, each: [piecesOf(word)] };
  const asOne = word.includes(" ") ? "" : forms(word).joined;
  return { exact: false, each: [piecesOf(word).map(family), ...(asOne ? [[family(asOne)]] : [])] };
}

// Where in a list of runs those stand that were found by `word`.
export function placesOf(word, runs) {
  const { exact, each } = ways(word);
  const alike = exact ? (one) => one : family;
  const formed = runs.map(forms);
  const pieces = formed.flatMap((form, place) => form.pieces.map((piece) => [alike(piece), place]));
  const places = each.flatMap((sought) => [
    ...pieces.flatMap((_, at) => {
      const there = sought.map((piece, step) => (pieces[at + step]?.[0] === piece ? pieces[at + step][1] : -1));
      return there.includes(-1) ? [] : there;
    }),
    ...formed.flatMap((form, place) => (sought.length === 1 && [form.joined, ...form.besides].some((one) => alike(one) === sought[0]) ? [place] : [])),
  ]);
  return [...new Set(places)].sort((a, b) => a - b);
}

// Whether `pieces` stand behind one another in `others`, and from where on.
function within(pieces, others) {
  return others.findIndex((_, at) => pieces.every((piece, step) => others[at + step] === piece));
}

// Synonyms, made ready: what may be typed, in families, and what is looked for beside it.
export function readied(synonyms) {
  return synonyms.flatMap(({ typed, finds }) =>
    typed.map((words) => {
      const pieces = piecesOf(words).map(family);
      return { pieces, finds: finds.filter((one) => within(pieces, piecesOf(one).map(family)) < 0) };
    }),
  ).filter((one) => one.finds.length);
}

// The words of a query that are looked for, each a list: as typed, and what means the same. A phrase of the synonyms is
// one word. `left` says whether the query has more.
export function termsOf(query, synonyms) {
  const runs = runsOf(query);
  const pieces = runs.flatMap((run, place) => (run.startsWith('"') ? [["", place]] : piecesOf(run).map((piece) => [family(piece), place])));
  const families = pieces.map(([piece]) => piece);
  const joined = [];
  for (const one of synonyms) {
    const start = within(one.pieces, families);
    if (start >= 0) joined.push({ ...one, first: pieces[start][1], last: pieces[start + one.pieces.length - 1][1] });
  }
  // The longest phrase first; a shorter one in it says no more.
  joined.sort((a, b) => b.last - b.first - (a.last - a.first));
  const terms = new Map();
  const taken = new Set();
  for (const { first, last, finds } of joined) {
    const places = runs.map((_, place) => place).slice(first, last + 1);
    const phrase = places.map((place) => runs[place]).join(" ");
    if (!terms.has(phrase) && places.some((place) => taken.has(place))) continue;
    const apart = places.length > 1 && !places.some((place) => LITTLE.has(runs[place])) ? [places.map((place) => runs[place])] : [];
    terms.set(phrase, [...(terms.get(phrase) ?? [phrase, ...apart]), ...finds]);
    for (const place of places) taken.add(place);
  }
  const all = [...new Set([...wordsOf(runs.filter((_, place) => !taken.has(place)).join(" "), terms.size > 0), ...terms.keys()])];
  const kept = longest(all);
  return { terms: kept.map((word) => [...new Set(terms.get(word) ?? [word])]), left: kept.length < all.length };
}

// Letters to change, add, drop or swap with their neighbour; more than `most` is not looked into.
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}

// The words of the list that begin with what was typed, or else the nearest ones to it; the more frequent first among
// equals. Each of the list: as printed, folded, and how many texts have it.
const BEGINNINGS = 8;

export function beginning(word, list) {
  const [typed, ...more] = piecesOf(word);
  return more.length ? [] : list.filter((one) => one.folded.startsWith(typed)).sort((a, b) => b.times - a.times).slice(0, BEGINNINGS).map((one) => one.word);
}

export function nearest(word, list, number = 3) {
  const typed = piecesOf(word).join("");
  const most = typed.length < 4 ? 0 : typed.length < 7 ? 1 : 2;
  return list
    .map((known) => ({ ...known, far: distance(typed, known.folded, most) }))
    .filter((known) => known.far && known.far <= most && (known.far === 1 || known.folded[0] === typed[0]))
    .sort((a, b) => a.far - b.far || b.times - a.times)
    .slice(0, number)
    .map((known) => known.word);
}

export const listed = (counts) => Object.entries(counts).map(([word, times]) => ({ word, times, folded: piecesOf(word).join("") }));

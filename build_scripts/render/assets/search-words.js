// Words: those of a query, those that mean the same, and the nearest known one to a slip of the keyboard.

// A question holds them, and nearly every text does.
const LITTLE = new Set(
  ("a about after all also am an and any are as at be because been before but by can could did do does for from had has have " +
    "he her his how i if in into is it its me more most my no not of on or our said say says she should so some such than that the their them " +
    "then there these they this those to too us was we were what when where which who whom whose why will with would you your").split(" "),
);

const ENDINGS = /(?:ations?|ational|ings?|ness|ships?|ies|ed|es|ers?|ly|al|s|y|e)$/;

// The words of a query that are worth looking for, each once.
export function wordsOf(query) {
  const all = query.toLowerCase().replace(/['’]/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = all.filter((word) => !LITTLE.has(word));
  return [...new Set(telling.length ? telling : all)];
}

// Each word costs a part of the index, so of a long query the longest words are looked for.
const MOST = 4;

export function longest(words) {
  const kept = new Set([...words].sort((a, b) => b.length - a.length).slice(0, MOST));
  return words.filter((word) => kept.has(word));
}

export function plain(token) {
  return token.toLowerCase().replace(/['’]/g, "").normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "");
}

// The other spelling of words such as organise.
export function otherSpelling(word) {
  const parts = /^(\p{L}{3,}i)([sz])(e[ds]?|ers?|ing|ations?|ational)$/u.exec(word);
  return parts && parts[1] + (parts[2] === "s" ? "z" : "s") + parts[3];
}

function stem(word) {
  const bare = word.replace(ENDINGS, "");
  return bare.length >= 3 ? bare : word;
}

// The index falls back to the nearest beginning of a word it does not know: is this still the same word?
export function agrees(word, token) {
  const [root, other] = [stem(word), stem(token)];
  return token.startsWith(word) || token.startsWith(root) || (root.startsWith(other) && root.length - other.length <= 2);
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

// The nearest words of the list, the more frequent first among equals.
export function nearest(word, counts, number = 3) {
  const most = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
  const near = [];
  for (const [known, times] of Object.entries(counts)) {
    const far = distance(word, known, most);
    if (far && far <= most) near.push([far, -times, known]);
  }
  return near
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .slice(0, number)
    .map((one) => one[2]);
}

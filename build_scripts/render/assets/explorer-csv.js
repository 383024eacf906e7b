// A published CSV file (RFC 4180), cut down to the lines that are shown: each as it is printed there.

// The records as they are written, line ends left out. A line end inside quotation marks belongs to its record.
export function records(text) {
  const found = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') quoted = !quoted; // A doubled mark turns twice.
    else if (sign === "\n" && !quoted) {
      found.push(text.slice(start, at).replace(/\r$/, ""));
      start = at + 1;
    }
  }
  if (start < text.length) found.push(text.slice(start));
  return found;
}

// The first cell, which is the id; one that has been guarded from spreadsheets is no id.
export function firstCell(record) {
  if (!record.startsWith('"')) return record.split(",", 1)[0];
  return /^"((?:[^"]|"")*)"/.exec(record)[1].replaceAll('""', '"');
}

// The head and the lines of `ids`, in their order.
export function cut(text, ids) {
  const [head, ...lines] = records(text);
  const byId = new Map(lines.map((line) => [firstCell(line), line]));
  return [head, ...ids.map((id) => byId.get(id)).filter((line) => line !== undefined)].map((line) => `${line}\n`).join("");
}

export async function download(address, ids, name) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const file = new Blob([cut(await answer.text(), ids)], { type: "text/csv" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

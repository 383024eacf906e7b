"""The furniture of printed pages in a text: page numbers, running heads, line numbers.

It stands in mid-sentence where a page ends, and hides the words of both pages. Only what the pages themselves bear out
is taken out: numbers that rise, lines that come again where a page turns.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping

FEWEST_PAGES = 3
"""Fewer numbers alone on their lines than this are no page numbers."""
FEWEST_LINE_NUMBERS = 3
"""Fewer numbers at the start of lines than this are no line numbers."""
LONGEST_HEAD = 120
"""Characters of a line of a running head."""
MOST_HEAD_LINES = 4
"""Lines of a head and a foot together where a page turns."""

_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?[-–—\s]*([0-9]{1,4})[-–—\s]*(?:(?:of|/)\s*[0-9]{1,4})?", re.IGNORECASE
)
_LINE_NUMBER = re.compile(r"[^\S\n]*([0-9]{1,4})[^\S\n]+(?=\S)")


def without_furniture(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with as many lines as before, and what was left out."""
    lines = re.split(r"\r\n|[\n\r]", text)
    turns = {position for position, line in enumerate(lines) if "\f" in line}
    lines = [line.replace("\f", "") for line in lines]
    pages = _page_numbers(lines)
    heads = _all_running_heads(lines, pages, turns)
    numbered = _line_numbers(lines)
    kept = [
        "" if position in pages or position in heads else line[numbered.get(position, 0) :]
        for position, line in enumerate(lines)
    ]
    said = [*pages.values(), *dict.fromkeys(heads.values())]
    if numbered:
        said.append(f"{len(numbered)} line numbers")
    return "\n".join(kept), tuple(said)


def _page_numbers(lines: list[str]) -> Mapping[int, str]:
    """Positions and text of the lines that hold a page number: the longest rising row of lone numbers."""
    lone: list[tuple[int, int]] = []
    for position, line in enumerate(lines):
        found = _PAGE_NUMBER.fullmatch(line.strip())
        if found and not any(_neighbour(lines, position + step).strip() for step in (-1, 1)):
            lone.append((position, int(found[1])))
    rising = _longest_rise([number for _, number in lone])
    if len(rising) < FEWEST_PAGES:
        return {}
    return {lone[at][0]: lines[lone[at][0]].strip() for at in rising}


def _neighbour(lines: list[str], position: int) -> str:
    return lines[position] if 0 <= position < len(lines) else ""


def _all_running_heads(lines: list[str], pages: Mapping[int, str], turns: set[int]) -> Mapping[int, str]:
    """Running heads line by line, from where the page turns: of a head of two lines only one stands there."""
    heads: dict[int, str] = {}
    for _ in range(MOST_HEAD_LINES):
        rest = ["" if position in heads else line for position, line in enumerate(lines)]
        found = _running_heads(rest, pages, turns)
        if not found:
            break
        heads.update(found)
    return dict(sorted(heads.items()))


def _running_heads(lines: list[str], pages: Mapping[int, str], turns: set[int]) -> Mapping[int, str]:
    """Lines that come again, but for their numbers, where a page turns or a sentence is in its middle."""
    forms = {
        position: re.sub(r"[0-9]+", "0", line.strip())
        for position, line in enumerate(lines)
        if position not in pages and re.search(r"[^\W0-9_]", line) and len(line.strip()) <= LONGEST_HEAD
    }
    often = Counter(forms.values())
    at_turns = [position for position in forms if _is_at_turn(lines, position, pages, turns)]
    turning = Counter(forms[position] for position in at_turns)
    # A sentence that a text repeats may stand where a page turns by chance; a head stands on every third page at least.
    fewest = max(2, (len(pages) + len(turns)) // 3)
    return {
        position: lines[position].strip()
        for position in at_turns
        if turning[forms[position]] >= fewest and 2 * turning[forms[position]] > often[forms[position]]
    }


def _is_at_turn(lines: list[str], position: int, pages: Mapping[int, str], turns: set[int]) -> bool:
    before = next((at for at in range(position - 1, -1, -1) if lines[at].strip()), -1)
    after = next((at for at in range(position + 1, len(lines)) if lines[at].strip()), len(lines))
    if before in pages or after in pages or any(at in turns for at in range(before + 1, after + 1)):
        return True
    alone = not _neighbour(lines, position - 1).strip() and not _neighbour(lines, position + 1).strip()
    lead, tail = _neighbour(lines, after).strip()[:1], _neighbour(lines, before).strip()[-1:]
    return alone and lead.islower() and (tail.isalnum() or tail in ",-–")


def _line_numbers(lines: list[str]) -> Mapping[int, int]:
    """Where the text of numbered lines begins: numbers at the start of lines that rise by one step all through."""
    found = [
        (position, int(number[1]), number.end())
        for position, line in enumerate(lines)
        if (number := _LINE_NUMBER.match(line))
    ]
    for step in (1, 5, 10):
        run = max(_runs(found, step), key=len, default=[])
        if len(run) >= FEWEST_LINE_NUMBERS and _count_lines(lines, run, step):
            return {position: end for position, _, end in run}
    return {}


def _runs(found: list[tuple[int, int, int]], step: int) -> Iterator[list[tuple[int, int, int]]]:
    """Numbers that rise by `step`, each run as long as it goes."""
    open_runs: dict[int, list[tuple[int, int, int]]] = {}
    for number in found:
        run = open_runs.pop(number[1] - step, [])
        run.append(number)
        if len(run) > len(open_runs.get(number[1], ())):
            open_runs[number[1]] = run
    yield from open_runs.values()


def _count_lines(lines: list[str], run: list[tuple[int, int, int]], step: int) -> bool:
    """Whether the numbers count the lines themselves, blank ones or not: a list's numbers count its items."""
    for (first, *_), (second, *_) in itertools.pairwise(run):
        between = range(first, second)
        if step not in (len(between), sum(bool(lines[at].strip()) for at in between)):
            return False
    return any(not re.search(r"[.!?:;]\W*$", lines[position]) for position, *_ in run[:-1])


def _longest_rise(numbers: list[int]) -> list[int]:
    """Positions of the longest strictly rising subsequence (patience sorting)."""
    smallest_ends: list[int] = []
    end_positions: list[int] = []
    previous: list[int | None] = []
    for position, number in enumerate(numbers):
        length = bisect_left(smallest_ends, number)
        smallest_ends[length : length + 1] = [number]
        end_positions[length : length + 1] = [position]
        previous.append(end_positions[length - 1] if length else None)
    rise: list[int] = []
    at = end_positions[-1] if end_positions else None
    while at is not None:
        rise.append(at)
        at = previous[at]
    return rise[::-1]

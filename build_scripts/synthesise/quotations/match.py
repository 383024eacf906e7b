"""Whether a quotation stands in its source: word for word, in order, omissions and insertions visible.

The rules: `...`, `[...]` and `(...)` leave out at most 400 words; `[words]` stand in for at most 6 words of the
source, or are those words; everything else is contiguous. A bracket never brings in or covers a negation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from build_scripts.synthesise.quotations.parse import Bracket, Gap, Part, Words, negates, parse
from build_scripts.synthesise.quotations.tokens import JOINT, Tokens, tokens

LONGEST_OMISSION = 400
"""Words that an omission may leave out."""
SHORT_PART = 4
"""A part with fewer words than this could stand anywhere."""
EDGE = 3
"""Words before and after a part that are searched for a negation."""
SHOWN = 6
"""Words of a part that stand in a remark."""

DifferenceKind = Literal["words", "order", "bracketed_negation", "attached_bracket", "no_words"]
Result = Literal["exact", "normalised", "with_omissions", "not_found"]


@dataclass(frozen=True)
class Source:
    """A source's text, ready to be searched."""

    raw: str
    tokens: Tokens


def source_of(text: str) -> Source:
    """A source from its text as read."""
    return Source(text, tokens(text))


@dataclass(frozen=True)
class Remark:
    """What a careful reader would look at again."""

    kind: Literal["short_part", "negation_before", "negation_after", "bare_omission"]
    words: str
    """The part, as the source prints it."""
    reading: str = ""
    """What the source prints across the edge, negation included; for a bare omission what it leaves out."""
    apart: bool = False
    """A sentence ends between the part and the negation."""


@dataclass(frozen=True)
class Difference:
    """Why a quotation was not found."""

    kind: DifferenceKind
    agrees: str = ""
    """The longest run of its words that the source has."""
    quotation: str = ""
    """The quotation's words beside that run."""
    source: str = ""
    """The source's words in the same place."""
    before: bool = False
    """They stand before the run, not after it."""


@dataclass(frozen=True)
class Match:
    """Where a quotation stands in its source, or how far it agrees."""

    result: Result
    start: int | None = None
    """Token of the source at which it begins."""
    end: int | None = None
    """Token after its last."""
    remarks: tuple[Remark, ...] = ()
    difference: Difference | None = None


@dataclass(frozen=True)
class _Trail:
    """How a search came to a place: stretches of the source in order, and whether anything differs."""

    before: _Trail | None
    stretch: tuple[int, int]
    changed: bool

    def stretches(self) -> list[tuple[int, int]]:
        """Every stretch that was matched, in order; neighbours are one."""
        found: list[tuple[int, int]] = []
        trail: _Trail | None = self
        while trail is not None:
            start, end = trail.stretch
            if start < end:
                if found and found[-1][0] == end:
                    found[-1] = (start, found[-1][1])
                else:
                    found.append((start, end))
            trail = trail.before
        return found[::-1]

    def steps(self) -> list[tuple[int, int]]:
        """The stretch of the start and of each part after it, those without words too."""
        steps: list[tuple[int, int]] = []
        trail: _Trail | None = self
        while trail is not None:
            steps.append(trail.stretch)
            trail = trail.before
        return steps[::-1]

    def is_changed(self) -> bool:
        """Whether a bracket stands where the source has other words or none."""
        trail: _Trail | None = self
        while trail is not None:
            if trail.changed:
                return True
            trail = trail.before
        return False


def find(text: str, source: Source) -> Match:
    """The first place where the quotation `text` stands in `source`, the same one every time.

    A place where nothing is left out and nothing inserted wins over an earlier one. Never raises, whatever
    the text.
    """
    parts = parse(text)
    for strict in (True, False):
        trail = _search(parts, source.tokens, strict)
        if trail is not None:
            return _matched(text, parts, source, trail)
    return Match("not_found", difference=_difference(parts, source.tokens))


def _search(parts: tuple[Part, ...], source: Tokens, strict: bool) -> _Trail | None:
    """Depth first, nearest first; a state that led nowhere is never entered again."""
    places = {
        number: source.places(part.words) for number, part in enumerate(parts) if isinstance(part, Words)
    }
    if not all(places.values()):
        return None
    dead: set[tuple[int, int]] = set()
    for first, position, changed in sorted(_starts(parts, source, places, strict)):
        waiting = [(first, position, _Trail(None, (position, position), changed))]
        while waiting:
            number, at, trail = waiting.pop()
            if number == len(parts):
                return trail
            if (number, at) in dead:
                continue
            dead.add((number, at))
            steps = list(_steps(parts[number], source, at, strict, places.get(number + 1)))
            waiting.extend(
                (number + 1, after, _Trail(trail, stretch, differs))
                for stretch, after, differs in reversed(steps)
            )
    return None


def _starts(
    parts: tuple[Part, ...], source: Tokens, places: Mapping[int, list[int]], strict: bool
) -> Iterator[tuple[int, int, bool]]:
    """`(part, position, changed)`: where a search may begin, past brackets that stand in for nothing."""
    passed = False
    for number, part in enumerate(parts):
        if isinstance(part, Words):
            yield from ((number, position, passed) for position in places[number])
            return
        if isinstance(part, Bracket):
            options = [option for option in part.options if not (strict and option.changed)]
            for option in options:
                if len(option.words):
                    yield from ((number, position, passed) for position in source.places(option.words))
            empty = [option for option in options if not len(option.words)]
            if not empty:
                return
            passed = passed or empty[0].changed


def _steps(
    part: Part, source: Tokens, at: int, strict: bool, next_places: list[int] | None
) -> Iterator[tuple[tuple[int, int], int, bool]]:
    """`(matched stretch, position after it, changed)` for each way on; `next_places` if words follow."""
    if isinstance(part, Gap):
        last = at if strict else min(at + LONGEST_OMISSION, len(source))
        if next_places is None:
            afters: Sequence[int] = range(at, last + 1)
        else:
            afters = next_places[bisect_left(next_places, at) : bisect_right(next_places, last)]
        yield from (((at, at), after, False) for after in afters)
    elif isinstance(part, Words):
        if source.holds(part.words, at):
            yield (at, at + len(part.words)), at + len(part.words), False
    else:
        for option in part.options:
            if (strict and option.changed) or not source.holds(option.words, at):
                continue
            end = at + len(option.words)
            yield (at, end), end, option.changed
            for after in range(end + 1, min(end + option.skip, len(source)) + 1):
                if negates(source, after - 1):
                    break
                yield (at, end), after, option.changed


def _matched(text: str, parts: tuple[Part, ...], source: Source, trail: _Trail) -> Match:
    stretches = trail.stretches()
    result: Result = "normalised"
    if len(stretches) > 1 or trail.is_changed():
        result = "with_omissions"
    elif text.strip() in source.raw:
        result = "exact"
    bare = _bare_omissions(parts, source.tokens, trail)
    remarks = (*_remarks(source.tokens, stretches), *bare)
    return Match(result, stretches[0][0], stretches[-1][1], remarks)


def _remarks(source: Tokens, stretches: list[tuple[int, int]]) -> Iterator[Remark]:
    quoted = {position for start, end in stretches for position in range(start, end)}
    told: set[int] = set()

    def negation(positions: range) -> int | None:
        found = [at for at in positions if at not in quoted | told and negates(source, at)]
        told.update(found)
        return found[0] if found else None

    for start, end in stretches:
        words = source.show(start, end)
        if end - start < SHORT_PART:
            yield Remark("short_part", words)
        before = negation(range(start - 1, max(start - EDGE, 0) - 1, -1))
        if before is not None:
            reading = source.show(before, min(start + SHOWN, end))
            yield Remark("negation_before", words, reading, _sentence_ends(source, before, start))
        after = negation(range(end, min(end + EDGE, len(source))))
        if after is not None:
            reading = source.show(max(end - SHOWN, start), after + 1)
            yield Remark("negation_after", words, reading, _sentence_ends(source, end - 1, after))


def _bare_omissions(parts: tuple[Part, ...], source: Tokens, trail: _Trail) -> Iterator[Remark]:
    """Dots without brackets that leave out words of the source."""
    steps = trail.steps()[-len(parts) - 1 :]
    passed = len(parts) - len(steps) + 1
    for number, part in enumerate(parts[passed:], start=1):
        if isinstance(part, Gap) and not part.marked and number + 1 < len(steps):
            start, end = steps[number][0], steps[number + 1][0]
            if start < end:
                shown = source.show(start, min(start + SHOWN, end)) + (" ..." if end - start > SHOWN else "")
                yield Remark("bare_omission", source.show(max(start - EDGE, 0), start), shown)


def _sentence_ends(source: Tokens, first: int, last: int) -> bool:
    """Whether a sentence ends between two words."""
    between = source.text[source.spans[first][0] : source.spans[last][1]]
    return re.search(r"[.!?][\"')]*\s", between) is not None


# Saying why not


def _difference(parts: tuple[Part, ...], source: Tokens) -> Difference:
    runs = [part.words for part in parts if isinstance(part, Words)]
    if not runs:
        return Difference("no_words")
    lost = next((run for run in runs if not source.places(run)), None)
    if lost is not None:
        return _first_difference(lost, source)
    for part in parts:
        if isinstance(part, Bracket) and len(part.options) == 1:
            return Difference("bracketed_negation", quotation=part.shown.replace(JOINT, "-"))
        if isinstance(part, Bracket) and all(
            len(option.words) and not source.places(option.words) for option in part.options
        ):
            return Difference("attached_bracket", quotation=part.shown.replace(JOINT, "-"))
    return Difference("order", agrees=runs[0].show(0, len(runs[0])))


def _first_difference(run: Tokens, source: Tokens) -> Difference:
    length, first, at = _longest_run(run, source)
    if not length:
        return Difference("words", quotation=run.show(0, EDGE))
    last, end = first + length, at + length
    before = last == len(run)
    return Difference(
        "words",
        agrees=run.show(first, last),
        quotation=run.show(first - EDGE, first) if before else run.show(last, last + EDGE),
        source=source.show(at - EDGE, at) if before else source.show(end, end + EDGE),
        before=before,
    )


def _longest_run(run: Tokens, source: Tokens) -> tuple[int, int, int]:
    """`(words, first word of the run, place in the source)` of the longest agreement, the earliest of equals."""
    best = (0, 0, 0)
    for first in range(len(run)):
        for at in sorted({place for word in run.readings(first) for place in source.index.get(word, ())}):
            if first and at and run.agree(first - 1, source, at - 1):
                continue
            length = 0
            while (
                first + length < len(run)
                and at + length < len(source)
                and run.agree(first + length, source, at + length)
            ):
                length += 1
            if length > best[0]:
                best = (length, first, at)
    return best

"""Whether a quotation stands in its source: word for word, in order, omissions and insertions visible.

The rules: `...`, `[...]` and `(...)` leave out at most 400 words; `[words]` stand in for at most 6 words of the
source, or are those words; everything else is contiguous. A bracket never brings in or covers a negation, nor a
bracket of the source, nor the end of a sentence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Literal

from build_scripts.model.records.receipt import Edge
from build_scripts.synthesise.quotations.damage import Damage, damage
from build_scripts.synthesise.quotations.difference import Difference, difference
from build_scripts.synthesise.quotations.parse import Bracket, Omission, QuotationPart, Words, negates, parse
from build_scripts.synthesise.quotations.placement import PlacedPart, Placement
from build_scripts.synthesise.quotations.remarks import Remark, remarks_on
from build_scripts.synthesise.quotations.speech import Speech, speech_of
from build_scripts.synthesise.quotations.tokens import Tokens, folded, printed, source_tokens

LONGEST_OMISSION = 400
"""Words that an omission may leave out."""
MOST_PLACES = 12
"""Of more places that fit than this, only the first are held against one another."""

Result = Literal["exact", "normalised", "with_omissions", "not_found"]


@dataclass(frozen=True)
class Source:
    """A source's text, ready to be searched."""

    raw: str
    printed: str
    tokens: Tokens

    @cached_property
    def speech(self) -> Speech:
        """Who speaks where."""
        return speech_of(self.printed, self.tokens)


def source_of(text: str) -> Source:
    """A source from its text as read."""
    form = printed(text)
    return Source(text, form, source_tokens(folded(form)))


@dataclass(frozen=True)
class Match:
    """Where a quotation stands in its source, or how far it agrees."""

    result: Result
    start: int | None = None
    """Token of the source at which it begins."""
    end: int | None = None
    """Token after its last."""
    before: Edge | None = None
    """At what boundary of what the source quotes it begins."""
    after: Edge | None = None
    """At what boundary it ends."""
    remarks: tuple[Remark, ...] = ()
    difference: Difference | None = None
    damage: Damage | None = None
    """Why it was not found though the letters agree: then nothing is known of it."""


@dataclass(frozen=True)
class _Trail:
    """How a search came to a place."""

    before: _Trail | None
    step: PlacedPart

    def steps(self) -> Placement:
        """Every step, in order."""
        steps: list[PlacedPart] = []
        trail: _Trail | None = self
        while trail is not None:
            steps.append(trail.step)
            trail = trail.before
        return Placement(tuple(steps[::-1]))


def find(text: str, source: Source, speaker: str | None = None) -> Match:
    """The place where the quotation `text` stands in `source`, the same one every time.

    A place where nothing is left out and nothing inserted wins over others; of several, the one that gives the
    fewest remarks, then the first. `speaker` is the label it is given, None if labels do not matter. Never
    raises, whatever the text.
    """
    parts = parse(text)
    for strict in (True, False):
        best: tuple[int, tuple[Remark, ...], Placement] | None = None
        for placement in islice(_placements(parts, source, strict), MOST_PLACES):
            remarks = tuple(remarks_on(text, parts, source.speech, placement, speaker))
            weight = sum(remark.is_weighty for remark in remarks)
            if best is None or weight < best[0]:
                best = (weight, remarks, placement)
            if not weight:
                break
        if best is not None:
            return _matched(text, source, best[2], best[1])
    found_damage = damage(parts, source.tokens, source.raw)
    return Match("not_found", difference=difference(parts, source.tokens), damage=found_damage)


def _matched(text: str, source: Source, placement: Placement, remarks: tuple[Remark, ...]) -> Match:
    stretches = placement.stretches()
    result: Result = "normalised"
    if len(stretches) > 1 or placement.is_changed():
        result = "with_omissions"
    elif text.strip() in source.raw:
        result = "exact"
    start, end = stretches[0][0], stretches[-1][1]
    return Match(result, start, end, source.speech.before(start), source.speech.after(end), remarks)


# Searching


def _placements(parts: tuple[QuotationPart, ...], source: Source, strict: bool) -> Iterator[Placement]:
    """One placement from each place where the quotation can begin, in order."""
    places = {
        number: source.tokens.places(part.words)
        for number, part in enumerate(parts)
        if isinstance(part, Words)
    }
    if not all(places.values()):
        return
    dead: set[tuple[int, int]] = set()
    for first, position, changed in sorted(_starts(parts, source.tokens, places, strict)):
        trail = _Trail(None, PlacedPart(first - 1, position, position, position, changed))
        found = _search(parts, source, strict, places, dead, (first, trail))
        if found is not None:
            yield found.steps()


def _search(
    parts: tuple[QuotationPart, ...],
    source: Source,
    strict: bool,
    places: Mapping[int, list[int]],
    dead: set[tuple[int, int]],
    start: tuple[int, _Trail],
) -> _Trail | None:
    """Depth first, nearest first; a state that led nowhere is never entered again, from no start."""
    seen: set[tuple[int, int]] = set()
    waiting = [start]
    while waiting:
        number, trail = waiting.pop()
        if number == len(parts):
            return trail
        state = (number, trail.step.after)
        if state in seen or state in dead:
            continue
        seen.add(state)
        steps = list(_steps(number, parts[number], source, trail.step.after, strict, places.get(number + 1)))
        waiting.extend((number + 1, _Trail(trail, step)) for step in reversed(steps))
    dead |= seen
    return None


def _starts(
    parts: tuple[QuotationPart, ...], source: Tokens, places: Mapping[int, list[int]], strict: bool
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
    number: int, part: QuotationPart, source: Source, at: int, strict: bool, next_places: list[int] | None
) -> Iterator[PlacedPart]:
    """Each way on from a position; `next_places` if words follow."""
    if isinstance(part, Omission):
        last = at if strict else min(at + LONGEST_OMISSION, len(source.tokens))
        if next_places is None:
            afters: Sequence[int] = range(at, last + 1)
        else:
            afters = next_places[bisect_left(next_places, at) : bisect_right(next_places, last)]
        yield from (PlacedPart(number, at, at, after, False) for after in afters)
    elif isinstance(part, Words):
        end = source.tokens.reach(part.words, at)
        if end is not None:
            yield PlacedPart(number, at, end, end, False)
    else:
        yield from _steps_of_bracket(number, part, source, at, strict)


def _steps_of_bracket(
    number: int, part: Bracket, source: Source, at: int, strict: bool
) -> Iterator[PlacedPart]:
    notes = source.tokens.notes or {}
    if part.shown in notes.get(at, ""):
        yield PlacedPart(number, at, at, at, False)
        return
    for option in part.options:
        end = source.tokens.reach(option.words, at)
        if end is None or (strict and option.changed):
            continue
        yield PlacedPart(number, at, end, end, option.changed)
        if len(option.words) and not option.changed:
            return
        for after in range(end + 1, min(end + option.skip, len(source.tokens)) + 1):
            if not _may_be_replaced(part, source, end, after):
                break
            yield PlacedPart(number, at, end, after, option.changed)


def _may_be_replaced(part: Bracket, source: Source, start: int, after: int) -> bool:
    """Whether a bracket may stand in for the words from `start` to `after`, the last of which is new."""
    last, own = after - 1, part.options[0].words
    # Letters in brackets inside a word belong to the word.
    if negates(source.tokens, last) or (
        last in source.speech.bracketed and source.tokens.between(last) != "["
    ):
        return False
    if last > start and source.speech.ends_sentence(last):
        return False
    if start and not source.speech.same_unit(start - 1, last):
        return False
    return not any(source.tokens.reach(own, first) is not None for first in range(start, after)) or not len(
        own
    )

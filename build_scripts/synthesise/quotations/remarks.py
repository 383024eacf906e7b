"""What a careful reader would look at again where a quotation was found."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from build_scripts.model.records.receipt import RemarkKind
from build_scripts.synthesise.quotations.parse import (
    CONTRASTS,
    Bracket,
    Omission,
    QuotationPart,
    Words,
    negates,
)
from build_scripts.synthesise.quotations.placement import PlacedPart, Placement
from build_scripts.synthesise.quotations.speech import OUTSIDE, Speech
from build_scripts.synthesise.quotations.tokens import Tokens, normalise, tokens

SHORT_PART = 4
"""A part with fewer words than this could stand anywhere."""
EDGE = 3
"""Words before and after a part that are searched for a negation or a contrast."""
SHOWN = 6
"""Words of a part that stand in a remark."""
LONGEST_HEADING = 12
"""A paragraph of no more words that ends no sentence is a heading."""

LIGHT: frozenset[RemarkKind] = frozenset(
    {
        "negation_apart",
        "negation_beyond",
        "bare_omission",
        "crosses_sentence",
        "marks_dropped",
        "bracket_replaces",
        "note_passed",
        "speaker_not_taken",
    }
)
"""Said so that nothing is skipped silently; all others ask for a second look."""


NOT_KEPT: frozenset[RemarkKind] = frozenset({"negation_beyond"})
"""Told where the source is at hand, and no more: that whole sentences go before or follow, the receipt says itself."""


@dataclass(frozen=True)
class Remark:
    """What a careful reader would look at again."""

    kind: RemarkKind
    words: str
    """The words of the quotation it is about."""
    reading: str = ""
    """What the source prints there."""

    @property
    def is_weighty(self) -> bool:
        """Whether it asks for a second look."""
        return self.kind not in LIGHT


@dataclass(frozen=True)
class _Place:
    """A quotation in its place."""

    text: str
    parts: tuple[QuotationPart, ...]
    speech: Speech
    placement: Placement

    @cached_property
    def normalised(self) -> str:
        return normalise(self.text)

    @property
    def source(self) -> Tokens:
        return self.speech.tokens

    @property
    def start(self) -> int:
        return self.placement.stretches()[0][0]

    @property
    def end(self) -> int:
        return self.placement.stretches()[-1][1]

    def around(self, position: int) -> str:
        return self.source.show(position - EDGE, position + EDGE)

    def steps(self) -> Iterator[tuple[QuotationPart, PlacedPart]]:
        yield from ((self.parts[step.part], step) for step in self.placement.steps[1:])


def remarks_on(
    text: str, parts: tuple[QuotationPart, ...], speech: Speech, placement: Placement, speaker: str | None
) -> Iterator[Remark]:
    """Every remark on a quotation in its place, each kind in the quotation's order."""
    place = _Place(text, parts, speech, placement)
    left_out = [*_negations(place), *_contrasts(place)]
    yield from _short_parts(place)
    yield from left_out
    yield from _cuts(place, frozenset(remark.kind for remark in left_out))
    yield from _crossings(place)
    yield from _brackets(place)
    yield from _punctuation(place)
    if speaker is not None:
        yield from _labels(place, speaker)


def _short_parts(place: _Place) -> Iterator[Remark]:
    stretches = place.placement.stretches()
    for start, end in stretches:
        if end - start < SHORT_PART and not _is_tied(place, start, end):
            yield Remark("short_part", place.source.show(start, end))


def _is_tied(place: _Place, start: int, end: int) -> bool:
    """Whether few words could not stand elsewhere: they are all that is quoted there, or the rest of it is shown.

    The rest is a longer part of what the same person says, behind an omission that readers see.
    """
    speech, stretches = place.speech, place.placement.stretches()
    if len(stretches) == 1:
        return speech.before(start) == speech.after(end) == "end"
    if any(isinstance(part, Omission) and not part.marked for part in place.parts):
        return False
    return any(last - first >= SHORT_PART and speech.same_unit(first, start) for first, last in stretches)


# Negations and contrasts that are left out


def _negations(place: _Place) -> Iterator[Remark]:
    source, stretches = place.source, place.placement.stretches()
    quoted = {position for start, end in stretches for position in range(start, end)}
    told: set[int] = set()

    def negation(positions: range) -> int | None:
        found = [at for at in positions if at not in quoted | told and negates(source, at)]
        told.update(found)
        return found[0] if found else None

    for start, end in stretches:
        before = negation(range(start - 1, max(start - EDGE, 0) - 1, -1))
        if before is not None:
            reading = source.show(before, min(start + SHOWN, end))
            yield from _negation(place, "negation_before", (before, start), (start, end), reading)
        after = negation(range(end, min(end + EDGE, len(source))))
        if after is not None:
            reading = source.show(max(end - SHOWN, start), after + 1)
            yield from _negation(place, "negation_after", (end - 1, after), (start, end), reading)
    for (_, first), (last, _) in itertools.pairwise(stretches):
        inside = negation(range(first, last))
        if inside is not None:
            joined = any(not _sentence_ends(place, *edge) for edge in ((first - 1, inside), (inside, last)))
            kind: RemarkKind = "negation_left_out" if joined else "negation_apart"
            yield Remark(kind, source.show(first - EDGE, first), source.show(inside - EDGE, inside + EDGE))


def _negation(
    place: _Place, kind: RemarkKind, edge: tuple[int, int], stretch: tuple[int, int], reading: str
) -> Iterator[Remark]:
    """A negation beside a stretch: in its sentence, in another, or in what somebody else says, which tells little."""
    words, apart = place.source.show(*stretch), _sentence_ends(place, *edge)
    if not place.speech.same_unit(*edge):
        if apart or ":" in place.speech.text[place.source.spans[edge[0]][1] : place.source.spans[edge[1]][0]]:
            return
        apart = True
    yield Remark("negation_beyond" if apart else kind, words, reading)


def _sentence_ends(place: _Place, first: int, last: int) -> bool:
    """Whether a sentence or a paragraph ends between two words."""
    speech = place.speech
    return speech.paragraph[first] != speech.paragraph[last] or any(
        speech.ends_sentence(position) for position in range(first + 1, last + 1)
    )


def _contrasts(place: _Place) -> Iterator[Remark]:
    """A "but" next to a cut, which limits what is quoted or is limited by it."""
    source, speech, stretches = place.source, place.speech, place.placement.stretches()
    told: set[int] = set()
    for number, (start, end) in enumerate(stretches):
        lowest = stretches[number - 1][1] if number else 0
        highest = stretches[number + 1][0] if number + 1 < len(stretches) else len(source)
        for at in range(start - 1, max(start - EDGE, lowest) - 1, -1):
            if speech.ends_sentence(at + 1) or not speech.same_unit(at, start):
                break
            if source.words[at] in CONTRASTS and at not in told:
                told.add(at)
                yield Remark(
                    "contrast_before", source.show(start, start + SHOWN), source.show(at, start + EDGE)
                )
        for at in range(end, min(end + EDGE, highest)):
            if not speech.same_unit(end - 1, at) or (at > end and speech.ends_sentence(at)):
                break
            if source.words[at] in CONTRASTS and at not in told:
                told.add(at)
                yield Remark(
                    "contrast_after", source.show(end - SHOWN, end), source.show(end - EDGE, at + EDGE)
                )


def _cuts(place: _Place, told: frozenset[RemarkKind]) -> Iterator[Remark]:
    """A beginning or an end in mid-clause, unless it was told what is left out there."""
    source, start, end = place.source, place.start, place.end
    if place.speech.before(start) == "mid_clause" and told.isdisjoint({"negation_before", "contrast_before"}):
        yield Remark("cut_before", source.show(start, start + SHOWN), source.show(start - EDGE, start + EDGE))
    if place.speech.after(end) == "mid_clause" and told.isdisjoint({"negation_after", "contrast_after"}):
        yield Remark("cut_after", source.show(end - SHOWN, end), source.show(end - EDGE, end + EDGE))


# Boundaries that a match or an omission crosses


def _crossings(place: _Place) -> Iterator[Remark]:
    for part, step in place.steps():
        if isinstance(part, Words):
            places = place.source.aligned(part.words, step.start) or ()
            for number in range(1, len(part.words)):
                printed = bool(re.search("[\"']", part.words.between(number)))
                yield from _crossing(place, places[number] - 1, places[number], printed)
    for (_, end), (start, _) in zip(
        place.placement.stretches(), place.placement.stretches()[1:], strict=False
    ):
        yield from _crossing(place, end - 1, start, False)
    joins = [step for _, step in place.steps() if step.start < step.end]
    for first, second in itertools.pairwise(joins):
        if first.end == second.start:
            printed = bool(re.search("[\"']", place.normalised))
            yield from _crossing(place, first.end - 1, second.start, printed)


def _crossing(place: _Place, first: int, second: int, printed: bool) -> Iterator[Remark]:
    """What lies between two words that stand side by side in the quotation; `printed` if it shows marks there."""
    speech, source = place.speech, place.source
    if second == first + 1 and speech.same_unit(first, second):
        return
    words = f"{source.show(first - EDGE, first + 1)} / {source.show(second, second + EDGE)}"
    passed = [at for at in range(first, second + 1) if speech.is_label(at)]
    heading = _heading(place, first, second)
    if second == first + 1 and passed and (first == place.start or not speech.is_label(first)):
        yield Remark("crosses_label", words, source.show(passed[0], passed[-1] + 1))
    elif not speech.same_voice(first, second):
        labels = [speech.label(place.start if speech.same_unit(place.start, first) else first, first),
                  speech.label(second, second)]  # fmt: skip
        if all(labels) and labels[0] != labels[1]:
            yield Remark("crosses_speaker", words, f"{labels[0]}” and “{labels[1]}")
        elif not (printed and _shows_marks(place)):
            yield Remark("marks_dropped" if _is_named(place, first, second) else "crosses_quotation", words)
    elif heading:
        yield Remark("crosses_heading", words, heading)
    elif passed:
        yield Remark("crosses_label", words, source.show(passed[0], passed[-1] + 1))
    elif speech.paragraph[first] != speech.paragraph[second]:
        yield Remark("crosses_paragraph", words)
    elif second > first + 1 and _sentence_ends(place, first, second):
        whole = speech.ends_sentence(first + 1) and speech.ends_sentence(second)
        if not whole:
            yield Remark("crosses_sentence", words)


def _shows_marks(place: _Place) -> bool:
    """Whether a reader sees from the marks in the quotation whose words are whose."""
    outside = place.speech.quotation[place.start] == OUTSIDE
    return outside or place.normalised.lstrip()[:1] in ('"', "'")


def _is_named(place: _Place, first: int, second: int) -> bool:
    """Whether a few words in marks stand wholly inside the quotation, as a word that is named."""
    voices = (place.speech.quotation[first], place.speech.quotation[second])
    if OUTSIDE not in voices:
        return False
    start, end = place.speech.quotations[max(voices)]
    source = place.source
    if not source.spans[place.start][0] < start or not end < source.spans[place.end - 1][1]:
        return False
    return len(source.text[start:end].split()) <= EDGE


def _heading(place: _Place, first: int, second: int) -> str:
    """A heading that lies between two words; empty if there is none."""
    speech = place.speech
    for number in range(speech.paragraph[first] + 1, speech.paragraph[second]):
        inside = [at for at in range(first, second) if speech.paragraph[at] == number]
        start, end = speech.paragraphs[number]
        if 0 < len(inside) <= LONGEST_HEADING and not re.search(r"[.!?:]\W*$", speech.text[start:end]):
            return place.source.show(inside[0], inside[-1] + 1)
    return ""


# Brackets, dots and marks of notes


def _brackets(place: _Place) -> Iterator[Remark]:
    source, notes = place.source, place.source.notes or {}
    for part, step in place.steps():
        if isinstance(part, Bracket) and step.end < step.after:
            yield Remark("bracket_replaces", part.shown, source.show(step.end, step.after))
        if isinstance(part, Omission) and not part.marked and step.end < step.after:
            cut = " ..." if step.after - step.end > SHOWN else ""
            shown = source.show(step.end, min(step.end + SHOWN, step.after)) + cut
            yield Remark("bare_omission", source.show(max(step.end - EDGE, 0), step.end), shown)
        if isinstance(part, Words):
            editors = [at for at in range(step.start, step.end) if at in place.speech.bracketed]
            if editors:
                yield Remark(
                    "editors_words", source.show(editors[0], editors[-1] + 1), place.around(editors[0])
                )
            for at in range(step.start + 1, step.end):
                if at in notes:
                    yield Remark("note_passed", source.show(at - EDGE, at), notes[at])


# Punctuation that turns the sense

_FULL_STOP = re.compile(r"(?<!\.)[.!](?=[\"'”’»)\]]*\s)|。")


def _punctuation(place: _Place) -> Iterator[Remark]:
    for part, step in place.steps():
        if not isinstance(part, Words):
            continue
        places = place.source.aligned(part.words, step.start) or ()
        for number in range(1, len(part.words) + 1):
            mine, theirs = part.words.between(number), place.speech.gap(places[number])
            if mine == theirs:
                continue
            is_last = number == len(part.words)
            words = part.words.show(number - EDGE, number) + mine.rstrip()
            if ("?" in mine) != ("?" in theirs):
                before = place.source.show(places[number] - EDGE, places[number])
                yield Remark("question_mark", words, before + theirs.split("\n")[0].rstrip())
            elif not is_last and bool(_FULL_STOP.search(mine)) != bool(_FULL_STOP.search(theirs)):
                words = part.words.show(number - EDGE, number + EDGE)
                yield Remark("sentence_moved", words, place.around(places[number]))


# Labels

_NUMBERED = re.compile(r"[0-9]+")


def _labels(place: _Place, speaker: str) -> Iterator[Remark]:
    """The label that the source prints beside the words, where it is not the speaker's."""
    label = place.speech.label(place.start, place.end - 1)
    if speaker == "not_stated":
        if label:
            yield Remark("speaker_not_taken", speaker, label)
    elif label:
        if not _same_label(label, speaker):
            yield Remark("other_speaker", speaker, label)
    elif not _is_printed(place.source, speaker):
        yield Remark("speaker_not_printed", speaker)


def _same_label(label: str, speaker: str) -> bool:
    theirs, mine = ({int(number) for number in _NUMBERED.findall(text)} for text in (label, speaker))
    if theirs and mine:
        return not theirs.isdisjoint(mine)
    return not set(tokens(label).words).isdisjoint(tokens(speaker).words)


def _is_printed(source: Tokens, speaker: str) -> bool:
    """Whether the code in a speaker's label, if it has one, stands anywhere in the source."""
    codes = [word for word in tokens(speaker).words if _NUMBERED.search(word)]
    return not codes or any(code in source.index for code in codes)

"""Who speaks where in a source: its paragraphs, its quotation marks, and the labels beside them.

Print leaves much of this open. Where marks are lost or doubled the nearest reading is taken; it decides what is
remarked on, never whether a quotation is found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from build_scripts.model.records.receipt import Edge
from build_scripts.synthesise.quotations.tokens import CLOSING, OPENING, Tokens, bracketed

OUTSIDE = -1
"""The number of the quotation that words in no quotation marks stand in."""

_PARAGRAPH = re.compile(
    r"[^\S\n]*\n[^\S\n]*\n\s*|(?<=\S)[^\S\n]*\t\s*|\n[^\S\n]*(?=(?:[-•*▪–]|[0-9]{1,2}[.)])[^\S\n])"
)
_ROW = re.compile(r"(?m)(?<=\t)[^\t\n]*(?P<end>\n)(?=[^\n]*\t)")
_TURN = re.compile(r"\n(?=[A-Z][\w .#-]{0,24}:[^\S\n])")
_ENDS_SENTENCE = re.compile(r"[.!?:;\"'”’»)\]…。！？]$")
_SINGLE_OPEN, _SINGLE_CLOSE = "‘", "’"
_NO_OPENING = re.compile(r"'(?:em|cause|til|tis|twas|bout|n|cos|coz)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<![.])[.!?](?![.\w])|[?!]|。")
_ABBREVIATION = re.compile(r"(?:^|[^\w])(?:[A-Za-z]|e\.g|i\.e|Dr|Mr|Mrs|Ms|Prof|St|vs|etc|ppt|No|p|pp|al)$")
_CLAUSE_MARK = re.compile(r"[,;:()\[\]\"“”„«»「」『』—/]|\.\.|\s'|'\s|\s-\s|‘|’\s")
# fmt: off
_OPENS_CLAUSE = frozenset({
    "because", "although", "though", "when", "while", "whilst", "if", "unless", "until", "since", "which", "who",
    "where", "whereas", "but", "however", "cos",
})
_COORDINATES = frozenset({"and", "or", "but", "so", "then"})
_JOINS_SUBJECT = _COORDINATES | {"as", "before", "after", "that"}
_SUBJECTS = frozenset({
    "i", "i'm", "i've", "i'd", "i'll", "we", "we're", "we've", "they", "they're", "they've", "he", "he's", "she", "she's",
    "it", "it's", "you", "you're", "you've", "there", "there's", "that", "that's", "this", "people", "nobody",
    "everybody", "everyone", "someone", "somebody", "my", "then", "what", "when", "if", "because",
})
_DANGLING = _OPENS_CLAUSE | _COORDINATES | frozenset({"the", "a", "an", "of", "to", "my", "our", "their", "with", "for", "that"})
_NOMINATIVES = frozenset({"i", "i'm", "i've", "i'd", "i'll", "we", "we're", "we've", "they", "they're", "they've", "he", "she"})
# fmt: on


@dataclass(frozen=True)
class Speech:
    """What a source's text tells about who speaks; `text` is the printed text, character for character as `tokens`."""

    text: str
    tokens: Tokens
    paragraph: tuple[int, ...]
    """The number of the paragraph that each word stands in."""
    paragraphs: tuple[tuple[int, int], ...]
    """First character of each paragraph, and the one after its last."""
    quotation: tuple[int, ...]
    """The number of the outermost quotation that each word stands in, or `OUTSIDE`."""
    quotations: tuple[tuple[int, int], ...]
    """Each outermost quotation's first character, and the one after its last, without its marks."""
    depth: tuple[int, ...]
    """In how many quotation marks each word stands."""

    @cached_property
    def bracketed(self) -> frozenset[int]:
        """The words that the source prints in square brackets."""
        return bracketed(self.tokens)

    def same_voice(self, first: int, second: int) -> bool:
        """Whether two words stand in one quotation, or both in none."""
        return self.quotation[first] == self.quotation[second]

    def same_unit(self, first: int, second: int) -> bool:
        """Whether one person says both words without a break: one quotation, or one paragraph where none is marked."""
        if not self.same_voice(first, second) or self.is_label(first) or self.is_label(second):
            return False
        return self.quotation[first] != OUTSIDE or self.paragraph[first] == self.paragraph[second]

    def before(self, start: int) -> Edge:
        """At what boundary a quotation begins whose first word is `start`."""
        return self.boundary(start) if start and self._goes_on(start, start - 1) else "end"

    def after(self, end: int) -> Edge:
        """At what boundary a quotation ends whose last word stands before `end`."""
        if end >= len(self.tokens) or not self._goes_on(end - 1, end):
            return "end"
        if self.tokens.words[end - 1] in _DANGLING and not self.gap(end).strip():
            return "mid_clause"
        return self.boundary(end)

    def _goes_on(self, edge: int, beyond: int) -> bool:
        """Whether what is quoted up to the word `edge` goes on with the word beyond it."""
        if self.quotation[edge] == OUTSIDE and not self.is_label(beyond):
            return self.paragraph[edge] == self.paragraph[beyond]
        return self.same_unit(edge, beyond)

    def boundary(self, position: int) -> Edge:
        """What ends between a word and the one before it, as far as marks and joining words tell."""
        if self.ends_sentence(position):
            return "sentence"
        if _CLAUSE_MARK.search(self.gap(position)):
            return "clause"
        words = self.tokens.words
        word, following = words[position], words[position + 1] if position + 1 < len(words) else ""
        if word in _OPENS_CLAUSE or (word in _JOINS_SUBJECT and following in _SUBJECTS):
            return "clause"
        if word in _NOMINATIVES or (word in _SUBJECTS and words[position - 1] in _COORDINATES):
            return "clause"
        if words[position - 2 : position] in (
            ("is", "that"),
            ("was", "that"),
            ("think", "that"),
            ("feel", "that"),
        ):
            return "clause"
        return "mid_clause"

    def ends_sentence(self, position: int) -> bool:
        """Whether a sentence ends between a word and the one before it."""
        between = self.gap(position)
        found = _SENTENCE_END.search(between)
        if found is None:
            return False
        return between[found.start()] != "." or not _ABBREVIATION.search(
            self.text[: self._start(position)][-8:]
        )

    def gap(self, position: int) -> str:
        """What is printed between a word and the one before it."""
        end = self.tokens.spans[position][0] if position < len(self.tokens) else len(self.text)
        return self.text[self._start(position) : end]

    def _start(self, position: int) -> int:
        return self.tokens.spans[position - 1][1] if position else 0

    # Labels

    @cached_property
    def _labels(self) -> tuple[tuple[int, int], ...]:
        return tuple(sorted({*_labels_behind(self.text), *_labels_before(self.text, self.paragraphs)}))

    def is_label(self, position: int) -> bool:
        """Whether a word belongs to the label of a speaker."""
        return position in self._label_words

    @cached_property
    def _label_words(self) -> frozenset[int]:
        starts = [start for start, _ in self._labels]
        found = set()
        for position, (start, _) in enumerate(self.tokens.spans):
            at = bisect_right(starts, start) - 1
            if at >= 0 and start < self._labels[at][1]:
                found.add(position)
        return frozenset(found)

    def label(self, first: int, last: int) -> str:
        """The label printed for the words from `first` to `last`; empty where none stands beside them."""
        start, end = self._unit(last)
        limit = next((begin for begin, _ in self.quotations if begin > end), len(self.text))
        limit = min(limit, self.paragraphs[self.paragraph[last]][1] + 1)
        for label_start, label_end in self._labels:
            inside = start <= label_start and self.tokens.spans[last][1] <= label_start < end
            if inside or end <= label_start < limit:
                return self._shown(label_start, label_end)
        begin = self.paragraphs[self.paragraph[first]][0]
        for label_start, label_end in self._labels:
            if (
                begin <= label_start
                and label_end <= self.tokens.spans[first][0]
                and self._leads(label_end, first)
            ):
                return self._shown(label_start, label_end)
        return ""

    def _unit(self, position: int) -> tuple[int, int]:
        number = self.quotation[position]
        return self.paragraphs[self.paragraph[position]] if number == OUTSIDE else self.quotations[number]

    def _leads(self, label_end: int, first: int) -> bool:
        """Whether nothing but the quotation's own words stands between a label and a quotation."""
        number = self.quotation[first]
        return number == OUTSIDE or not re.search(r"\w", self.text[label_end : self.quotations[number][0]])

    def _shown(self, start: int, end: int) -> str:
        return " ".join(self.text[start:end].strip(" \n\t()[]:-").split())


def speech_of(text: str, tokens: Tokens) -> Speech:
    """What the printed text of a source tells; `tokens` are those of the same text, normalised."""
    paragraphs = tuple(_paragraphs(text))
    starts = [start for start, _ in paragraphs]
    paragraph = tuple(max(bisect_right(starts, start) - 1, 0) for start, _ in tokens.spans)
    levels = _levels(text, paragraphs)
    depth = tuple(levels[start] for start, _ in tokens.spans)
    quotations = tuple(_outermost(levels))
    firsts = [start for start, _ in quotations]
    quotation = tuple(
        bisect_right(firsts, start) - 1 if level else OUTSIDE
        for (start, _), level in zip(tokens.spans, depth, strict=True)
    )
    return Speech(text, tokens, paragraph, paragraphs, quotation, quotations, depth)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between blank lines, cells, rows and turns; a sentence that runs over a page is not parted."""
    start = 0
    breaks = sorted([*(found.span() for found in _PARAGRAPH.finditer(text)),
                     *(found.span("end") for found in _ROW.finditer(text)),
                     *(found.span() for found in _TURN.finditer(text))])  # fmt: skip
    for end, next_start in breaks:
        if end < start or next_start <= start:
            continue
        lead = text[next_start : next_start + 1]
        tail = text[start:end].rstrip()
        runs_on = "\n" in text[end:next_start] and lead.islower() and tail and not _ENDS_SENTENCE.search(tail)
        if runs_on or not tail:
            continue
        yield start, end
        start = max(end, next_start)
    yield start, len(text)


def _levels(text: str, paragraphs: tuple[tuple[int, int], ...]) -> bytearray:
    """How many quotation marks are open at each character."""
    levels = bytearray(len(text) + 1)
    for first, last in paragraphs:
        open_marks: list[str] = []
        for at in range(first, last):
            mark = text[at]
            if mark in OPENING or mark in CLOSING or mark == '"':
                _turn(open_marks, '"', _opens(text, at, bool(open_marks)))
            elif mark in "'‘’":
                turn = _single(text, at, last, "'" in open_marks)
                if turn is not None:
                    _turn(open_marks, "'", turn)
            levels[at] = min(len(open_marks), 255)
            if mark in "'‘’\"" or mark in OPENING or mark in CLOSING:
                levels[at] = min(levels[at], levels[at - 1] if at else 0)
    return levels


def _turn(open_marks: list[str], kind: str, opens: bool) -> None:
    if opens:
        open_marks.append(kind)
    elif kind in open_marks:
        while open_marks.pop() != kind:
            pass


def _opens(text: str, at: int, is_open: bool) -> bool:
    mark, before, behind = text[at], text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    starts = not before or before.isspace() or before in "([{-/" or before in OPENING
    leads = bool(behind) and not behind.isspace() and behind not in ".,;:!?)]}"
    if starts == leads:
        return starts
    if mark in OPENING or mark in CLOSING:
        return mark in OPENING
    return not is_open or (leads and text[at - 2 : at] == "..")


def _single(text: str, at: int, last: int, is_open: bool) -> bool | None:
    """Whether a single mark opens or closes; None for an apostrophe."""
    mark, before, behind = text[at], text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    if before.isalnum() and behind.isalnum():
        return None
    starts = not before or before.isspace() or before in '([-"' or before in OPENING
    if mark != _SINGLE_CLOSE and starts and (behind.isalnum() or behind in "[."):
        is_word = _NO_OPENING.match(text.replace(_SINGLE_OPEN, "'")[at : at + 8]) if mark == "'" else None
        return None if is_word or not _closes_later(text, at, last) else True
    if is_open and mark != _SINGLE_OPEN and not behind.isalnum() and before and not before.isspace():
        return False
    return None


def _closes_later(text: str, at: int, last: int) -> bool:
    return re.search(r"(?<=[\w.,!?…\])])['’](?!\w)", text[at + 1 : last]) is not None


def _outermost(levels: bytearray) -> Iterator[tuple[int, int]]:
    start = None
    for at, level in enumerate(levels):
        if level and start is None:
            start = at
        elif not level and start is not None:
            yield start, at
            start = None


# Labels

_CODE = r"[A-Za-z][A-Za-z. #_-]{0,24}[0-9]{1,4}[A-Za-z]?\b[^()\[\]\n]{0,40}"
_PERSON = (
    r"[^()\[\]\n]{0,30}\b(?:participant|respondent|interviewee|interviewer|informant|speaker|female|male|woman|man|"
    r"aged)\b[^()\[\]\n]{0,40}"
)
_NO_LABEL = re.compile(
    r"\b(?:19|20)[0-9][0-9]\b|\b(?:table|fig|figure|page|pp?|box|appendix|see|section|n|study|wave|phase|step)\b\.?",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"[(\[](?:{_CODE}|{_PERSON})[)\]]", re.IGNORECASE)
_BEHIND_DASH = re.compile(rf"(?<=[.!?\"”’»])\s*-+\s*(?:{_CODE}|{_PERSON})(?=\s*(?:\n|$))", re.IGNORECASE)
_BEFORE = re.compile(rf"\s*(?:{_CODE.replace('{0,40}', '{0,20}')}|[A-Z][a-z]+(?: [a-z]+)?):(?=\s)")


def _labels_behind(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_BEHIND, _BEHIND_DASH):
        for found in pattern.finditer(text):
            if not _NO_LABEL.search(found[0]) and _follows_speech(text, found):
                yield found.span()


def _follows_speech(text: str, found: re.Match[str]) -> bool:
    """Whether a label stands where labels stand: behind a quotation mark or a sentence, or at the end of a line."""
    before, behind = text[: found.start()][-3:].rstrip(), text[found.end() : found.end() + 3]
    return bool(re.search(r"[\"'”’».!?…]$", before)) or bool(
        re.match(r"[\"'”’»]|\s*[.,]?\s*(?:\n|$)", behind)
    )


def _labels_before(text: str, paragraphs: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    for start, end in paragraphs:
        found = _BEFORE.match(text, start, end)
        if found and not _NO_LABEL.search(found[0]):
            yield found.span()

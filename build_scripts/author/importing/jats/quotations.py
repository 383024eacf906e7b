"""The quotations of an article: what is set as a quotation, and what stands in quotation marks with its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from build_scripts.author.importing.import_result import on_one_line
from build_scripts.author.importing.markup import name_of, text_of, within
from build_scripts.model.todo import GAP

LONGEST_SPEAKER = 90
"""Characters of a speaker's label in brackets; longer brackets belong to the words."""
FEWEST_WORDS = 4
"""Of a text in quotation marks inside a sentence; shorter ones are terms."""

PAIRS = (("“", "”"), ('"', '"'), ("“", '"'), ('"', "”"), ("«", "»"), ("„", "“"), ("‘", "’"), ("'", "'"))
"""Quotation marks, as they open and close; papers mix them."""
DASHES = "-–—―~,.;: "

_SPEAKER_AT_END = re.compile(r"[\s\-–—―.,;:]*[(\[](?P<speaker>[^()\[\]]+)[)\]][\s.]*$")
_DASHED_SPEAKER = re.compile(r"(?<=[”\"»’'.!?…])\s*[-–—―]\s*(?P<speaker>[^.!?“”\"]{2,90})\.?\s*$")
_IN_SENTENCE = re.compile(r"[“\"](?P<words>[^“”\"]+)[”\"][\s\-–—―.,;:]*[(\[](?P<speaker>[^()\[\]]+)[)\]]")
_CITATION = re.compile(
    r"\b(?:19|20)[0-9]{2}\b|\bet al\b|^[0-9,\s–-]+$|\b(?:table|figure|fig|appendix)\b", re.IGNORECASE
)
_NOT_RESULTS = re.compile(
    r"introduction|background|literature|method|discussion|conclusion|reference|acknowledg|supplement|abstract"
    r"|funding|ethic|conflict|interest|availability|contribution",
    re.IGNORECASE,
)

_NO_PARTICIPANT = re.compile(
    r"\b(?:interviewer|researcher|moderator|facilitator|field ?notes?|observations?|author)\b", re.IGNORECASE
)
"""Labels of words that may be no participant's."""

Quote = dict[str, Any]


def quotations(article: Any) -> tuple[Quote, ...]:
    """Every quotation with its speaker and heading as printed, in the order of the text, each once."""
    body = next(iter(within(article, "body")), None)
    found: dict[str, Quote] = {}
    if body is not None:
        for quote in _in_section(body, ()):
            found.setdefault(quote["text"], quote)
    return tuple(found.values())


def _in_section(section: Any, headings: tuple[str, ...]) -> Iterator[Quote]:
    title = next((text_of(child) for child in section if name_of(child) == "title"), "")
    under = (*headings, title) if title else headings
    for part in section:
        name = name_of(part)
        if name == "sec":
            yield from _in_section(part, under)
        elif name == "disp-quote":
            yield from _set_apart(part, under)
        elif name not in ("title", "label", "table-wrap", "fig"):
            yield from _of_paragraph(part, under)


def _of_paragraph(part: Any, under: tuple[str, ...]) -> Iterator[Quote]:
    set_apart = within(part, "disp-quote")
    if not any(_NOT_RESULTS.search(heading) for heading in under[:1]):
        own = text_of(part, frozenset({"disp-quote", "table-wrap", "fig"}))
        for inside in _IN_SENTENCE.finditer(own):
            words, speaker = inside["words"], _speaker(inside["speaker"])
            if speaker and len(words.split()) >= FEWEST_WORDS:
                yield _quote(words, speaker, under)
    for quote in set_apart:
        yield from _set_apart(quote, under)


def _set_apart(quote: Any, under: tuple[str, ...]) -> Iterator[Quote]:
    """The quotations of a block: one, or one for each paragraph that ends with a speaker of its own."""
    attribution = on_one_line(" ".join(text_of(one) for one in within(quote, "attrib"))).strip(
        "()[]" + DASHES
    )
    paragraphs = [
        text_of(paragraph)
        for paragraph in within(quote, "p", "verse-line")
        if not any(name_of(above) == "attrib" for above in paragraph.iterancestors())
    ]
    waiting: list[str] = []
    for words in filter(None, paragraphs or [text_of(quote, frozenset({"attrib", "label"}))]):
        said, speaker = (words, "") if attribution else parted(words)
        waiting.append(said)
        if speaker:
            yield _quote("\n".join(waiting), speaker, under)
            waiting = []
    if any(waiting):
        yield _quote("\n".join(waiting), attribution or "not_stated", under)


def parted(words: str) -> tuple[str, str]:
    """The words and the speaker's label behind them, where one stands there."""
    for pattern in (_SPEAKER_AT_END, _DASHED_SPEAKER):
        end = pattern.search(words)
        if end and end.start() > 0 and (speaker := _speaker(end["speaker"])):
            return words[: end.start()], speaker
    return words, ""


def _speaker(text: str) -> str:
    """A label of a speaker; empty for a citation and for what is too long to be one."""
    label = text.strip(" .;,")
    return label if is_label(label) else ""


def is_label(label: str) -> bool:
    """Whether words in brackets may name a speaker: short, with a letter, and no reference."""
    return (
        len(label) <= LONGEST_SPEAKER
        and re.search(r"[^\W\d_]", label) is not None
        and not _CITATION.search(label)
    )


def _quote(words: str, speaker: str, under: tuple[str, ...]) -> Quote:
    unsure = _NO_PARTICIPANT.search(speaker) or any(_NOT_RESULTS.search(heading) for heading in under[:1])
    return {
        "text": without_marks(words),
        "voice": GAP if unsure else "participant",
        "speaker": speaker,
        "locator": {"section": under[-1] if under else "not_stated"},
    }


def without_marks(words: str) -> str:
    """The words without the quotation marks around all of them, and without what is left of a dash behind."""
    text = words.strip()
    text = re.sub(r"(?<=[”\"»’])\s*[-–—―]+$", "", text).strip()
    for opening, closing in PAIRS:
        inner = text[1:-1] if len(text) > 2 else ""
        closes = text.endswith(closing) and closing not in (inner if closing in "”»" else "")
        if text.startswith(opening) and closes:
            return inner.strip()
    if text[:1] in "“«" and "”" not in text and "»" not in text:
        return text[1:].strip()
    if text.endswith(("”", "»")) and "“" not in text and "«" not in text:
        return text[:-1].strip()
    return text

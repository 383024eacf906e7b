"""The small values that views share: links, content notes, how a page is cited, how sure one can be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import quote

from build_scripts.model import urls
from build_scripts.model.fields import Change, ContentNote
from build_scripts.model.records.finding import Finding
from build_scripts.model.records.review_finding import Confidence
from build_scripts.model.records.site import HelpLine, Perspective, Site
from build_scripts.render.text import labels
from build_scripts.synthesise.numbers import arithmetic
from build_scripts.synthesise.numbers.cells import CheckedNumber, count_line, finding_number, number_of

MISTAKE_FORM = "mistake.yml"
"""Of the repository's issue forms, the one whose first field is called `page`."""

STEPS = 4
"""Of the figure that says how sure one can be."""

TONES = 4
"""How many perspectives have a colour of their own; further ones share the last."""


T = TypeVar("T")


@dataclass(frozen=True)
class Folded(Generic[T]):
    """A list of which the first stand open and the others unfold."""

    shown: tuple[T, ...]
    unfolding: tuple[T, ...] = ()


def folded(entries: Sequence[T], open_: int) -> Folded[T]:
    """The list with `open_` entries in sight; a fold for a single one would cost more than it saves."""
    shown = open_ if len(entries) > open_ + 1 else open_ + 1
    return Folded(tuple(entries[:shown]), tuple(entries[shown:]))


@dataclass(frozen=True)
class Link:
    """An address of this site and the words that lead there."""

    address: str
    text: str


@dataclass(frozen=True)
class Fact:
    """A labelled line; behind the text stand words of the source, then `links`."""

    label: str
    text: str
    printed: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Notice:
    """A content note in words, and the help lines that answer it."""

    text: str
    help_lines: tuple[HelpLine, ...]


@dataclass(frozen=True)
class Caution:
    """What a reader must mind of the document behind some words: a preprint, a retraction and the like."""

    key: str
    text: str
    """As it stands beside the words."""

    @property
    def words(self) -> labels.CautionWords:
        """The same for other places."""
        return labels.CAUTION[self.key]

    @property
    def is_preprint(self) -> bool:
        """Whether it says only that nobody has checked the document yet."""
        return self.key == "preprint"


def study_references(id_: str) -> tuple[Link, ...]:
    """The files with which reference managers take in a study."""
    return tuple(Link(urls.study_reference(id_, ending), name) for name, ending in urls.REFERENCES.items())


def text_of(notice: Notice | None) -> str:
    """What a content note speaks of; empty without any."""
    return notice.text if notice else ""


def answer_step(answer: int, answers: int) -> int:
    """The step of colour, 1 to 5, of an answer: the first answer is the first step and the last the last."""
    return 3 if answers < 2 else 1 + round(4 * answer / (answers - 1))


def shared_line(notice: Notice | None, text: str) -> str:
    """A page's one line where it is shared, its content note first."""
    return f"Content note: {notice.text}. {text}" if notice else text


@dataclass(frozen=True)
class SiteWords:
    """What every page may print of `site.yaml`; plain words stand in where the file could not be read."""

    title: str
    description: str
    introduction: str
    publisher: str
    contact: str
    repository: str
    licence: str
    url: str
    as_of: str
    perspectives: tuple[Perspective, ...]
    audiences: dict[str, str]
    help_lines: tuple[HelpLine, ...]

    def perspective_names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Names of perspectives; an id that `site.yaml` does not define stands for itself."""
        names = {perspective.id: perspective.name for perspective in self.perspectives}
        return tuple(names.get(id_, id_) for id_ in ids)

    def colour(self, perspective: str) -> int:
        """Which of the four colours of voices a perspective has, by its place in `site.yaml`."""
        places = [perspective.id for perspective in self.perspectives]
        return min(places.index(perspective) + 1, TONES) if perspective in places else TONES

    def audience_names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Names of audiences, in the same way."""
        return tuple(self.audiences.get(id_, id_) for id_ in ids)

    def report(self, address: str) -> str:
        """Where a mistake on the page at `address` is told: the repository's form, filled in; else whom to write to."""
        if self.repository.startswith("https://github.com/"):
            page = quote(f"{self.url or '/'}{address}", safe="")
            return f"{self.repository.rstrip('/')}/issues/new?template={MISTAKE_FORM}&page={page}"
        return self.contact or self.repository

    def page_references(self, address: str) -> tuple[Link, ...]:
        """The files with which reference managers take in the page at `address`; none while the site has no address."""
        if not self.url:
            return ()
        return tuple(
            Link(urls.page_reference(address, ending), name) for name, ending in urls.REFERENCES.items()
        )

    def page_code(self, address: str) -> str:
        """The picture of the QR code that leads to the page at `address`; empty while the site has no address."""
        return urls.page_code(address) if self.url else ""

    def notice(self, notes: Iterable[ContentNote]) -> Notice | None:
        """A content note for `notes`, None if there are none."""
        distinct = tuple(dict.fromkeys(notes))
        if not distinct:
            return None
        return Notice(
            labels.listed([labels.CONTENT_NOTE[note] for note in distinct]),
            tuple(line for line in self.help_lines if set(line.for_notes) & set(distinct)),
        )


def site_words(record: Site | None, as_of: str = "") -> SiteWords:
    """`site.yaml` as pages print it, and the day at which the site stands."""
    if record is None:
        return SiteWords("Evidence", "What studies say.", "", "", "", "", "", "", _day(as_of), (), {}, ())
    return SiteWords(
        title=record.title,
        description=record.description,
        introduction=record.introduction,
        publisher=record.publisher or "",
        contact=record.contact or "",
        repository=record.repository or "",
        licence=record.licence or "",
        url=urls.home(record.url) if record.url else "",
        as_of=_day(as_of),
        perspectives=record.perspectives,
        audiences={audience.id: audience.name for audience in record.audiences},
        help_lines=record.help_lines,
    )


def _day(as_of: str) -> str:
    return labels.date(as_of) if as_of else ""


def history(changes: Iterable[Change]) -> tuple[str, ...]:
    """Dated changes as sentences, the latest first."""
    latest_first = sorted(changes, key=lambda change: change.date, reverse=True)
    return tuple(f"{labels.date(change.date)}: {change.change}" for change in latest_first)


def latest(changes: Collection[Change]) -> str:
    """The day of the latest change; empty where nothing has changed."""
    return labels.date(max(change.date for change in changes)) if changes else ""


def count_in_words(reckoned: CheckedNumber) -> str:
    """`18 of 38 people (47.4%)`; never a bare percent.

    The printed percent is shown where it fits, else the one that follows from the counts. A count that was
    worked out says so; what is printed instead of a count stands in its place.
    """
    whole = number_of(reckoned.base, reckoned.base_of) if reckoned.base is not None else ""
    if reckoned.n is None:
        return _without_count(reckoned, whole)
    if reckoned.n_basis == "derived":
        return f"{reckoned.percent_printed}% of {whole} ({reckoned.n}, worked out by us)"
    percent = _percent(reckoned)
    share = f" ({percent}%)" if percent else ""
    if reckoned.n_basis == "counted_by_us":
        counted = f"{reckoned.n} of {whole}" if whole else str(reckoned.n)
        return f"{counted}{share}, counted by us: {reckoned.counted_in}"
    if reckoned.is_sum_of_answers:
        return f"{reckoned.n}{share}"
    return f"{reckoned.n} of {whole}{share}" if whole else f"{reckoned.n} (of how many is not printed)"


def finding_numbers_in_words(finding: Finding) -> str:
    """A finding's n of N and the numbers that it compares, each with whose it is: `Control group: 65 of 125 people`."""
    texts = [count_in_words(count_line(finding.count))] if finding.count else []
    texts += [f"{number.label}: {count_in_words(finding_number(number))}" for number in finding.numbers]
    return "; ".join(texts)


def finding_number_notes(finding: Finding) -> str:
    """What readers must know of the numbers of a finding: how the source prints one that does not fit, else both numbers."""
    notes = []
    if finding.count is not None:
        notes.append(finding.count.as_printed or count_line(finding.count).remark)
    notes += [number.as_printed or finding_number(number).remark for number in finding.numbers]
    return " ".join(filter(None, notes))


def _without_count(reckoned: CheckedNumber, whole: str) -> str:
    if reckoned.value is not None:
        kind = labels.VALUE_KIND[reckoned.value.kind]
        printed = f"{reckoned.printed} {reckoned.unit}".strip()
        about = "; ".join(part for part in (kind, whole) if part)
        return f"{printed} ({about})" if about else printed
    percent = f"{reckoned.percent_printed}%" if reckoned.percent_printed else ""
    if reckoned.printed:
        has_number = any(character.isdigit() for character in reckoned.printed)
        count = f"{reckoned.printed} of {whole}" if has_number and whole else reckoned.printed
        return f"{count} ({percent})" if percent else count
    if not percent:
        return "not printed"
    return f"{percent} of {whole}" if whole else f"{percent} (of how many is not printed)"


def _percent(reckoned: CheckedNumber) -> str:
    """The printed percent, if it fits or cannot be tested, else the one that follows from the counts."""
    if reckoned.percent_printed and reckoned.status != "inconsistent":
        return reckoned.percent_printed
    if not (reckoned.n is not None and reckoned.base and reckoned.percent_computed):
        return ""
    decimals = arithmetic.read_percent(reckoned.percent_printed).decimals if reckoned.percent_printed else 1
    return arithmetic.percent_of(reckoned.n, reckoned.base, decimals)


@dataclass(frozen=True)
class ComponentView:
    """One of the four components of confidence."""

    plain: str
    term: str
    concern: str
    key: str
    explanation: str


@dataclass(frozen=True)
class ConfidenceStep:
    """One of the four steps of the figure that says how sure one can be; places and sizes in its own units."""

    is_on: bool
    x: float
    y: float
    height: float


@dataclass(frozen=True)
class ConfidenceView:
    """How sure one can be, in words and steps."""

    key: str
    steps: int
    words: str
    meaning: str
    explanation: str
    reason: str
    """Why it was not assessed; empty otherwise."""
    components: tuple[ComponentView, ...]

    @property
    def drawn(self) -> tuple[ConfidenceStep, ...]:
        """Its steps, as many filled as one can be sure."""
        return tuple(
            ConfidenceStep(step <= self.steps, (step - 1) * 11 + 1.5, 23 - step * 5.5, step * 5.5 - 0.5)
            for step in range(1, STEPS + 1)
        )


def confidence_view(confidence: Confidence) -> ConfidenceView:
    """How sure one can be, in words."""
    steps, level, meaning = labels.LEVEL[confidence.level]
    reason = confidence.not_assessed_reason
    return ConfidenceView(
        key=confidence.level,
        steps=steps,
        words=level,
        meaning=meaning,
        explanation=confidence.explanation,
        reason=labels.NOT_ASSESSED[reason] if reason else "",
        components=tuple(
            ComponentView(
                plain=plain,
                term=term,
                concern=labels.CONCERN[component.concern],
                key=component.concern,
                explanation=component.explanation,
            )
            for name, (plain, term) in labels.COMPONENT.items()
            if (component := getattr(confidence, name)) is not None
        ),
    )


def levels() -> tuple[ConfidenceView, ...]:
    """All levels of confidence and what they mean, the highest first."""
    return tuple(
        ConfidenceView(key, steps, level, meaning, "", "", ())
        for key, (steps, level, meaning) in labels.LEVEL.items()
    )

"""Chains: from a theme or a recommendation down to the printed words or number, step by step.

All steps weigh the same: a chain says what rests on what, never how much.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_scripts.model import addresses
from build_scripts.model.ids import global_id
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.item_views import (
    AdviceView,
    CellNumber,
    CellView,
    FindingView,
    QuoteView,
    ReviewFindingLine,
)
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.parts import Link, Notice
from build_scripts.synthesise.views.theme import theme_ids

QUOTE_WORDS = 25
"""A quotation of so many words stands whole; of a longer one its first words."""

NUMBERS_SHOWN = 4
"""Printed numbers of one step; the table has all."""

RELATION = {"supports": "Supports it", "qualifies": "Limits it", "contradicts": "Contradicts it"}


@dataclass(frozen=True)
class ShownStep:
    """The end of a chain: printed words, printed numbers, or that nothing printed shows it."""

    kind: str
    link: Link
    """Its canonical place, and its words, its table or why there is nothing."""
    is_quote: bool
    is_cut: bool
    notice: Notice | None
    by: str
    """Whose words they are; empty for numbers."""
    numbers: tuple[CellNumber, ...]
    further: str
    """That the table has more numbers; empty otherwise."""
    place: str
    """Where the source prints it."""


@dataclass(frozen=True)
class FindingStep:
    """A finding of a study, how it bears on the step above, and what shows it."""

    relation: str
    """Empty where the step above simply rests on it."""
    key: str
    note: str
    finding: FindingView
    shown: tuple[ShownStep, ...]


@dataclass(frozen=True)
class ReviewFindingStep:
    """A review finding and the findings behind it."""

    line: ReviewFindingLine
    bears: str
    """Which sentences of a theme rest on it; empty on a recommendation."""
    holds: str
    findings: tuple[FindingStep, ...]


@dataclass(frozen=True)
class AdviceStep:
    """A recommendation of a study and the findings it rests on."""

    advice: AdviceView
    origin: str
    holds: str
    findings: tuple[FindingStep, ...]


@dataclass(frozen=True)
class ChainView:
    """A theme or a recommendation of the review team, followed down."""

    address: str
    top: Link
    kind: str
    statement: str
    notice: Notice | None
    review_findings: tuple[ReviewFindingStep, ...]
    findings: tuple[FindingStep, ...]
    """Findings that it rests on directly."""
    findings_hold: str
    further: Link | None
    """Findings of the theme that no step shows; none on a recommendation."""


@dataclass(frozen=True)
class StudyChainView:
    """The recommendations that a study prints, each followed down."""

    address: str
    study: Link
    is_preprint: bool
    retraction: str
    steps: tuple[AdviceStep, ...]
    unborne: tuple[AdviceView, ...]
    """Recommendations that the source ties to no finding."""


def theme_chain(items: Items, id_: str) -> ChainView:
    """What a theme's sentences rest on, and its review findings."""
    theme = items.corpus.themes[id_]
    bears: dict[str, list[str]] = {}
    for place, message in enumerate((theme.answer, *theme.key_messages)):
        for target in message.rests_on:
            bears.setdefault(target, []).append(f"key message {place}" if place else "the answer")
    listed = items.joined.theme_review_findings.get(id_, ())
    used = [one for one in bears if one in items.corpus.review_findings]
    review_findings = tuple(
        review_finding_step(items, one, _bears(bears.get(one, ()))) for one in dict.fromkeys((*used, *listed))
    )
    findings = tuple(
        finding_step(items, one, _bears(bears[one])) for one in bears if one in items.joined.findings
    )
    stand = {step.finding.address for one in review_findings for step in one.findings}
    stand |= {step.finding.address for step in findings}
    left = [
        one
        for one in items.joined.theme_findings.get(id_, ())
        if addresses.study_item(one) not in stand and items.finding(one).is_evidence
    ]
    return ChainView(
        address=addresses.theme_chain(id_),
        top=Link(addresses.theme(id_), theme.name),
        kind="Theme",
        statement=theme.answer.text,
        notice=items.site.notice(theme.content_notes),
        review_findings=review_findings,
        findings=findings,
        findings_hold=_holds(findings),
        further=(
            Link(
                f"{addresses.theme(id_)}#_sides",
                f"{words.counted(len(left), 'further finding', 'further findings')} of single studies",
            )
            if left
            else None
        ),
    )


def recommendation_chain(items: Items, id_: str) -> ChainView:
    """What a point to consider by the review team rests on."""
    record = items.corpus.recommendations[id_]
    findings = tuple(finding_step(items, one) for one in record.rests_on if one in items.joined.findings)
    return ChainView(
        address=addresses.recommendation_chain(id_),
        top=Link(addresses.recommendation(id_), record.statement),
        kind="Recommendation",
        statement=record.statement,
        notice=None,
        review_findings=tuple(
            review_finding_step(items, one) for one in record.rests_on if one in items.corpus.review_findings
        ),
        findings=findings,
        findings_hold=_holds(findings),
        further=None,
    )


def study_chain(items: Items, id_: str) -> StudyChainView:
    """What the recommendations of a study rest on."""
    study = items.study(id_)
    steps, unborne = [], []
    for record in items.corpus.studies[id_].recommendations:
        advice = items.study_advice(global_id(id_, record.id))
        findings = tuple(
            finding_step(items, global_id(id_, one))
            for one in record.rests_on
            if global_id(id_, one) in items.joined.findings
        )
        if findings:
            steps.append(AdviceStep(advice, words.ORIGIN[advice.origin], _holds(findings), findings))
        else:
            unborne.append(advice)
    return StudyChainView(
        address=addresses.study_chain(id_),
        study=Link(study.address, study.name),
        is_preprint=study.is_preprint,
        retraction=study.retraction,
        steps=tuple(steps),
        unborne=tuple(unborne),
    )


def review_finding_step(items: Items, id_: str, bears: str = "") -> ReviewFindingStep:
    """A review finding and every finding behind it."""
    findings = tuple(
        finding_step(items, link.finding, RELATION[link.relation], link.relation, link.note)
        for link in items.corpus.review_findings[id_].evidence
        if link.finding in items.joined.findings
    )
    return ReviewFindingStep(items.review_finding(id_), bears, _holds(findings), findings)


def finding_step(
    items: Items, id_: str, relation: str = "", key: str = "rests", note: str = ""
) -> FindingStep:
    """A finding and what shows it."""
    finding = items.finding(id_)
    shown = (*(_quote(one) for one in finding.quotes), *(_cell(one) for one in finding.cells))
    return FindingStep(relation, key, note, finding, shown or (_bare(finding),))


def first_words(text: str) -> tuple[str, bool]:
    """The first words of a quotation, and whether that cuts it; line breaks become spaces."""
    found = text.split()
    if len(found) <= QUOTE_WORDS:
        return " ".join(found), False
    return " ".join(found[:QUOTE_WORDS]), True


def _quote(quote: QuoteView) -> ShownStep:
    text, is_cut = first_words(quote.text)
    return ShownStep(
        kind="Quotation",
        link=Link(quote.address, text),
        is_quote=True,
        is_cut=is_cut,
        notice=quote.notice,
        by=f"{quote.voice} ({quote.said_by}); {quote.speaker}",
        numbers=(),
        further="",
        place=quote.locator,
    )


def _cell(cell: CellView) -> ShownStep:
    beyond = len(cell.numbers) - NUMBERS_SHOWN
    return ShownStep(
        kind="Printed number" if len(cell.numbers) == 1 else "Printed numbers",
        link=Link(cell.address, cell.table),
        is_quote=False,
        is_cut=False,
        notice=None,
        by="",
        numbers=cell.numbers[:NUMBERS_SHOWN],
        further=f"and {beyond} more in the table" if beyond > 0 else "",
        place=cell.locator,
    )


def _bare(finding: FindingView) -> ShownStep:
    """Where no quotation and no cell shows a finding: its number in the text, or nothing."""
    has_number = bool(finding.count)
    return ShownStep(
        kind="Number printed with the finding" if has_number else "Nothing printed shows it",
        link=Link(finding.address, finding.count if has_number else finding.bare),
        is_quote=False,
        is_cut=False,
        notice=None,
        by="",
        numbers=(),
        further=finding.count_note,
        place=finding.locator,
    )


def _bears(sentences: Sequence[str]) -> str:
    if not sentences:
        return "Stands under this theme"
    return words.sentence(f"{words.listed(sentences)} {'rest' if len(sentences) > 1 else 'rests'} on it")


def _holds(steps: Iterable[FindingStep]) -> str:
    """`3 findings of 2 studies, shown by 4 quotations and 1 table`; nothing is weighed."""
    found = tuple(steps)
    studies = {step.finding.study.id for step in found}
    text = words.counted(len(found), "finding", "findings")
    if len(studies) > 1:
        text += f" of {len(studies)} studies"
    elif studies:
        text += f" of {found[0].finding.study.name}"
    quotes = sum(len(step.finding.quotes) for step in found)
    tables = sum(len(step.finding.cells) for step in found)
    shown = words.listed(
        [
            words.counted(number, one, many)
            for number, one, many in (
                (quotes, "quotation", "quotations"),
                (tables, "place in a table", "places in tables"),
            )
            if number
        ]
    )
    return f"{text}, shown by {shown}" if shown else text


def with_advice(items: Items) -> tuple[str, ...]:
    """Studies that print recommendations."""
    return tuple(folder.id for folder in items.corpus.studies.values() if folder.recommendations)


@dataclass(frozen=True)
class ChainIndex:
    """Every chain there is."""

    themes: tuple[Link, ...]
    points: tuple[Link, ...]
    studies: tuple[Link, ...]


def chain_index(items: Items) -> ChainIndex:
    """Links to the chains of themes, of the review team's points, and of what studies recommend."""
    return ChainIndex(
        themes=tuple(
            Link(addresses.theme_chain(id_), items.corpus.themes[id_].question) for id_ in theme_ids(items)
        ),
        points=tuple(
            Link(addresses.recommendation_chain(id_), one.statement)
            for id_, one in items.corpus.recommendations.items()
        ),
        studies=tuple(Link(addresses.study_chain(id_), items.study(id_).name) for id_ in with_advice(items)),
    )

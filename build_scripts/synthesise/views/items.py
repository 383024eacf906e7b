"""Every item as pages print it, each made once: studies, findings, quotations, cells, advice, review findings.

A reference that leads nowhere is left out; the check names it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from build_scripts.model import addresses
from build_scripts.model.finding import EVIDENCE_BASES, CellIllustration, Finding
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.quote import Quote
from build_scripts.model.recommendation import Recommendation, StudyRecommendation
from build_scripts.model.review_finding import ReviewFinding
from build_scripts.synthesise.counts import CellLine, cell_lines, count_line
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.published import is_withheld
from build_scripts.synthesise.receipts import Verification, verification
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.confidence import confidence_view
from build_scripts.synthesise.views.item_views import (
    AdviceView,
    CellNumber,
    CellView,
    FindingView,
    QuoteView,
    ReviewFindingLine,
    StudyLine,
)
from build_scripts.synthesise.views.parts import Link, SiteWords, count_in_words, history, site_words
from build_scripts.synthesise.views.study_line import study_line

_VERIFIED = {
    Verification.EXACT: "Compared with the source: exactly as printed",
    Verification.NORMALISED: "Compared with the source: the same words; punctuation or line breaks differ",
    Verification.WITH_OMISSIONS: "Compared with the source: the same words in the same order, omissions and insertions shown",
    Verification.NOT_FOUND: "Looked for in the source, and not found",
    Verification.CHANGED: "Changed since it was compared with the source",
    Verification.NOT_VERIFIED: "Not yet compared with the source",
}


class Items:
    """The items of a corpus; each is made when first asked for, and kept."""

    def __init__(self, joined: Joined) -> None:
        """Nothing is made yet."""
        self.joined = joined
        self.corpus = joined.corpus
        self._studies: dict[str, StudyLine] = {}
        self._findings: dict[str, FindingView] = {}
        self._quotes: dict[str, QuoteView] = {}
        self._review_findings: dict[str, ReviewFindingLine] = {}
        self._cells: dict[str, tuple[CellLine, ...]] = {}

    @cached_property
    def site(self) -> SiteWords:
        """What `site.yaml` says."""
        return site_words(self.corpus.site)

    def study(self, id_: str) -> StudyLine:
        """A study in a line or two."""
        if id_ not in self._studies:
            self._studies[id_] = study_line(self.corpus.studies[id_])
        return self._studies[id_]

    def cells(self, table: str) -> tuple[CellLine, ...]:
        """The lines of a table."""
        if table not in self._cells:
            self._cells[table] = cell_lines(self.joined.tables[table])
        return self._cells[table]

    def quote(self, id_: str) -> QuoteView:
        """A quotation."""
        if id_ not in self._quotes:
            self._quotes[id_] = self._make_quote(id_, self.joined.quotes[id_])
        return self._quotes[id_]

    def finding(self, id_: str) -> FindingView:
        """A finding of a study."""
        if id_ not in self._findings:
            self._findings[id_] = self._make_finding(id_, self.joined.findings[id_])
        return self._findings[id_]

    def review_finding(self, id_: str) -> ReviewFindingLine:
        """A review finding in short."""
        if id_ not in self._review_findings:
            self._review_findings[id_] = self._make_review_finding(id_, self.corpus.review_findings[id_])
        return self._review_findings[id_]

    def study_advice(self, id_: str) -> AdviceView:
        """Advice that a study prints."""
        item: StudyRecommendation = self.joined.study_recommendations[id_]
        study = split_global(id_)[0]
        rests_on = self.targets(global_id(study, target) for target in item.rests_on)
        return AdviceView(
            id=item.id,
            address=addresses.study_item(id_),
            origin=item.origin,
            statement=item.statement,
            number=item.number_as_printed or "",
            audiences=words.listed([words.within(one) for one in self.site.audience_names(item.audiences)]),
            rests_on=rests_on,
            chain=addresses.study_advice_chain(id_) if rests_on else "",
            study=self.study(study),
            locator=item.locator.reading(),
            versions=tuple(
                f"{version.locator.reading()}: {version.difference}" for version in item.printed_versions
            ),
            note=item.note or "",
            what_it_would_take="",
            themes=self.themes(item.themes),
            formerly=item.formerly,
        )

    def advice(self, id_: str) -> AdviceView:
        """A point to consider by the review team."""
        item: Recommendation = self.corpus.recommendations[id_]
        return AdviceView(
            id=id_,
            address=addresses.recommendation(id_),
            origin="review_team",
            statement=item.statement,
            number="",
            audiences=words.listed([words.within(one) for one in self.site.audience_names(item.audiences)]),
            rests_on=self.targets(item.rests_on),
            chain=addresses.recommendation_chain(id_),
            study=None,
            locator="",
            versions=(),
            note="",
            what_it_would_take=item.what_it_would_take,
            themes=self.themes(item.themes),
            formerly=item.formerly,
        )

    def themes(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to themes."""
        return tuple(
            Link(addresses.theme(id_), self.corpus.themes[id_].name)
            for id_ in ids
            if id_ in self.corpus.themes
        )

    def targets(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to findings and review findings, each with its statement."""
        links = []
        for id_ in ids:
            if id_ in self.joined.findings:
                links.append(Link(addresses.study_item(id_), self.joined.findings[id_].statement))
            elif id_ in self.corpus.review_findings:
                links.append(Link(addresses.review_finding(id_), self.corpus.review_findings[id_].statement))
        return tuple(links)

    def studies_behind(self, ids: Iterable[str]) -> tuple[StudyLine, ...]:
        """The studies that findings and review findings come from, each once, in order."""
        studies: dict[str, None] = {}
        for id_ in ids:
            if id_ in self.joined.findings:
                studies[split_global(id_)[0]] = None
            elif id_ in self.corpus.review_findings:
                for link in self.corpus.review_findings[id_].evidence:
                    if link.finding in self.joined.findings:
                        studies[split_global(link.finding)[0]] = None
        return tuple(self.study(id_) for id_ in studies)

    def _make_quote(self, id_: str, quote: Quote) -> QuoteView:
        folder = self.joined.folder_of(id_)
        known = verification(quote, folder.receipt)
        rights = quote.rights or (folder.study.rights.quotations if folder.study else None)
        voice = words.VOICE[quote.voice]
        return QuoteView(
            id=quote.id,
            address=addresses.study_item(id_),
            study=self.study(folder.id),
            text=quote.text,
            is_participant=quote.voice == "participant",
            tone=self.site.tone(quote.perspective[0]),
            speaker=(
                "speaker not stated"
                if quote.speaker == "not_stated"
                else f"speaker as printed: {quote.speaker}"
            ),
            voice=f"{voice}, quoting somebody else" if quote.reported_speech else voice,
            said_by=words.listed(self.site.perspective_names(quote.perspective)),
            answer_group=quote.answer_group or "",
            locator=quote.locator.reading(),
            also_at=tuple(
                "; ".join(
                    part
                    for part in (
                        place.locator.reading(),
                        f"speaker as printed there: {place.speaker}" if place.speaker else "",
                        place.note or "",
                    )
                    if part
                )
                for place in quote.also_printed_at
            ),
            verification=_VERIFIED[known],
            is_verified=known.is_verified,
            rights=(
                f"{words.RIGHTS[rights.basis]}{f' ({rights.licence})' if rights.licence else ''}"
                if rights
                else ""
            ),
            is_open=not is_withheld(folder, quote),
            note=quote.note or "",
            notice=self.site.notice(quote.sensitivity),
            themes=self.themes(self.joined.quote_themes.get(id_, ())),
            findings=self.targets(self.joined.quote_findings.get(id_, ())),
            formerly=quote.formerly,
        )

    def _make_finding(self, id_: str, finding: Finding) -> FindingView:
        folder = self.joined.folder_of(id_)
        reckoned = count_line(finding.count) if finding.count else None
        says = self.site.perspective_names(finding.perspective)
        about = self.site.perspective_names(one for one in finding.about if one not in finding.perspective)
        reason = finding.credibility_reason
        quotes = tuple(self.quote(one) for one in self.joined.finding_quotes.get(id_, ()))
        cells = tuple(
            self._cell(global_id(folder.id, one.table), one)
            for one in finding.illustrations
            if isinstance(one, CellIllustration) and global_id(folder.id, one.table) in self.joined.tables
        )
        return FindingView(
            id=finding.id,
            address=addresses.study_item(id_),
            study=self.study(folder.id),
            statement=finding.statement,
            kind=words.KIND[finding.kind],
            basis=words.BASIS[finding.basis],
            is_evidence=finding.basis in EVIDENCE_BASES,
            said_by=words.listed(says),
            who_says=words.sentence(words.listed(says) + (f", about {words.listed(about)}" if about else "")),
            perspectives=finding.perspective,
            about=words.listed(about),
            count=count_in_words(reckoned) if reckoned else "",
            count_note=(finding.count.as_printed or reckoned.remark) if finding.count and reckoned else "",
            extent=finding.extent_as_printed or "",
            credibility=words.CREDIBILITY[finding.credibility]
            + (f": {words.CREDIBILITY_REASON[reason]}" if reason else ""),
            locator=finding.locator.reading(),
            note=finding.note or "",
            notice=self.site.notice(finding.content_notes),
            source_path=finding.source_path,
            quotes=quotes,
            cells=cells,
            shown_by=_shown_by(len(quotes), sum(len(cell.numbers) for cell in cells)),
            bare=(
                ""
                if quotes or cells or finding.count
                else "The source prints no illustration of it."
                if reason == "no_illustration_printed"
                else "No quotation or table cell is linked to it."
            ),
            themes=self.themes(finding.themes),
            review_findings=self.targets(self.joined.finding_review_findings.get(id_, ())),
            recommendations=self._resting_on(id_),
            formerly=finding.formerly,
            history=history(finding.history),
        )

    def _resting_on(self, id_: str) -> tuple[Link, ...]:
        """The recommendations that rest on a finding or review finding, the study's own first."""
        return (
            *(
                Link(addresses.study_item(one), self.joined.study_recommendations[one].statement)
                for one in self.joined.finding_recommendations.get(id_, ())
            ),
            *(
                Link(addresses.recommendation(one), self.corpus.recommendations[one].statement)
                for one in self.joined.review_finding_recommendations.get(id_, ())
            ),
        )

    def _cell(self, table_id: str, named: CellIllustration) -> CellView:
        table = self.joined.tables[table_id]
        lines = [
            line
            for line in self.cells(table_id)
            if (named.group is None or line.group == named.group)
            and (named.row is None or line.row == named.row)
            and (named.column is None or line.column == named.column)
        ]
        if named.row is None and any(line.own_count for line in lines):
            lines = [line for line in lines if line.own_count]
        place = ", ".join(part for part in (named.group, named.row, named.column) if part)
        return CellView(
            address=addresses.study_item(table_id),
            table=table.title,
            locator=table.locator.model_copy(update={"row": place or None}).reading(),
            numbers=tuple(
                CellNumber(
                    label=line.column or line.row or line.group,
                    count=count_in_words(line.reckoned),
                    note=line.note,
                )
                for line in lines
            ),
        )

    def _make_review_finding(self, id_: str, finding: ReviewFinding) -> ReviewFindingLine:
        studies = self.studies_behind([id_])
        against = {
            link.relation
            for link in finding.evidence
            if link.finding in self.joined.findings and link.relation != "supports"
        }
        disagreement = {
            frozenset({"qualifies"}): "Some findings limit it.",
            frozenset({"contradicts"}): "Some findings contradict it.",
            frozenset({"qualifies", "contradicts"}): "Some findings limit it, and some contradict it.",
        }.get(frozenset(against), "")
        return ReviewFindingLine(
            id=id_,
            address=addresses.review_finding(id_),
            statement=finding.statement,
            confidence=confidence_view(finding.confidence),
            is_draft=finding.is_draft(),
            studies=studies,
            is_single_study=len(studies) == 1,
            theme=next(iter(self.themes([finding.theme])), None),
            notice=self.site.notice(finding.content_notes),
            disagreement=disagreement,
        )

    def review_finding_advice(self, id_: str) -> tuple[AdviceView, ...]:
        """The review team's points to consider that rest on a review finding."""
        return tuple(self.advice(one) for one in self.joined.review_finding_recommendations.get(id_, ()))


def _shown_by(quotes: int, numbers: int) -> str:
    """`2 quotations and 1 printed number`."""
    return words.listed(
        [
            words.counted(number, one, many)
            for number, one, many in (
                (quotes, "quotation", "quotations"),
                (numbers, "printed number", "printed numbers"),
            )
            if number
        ]
    )

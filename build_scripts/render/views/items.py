"""Every item as pages print it, each made once: studies, findings, quotations, cells, advice, review findings.

A reference that leads nowhere is left out; the check names it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property

from build_scripts.model import urls
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.records.finding import EVIDENCE_BASES, CellIllustration, Finding
from build_scripts.model.records.recommendation import Recommendation, StudyRecommendation
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import (
    FindingView,
    QuoteView,
    RecommendationView,
    ReviewFindingLine,
    StudyLine,
    cautions_behind,
    cell_view,
    quote_view,
    review_finding_line,
    study_line,
)
from build_scripts.render.views.shared import (
    Link,
    SiteWords,
    finding_number_notes,
    finding_numbers_in_words,
    history,
    site_words,
)
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.cells import CellLine, cell_lines


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
        self._recommendations: dict[str, RecommendationView] = {}
        self._cells: dict[str, tuple[CellLine, ...]] = {}

    @cached_property
    def site(self) -> SiteWords:
        """What `site.yaml` says."""
        return site_words(self.corpus.site, self.joined.as_of)

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
            folder = self.joined.folder_of(id_)
            self._quotes[id_] = quote_view(
                folder,
                self.joined.quotes[id_],
                self.site,
                self.study(folder.id),
                themes=self.themes(self.joined.quote_themes.get(id_, ())),
                findings=self.targets(self.joined.quote_findings.get(id_, ())),
            )
        return self._quotes[id_]

    def finding(self, id_: str) -> FindingView:
        """A finding of a study."""
        if id_ not in self._findings:
            self._findings[id_] = self._make_finding(id_, self.joined.findings[id_])
        return self._findings[id_]

    def review_finding(self, id_: str) -> ReviewFindingLine:
        """A review finding in short."""
        if id_ not in self._review_findings:
            record = self.corpus.review_findings[id_]
            self._review_findings[id_] = review_finding_line(
                id_,
                record,
                self.site,
                self.studies_found_in([id_]),
                cautions=cautions_behind(self.studies_behind([id_])),
                theme=next(iter(self.themes([record.theme])), None),
                known=self.joined.findings,
            )
        return self._review_findings[id_]

    def study_recommendation(self, id_: str) -> RecommendationView:
        """Advice that a study prints."""
        if id_ not in self._recommendations:
            self._recommendations[id_] = self._make_study_recommendation(
                id_, self.joined.study_recommendations[id_]
            )
        return self._recommendations[id_]

    def _make_study_recommendation(self, id_: str, item: StudyRecommendation) -> RecommendationView:
        study = split_global(id_)[0]
        rests_on = self.targets(global_id(study, target) for target in item.rests_on)
        return RecommendationView(
            id=item.id,
            address=urls.study_item(id_),
            origin=item.origin,
            statement=item.statement,
            number=item.number_as_printed or "",
            audiences=labels.listed(
                [labels.within(name) for name in self.site.audience_names(item.audiences)]
            ),
            rests_on=rests_on,
            chain=urls.study_recommendation_chain(id_) if rests_on else "",
            study=self.study(study),
            cautions=self.study(study).cautions,
            locator=item.locator.reading(),
            versions=tuple(
                f"{version.locator.reading()}: {version.difference}" for version in item.printed_versions
            ),
            note=item.note or "",
            what_it_would_take="",
            themes=self.themes(item.themes),
            formerly=item.formerly,
        )

    def recommendation(self, id_: str) -> RecommendationView:
        """A point to consider by the review team."""
        if id_ not in self._recommendations:
            self._recommendations[id_] = self._make_recommendation(id_, self.corpus.recommendations[id_])
        return self._recommendations[id_]

    def _make_recommendation(self, id_: str, item: Recommendation) -> RecommendationView:
        return RecommendationView(
            id=id_,
            address=urls.recommendation(id_),
            origin="review_team",
            statement=item.statement,
            number="",
            audiences=labels.listed(
                [labels.within(name) for name in self.site.audience_names(item.audiences)]
            ),
            rests_on=self.targets(item.rests_on),
            chain=urls.recommendation_chain(id_),
            study=None,
            cautions=cautions_behind(self.studies_behind(item.rests_on)),
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
            Link(urls.theme(id_), self.corpus.themes[id_].name) for id_ in ids if id_ in self.corpus.themes
        )

    def targets(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to findings and review findings, each with its statement."""
        links = []
        for id_ in ids:
            if id_ in self.joined.findings:
                links.append(Link(urls.study_item(id_), self.joined.findings[id_].statement))
            elif id_ in self.corpus.review_findings:
                links.append(Link(urls.review_finding(id_), self.corpus.review_findings[id_].statement))
        return tuple(links)

    def studies_behind(self, ids: Iterable[str]) -> tuple[StudyLine, ...]:
        """The studies that findings and review findings come from, each once, in order: their cautions travel."""
        return self._studies_linked(ids, labels.RELATION)

    def own_warnings(self, studies: Iterable[StudyLine]) -> tuple[tuple[StudyLine, str], ...]:
        """What studies say, as printed, of what they must not be used for."""
        return tuple(
            (line, study.own_warning)
            for line in studies
            if (study := self.corpus.studies[line.id].study) and study.own_warning
        )

    def studies_found_in(self, ids: Iterable[str]) -> tuple[StudyLine, ...]:
        """The same without those that bear on it by inference only; all of them where nothing else does."""
        found = tuple(ids)
        direct = self._studies_linked(found, {*labels.RELATION} - {"supports_indirectly"})
        return direct or self.studies_behind(found)

    def _studies_linked(self, ids: Iterable[str], relations: Collection[str]) -> tuple[StudyLine, ...]:
        studies: dict[str, None] = {}
        for id_ in ids:
            if id_ in self.joined.findings:
                studies[split_global(id_)[0]] = None
            elif id_ in self.corpus.review_findings:
                for link in self.corpus.review_findings[id_].evidence:
                    if link.finding in self.joined.findings and link.relation in relations:
                        studies[split_global(link.finding)[0]] = None
        return tuple(self.study(id_) for id_ in studies)

    def _make_finding(self, id_: str, finding: Finding) -> FindingView:
        folder = self.joined.folder_of(id_)
        says = self.site.perspective_names(finding.perspective)
        about = self.site.perspective_names(
            perspective for perspective in finding.about if perspective not in finding.perspective
        )
        reason = finding.credibility_reason
        quotes = tuple(self.quote(quote) for quote in self.joined.finding_quotes.get(id_, ()))
        cells = tuple(
            cell_view(table_id, table, self.cells(table_id), illustration)
            for illustration in finding.illustrations
            if isinstance(illustration, CellIllustration)
            if (table := self.joined.tables.get(table_id := global_id(folder.id, illustration.table)))
        )
        return FindingView(
            id=finding.id,
            address=urls.study_item(id_),
            study=self.study(folder.id),
            statement=finding.statement,
            kind=labels.KIND[finding.kind],
            basis=labels.BASIS[finding.basis],
            is_evidence=finding.basis in EVIDENCE_BASES,
            said_by=labels.listed(says),
            who_says=labels.sentence(
                labels.listed(says) + (f", about {labels.listed(about)}" if about else "")
            ),
            perspectives=finding.perspective,
            about=labels.listed(about),
            count=finding_numbers_in_words(finding),
            count_note=finding_number_notes(finding),
            extent=finding.extent_as_printed or "",
            credibility=labels.CREDIBILITY[finding.credibility]
            + (f": {labels.CREDIBILITY_REASON[reason]}" if reason else ""),
            locator=finding.locator.reading(),
            note=finding.note or "",
            notice=self.site.notice(finding.content_notes),
            source_path=finding.source_path,
            quotes=quotes,
            cells=cells,
            shown_by=labels.counts(
                (len(quotes), "quotation", "quotations"),
                (sum(len(cell.numbers) for cell in cells), "printed number", "printed numbers"),
            ),
            bare=(
                ""
                if quotes or cells or finding.count or finding.numbers
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
                Link(
                    urls.study_item(recommendation),
                    self.joined.study_recommendations[recommendation].statement,
                )
                for recommendation in self.joined.finding_recommendations.get(id_, ())
            ),
            *(
                Link(
                    urls.recommendation(recommendation), self.corpus.recommendations[recommendation].statement
                )
                for recommendation in self.joined.review_finding_recommendations.get(id_, ())
            ),
        )

    def review_finding_recommendations(self, id_: str) -> tuple[RecommendationView, ...]:
        """The review team's points to consider that rest on a review finding."""
        return tuple(
            self.recommendation(recommendation)
            for recommendation in self.joined.review_finding_recommendations.get(id_, ())
        )

"""Everything that belongs together, joined once: who cites whom, in both directions.

Items of studies are named by their global ids (`study/item`), everything else by its bare id. References
that lead nowhere are left out here; the rules report them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.records.finding import Finding, QuoteIllustration
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.recommendation import StudyRecommendation
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.model.records.table import Table
from build_scripts.model.records.theme import Theme

Ids = tuple[str, ...]
Links = Mapping[str, Ids]
"""From an id to the ids it belongs with, in the order of the corpus; ids without any are absent."""


@dataclass(frozen=True)
class Joined:
    """The corpus and its joins. Every mapping keeps the corpus's order, so output is stable."""

    corpus: Corpus
    findings: Mapping[str, Finding]
    quotes: Mapping[str, Quote]
    tables: Mapping[str, Table]
    study_recommendations: Mapping[str, StudyRecommendation]

    finding_quotes: Links
    """Finding to the quotations that illustrate it."""
    quote_findings: Links
    """Quotation to the findings it illustrates."""
    quote_themes: Links
    """Quotation to its own themes and those of its findings."""
    finding_review_findings: Links
    """Finding to the review findings that rest on it, whatever the relation."""
    cited_by_messages: Links
    """Finding or review finding to the themes whose answer or messages rest on it."""
    finding_recommendations: Links
    """Finding to the study's recommendations (global ids) that rest on it."""
    review_finding_recommendations: Links
    """Review finding or finding to the review team's recommendations that rest on it."""
    finding_models: Links
    """Finding to the models with a part that rests on it."""

    theme_findings: Links
    theme_quotes: Links
    theme_tables: Links
    theme_review_findings: Links
    """Theme to its review findings: those it is the first theme of, then those also in it."""
    theme_study_recommendations: Links
    theme_recommendations: Links
    theme_children: Links
    theme_studies: Links
    """Theme to the studies with a finding or quotation in it."""

    def folder_of(self, item: str) -> StudyFolder:
        """The study folder a global id belongs to."""
        return self.corpus.studies[split_global(item)[0]]

    def studies_by_relation(self, review_finding: ReviewFinding, relation: str) -> Ids:
        """Distinct studies whose findings stand in `relation` to a review finding, sorted."""
        return tuple(
            sorted(
                {
                    split_global(link.finding)[0]
                    for link in review_finding.evidence
                    if link.relation == relation and link.finding in self.findings
                }
            )
        )


def join(corpus: Corpus) -> Joined:
    """Join the corpus; linear in its number of references."""
    folders = corpus.studies.values()
    findings = {global_id(folder.id, item.id): item for folder in folders for item in folder.findings}
    quotes = {global_id(folder.id, item.id): item for folder in folders for item in folder.quotes}
    tables = {global_id(folder.id, item.id): item for folder in folders for item in folder.tables}
    advice = {global_id(folder.id, item.id): item for folder in folders for item in folder.recommendations}
    review_findings = corpus.review_findings

    finding_quotes = _links(_quoted(findings, quotes))
    quote_findings = _reverse(finding_quotes)
    quote_themes = _links(
        (quote_id, theme)
        for quote_id, quote in quotes.items()
        for theme in (
            *quote.themes,
            *(
                theme
                for finding_id in quote_findings.get(quote_id, ())
                for theme in findings[finding_id].themes
            ),
        )
        if theme in corpus.themes
    )
    theme_findings = _by_theme(corpus, ((id_, finding.themes) for id_, finding in findings.items()))
    theme_quotes = _reverse(quote_themes)
    first_theme = [(finding.theme, id_) for id_, finding in review_findings.items()]
    further_themes = [(theme, id_) for id_, finding in review_findings.items() for theme in finding.also_in]

    return Joined(
        corpus=corpus,
        findings=findings,
        quotes=quotes,
        tables=tables,
        study_recommendations=advice,
        finding_quotes=finding_quotes,
        quote_findings=quote_findings,
        quote_themes=quote_themes,
        finding_review_findings=_links(
            (link.finding, id_)
            for id_, finding in review_findings.items()
            for link in finding.evidence
            if link.finding in findings
        ),
        cited_by_messages=_links(
            (target, id_)
            for id_, theme in corpus.themes.items()
            for message in (theme.answer, *theme.key_messages)
            for target in message.rests_on
            if target in findings or target in review_findings
        ),
        finding_recommendations=_links(
            (global_id(folder.id, target), global_id(folder.id, item.id))
            for folder in folders
            for item in folder.recommendations
            for target in item.rests_on
            if global_id(folder.id, target) in findings
        ),
        review_finding_recommendations=_links(
            (target, id_)
            for id_, item in corpus.recommendations.items()
            for target in item.rests_on
            if target in findings or target in review_findings
        ),
        finding_models=_links(
            (finding, id_)
            for id_, model in corpus.models.items()
            for node in model.nodes
            for finding in node.findings
            if finding in findings
        ),
        theme_findings=theme_findings,
        theme_quotes=theme_quotes,
        theme_tables=_by_theme(corpus, ((id_, table.themes) for id_, table in tables.items())),
        theme_review_findings=_links(
            (theme, id_) for theme, id_ in (*first_theme, *further_themes) if theme in corpus.themes
        ),
        theme_study_recommendations=_by_theme(corpus, ((id_, item.themes) for id_, item in advice.items())),
        theme_recommendations=_by_theme(
            corpus, ((id_, item.themes) for id_, item in corpus.recommendations.items())
        ),
        theme_children=_links(
            (theme.parent, id_)
            for id_, theme in corpus.themes.items()
            if theme.parent is not None and theme.parent in corpus.themes
        ),
        theme_studies=_links(
            (theme, split_global(item)[0])
            for theme in corpus.themes
            for item in (*theme_findings.get(theme, ()), *theme_quotes.get(theme, ()))
        ),
    )


def ancestors(themes: Mapping[str, Theme]) -> Links:
    """Each theme with itself and every theme above it; a circle ends where it closes."""
    above = {}
    for id_ in themes:
        line: dict[str, None] = {}
        now: str | None = id_
        while now is not None and now in themes and now not in line:
            line[now] = None
            now = themes[now].parent
        above[id_] = tuple(line)
    return above


def _links(pairs: Iterable[tuple[str, str]]) -> Links:
    """Pairs grouped by their first part, each second part once, in order."""
    grouped: dict[str, dict[str, None]] = defaultdict(dict)
    for first, second in pairs:
        grouped[first][second] = None
    return {first: tuple(seconds) for first, seconds in grouped.items()}


def _reverse(links: Links) -> Links:
    return _links((second, first) for first, seconds in links.items() for second in seconds)


def _by_theme(corpus: Corpus, tagged: Iterable[tuple[str, Ids]]) -> Links:
    return _links((theme, id_) for id_, themes in tagged for theme in themes if theme in corpus.themes)


def _quoted(findings: Mapping[str, Finding], quotes: Mapping[str, Quote]) -> Iterable[tuple[str, str]]:
    """`(finding, quotation)` for every illustration by a quotation that exists."""
    for id_, finding in findings.items():
        study = split_global(id_)[0]
        for illustration in finding.illustrations:
            if isinstance(illustration, QuoteIllustration):
                quote = global_id(study, illustration.quote)
                if quote in quotes:
                    yield id_, quote

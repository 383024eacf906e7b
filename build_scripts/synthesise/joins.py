"""Everything that belongs together, joined once: who cites whom, in both directions.

Items of studies are named by their global ids (`study/item`), everything else by its bare id. References
that lead nowhere are left out here; the rules report them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.records.finding import Finding, QuoteIllustration
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.recommendation import StudyRecommendation
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.model.records.table import Table
from build_scripts.model.records.theme import Theme
from build_scripts.synthesise.as_of import newest_day

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
    theme_pairs: Links
    """Theme to its paired rows, in their order."""
    theme_study_recommendations: Links
    theme_recommendations: Links
    theme_children: Links
    theme_studies: Links
    """Theme to the studies with a finding or quotation in it."""

    as_of: str
    """The day at which the evidence stands: what is overdue is judged by it."""

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


def join(corpus: Corpus, as_of: str = "") -> Joined:
    """Join the corpus; linear in its number of references.

    `as_of` is the day at which it stands; unless given, the newest date in it.
    """
    folders = corpus.studies.values()
    findings = {global_id(folder.id, item.id): item for folder in folders for item in folder.findings}
    quotes = {global_id(folder.id, item.id): item for folder in folders for item in folder.quotes}
    tables = {global_id(folder.id, item.id): item for folder in folders for item in folder.tables}
    advice = {global_id(folder.id, item.id): item for folder in folders for item in folder.recommendations}
    finding_quotes = _links(_quoted(findings, quotes))
    quote_findings = _reverse(finding_quotes)
    quote_themes = _by_theme(corpus, _themes_of_quotes(quotes, quote_findings, findings), from_item=True)
    theme_findings = _by_theme(corpus, ((id_, finding.themes) for id_, finding in findings.items()))
    theme_quotes = _reverse(quote_themes)
    return Joined(
        corpus=corpus,
        findings=findings,
        quotes=quotes,
        tables=tables,
        study_recommendations=advice,
        finding_quotes=finding_quotes,
        quote_findings=quote_findings,
        quote_themes=quote_themes,
        finding_review_findings=_links(_used_by_review_findings(corpus, findings)),
        cited_by_messages=_links(_cited_by_messages(corpus, findings)),
        finding_recommendations=_links(_advised_by_studies(corpus, findings)),
        review_finding_recommendations=_links(_grounds_of_recommendations(corpus, findings)),
        finding_models=_links(_parts_of_models(corpus, findings)),
        theme_findings=theme_findings,
        theme_quotes=theme_quotes,
        theme_tables=_by_theme(corpus, ((id_, table.themes) for id_, table in tables.items())),
        theme_review_findings=_links(_first_and_further_themes(corpus)),
        theme_pairs=_by_theme(corpus, _themes_of_pairs(corpus)),
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
        as_of=as_of or newest_day(corpus),
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


def _by_theme(corpus: Corpus, tagged: Iterable[tuple[str, Ids]], from_item: bool = False) -> Links:
    """From each theme that there is to what is tagged with it; the other way round with `from_item`."""
    pairs = ((theme, id_) for id_, themes in tagged for theme in themes if theme in corpus.themes)
    return _links((id_, theme) for theme, id_ in pairs) if from_item else _links(pairs)


def _themes_of_quotes(
    quotes: Mapping[str, Quote], quote_findings: Links, findings: Mapping[str, Finding]
) -> Iterator[tuple[str, Ids]]:
    """Each quotation with its own themes, then those of its findings."""
    for id_, quote in quotes.items():
        inherited = (theme for finding in quote_findings.get(id_, ()) for theme in findings[finding].themes)
        yield id_, (*quote.themes, *inherited)


def _used_by_review_findings(corpus: Corpus, findings: Collection[str]) -> Iterator[tuple[str, str]]:
    for id_, review_finding in corpus.review_findings.items():
        for link in review_finding.evidence:
            if link.finding in findings:
                yield link.finding, id_


def _cited_by_messages(corpus: Corpus, findings: Collection[str]) -> Iterator[tuple[str, str]]:
    for id_, theme in corpus.themes.items():
        for message in (theme.answer, *theme.key_messages):
            for target in message.rests_on:
                if target in findings or target in corpus.review_findings:
                    yield target, id_


def _advised_by_studies(corpus: Corpus, findings: Collection[str]) -> Iterator[tuple[str, str]]:
    for folder in corpus.studies.values():
        for item in folder.recommendations:
            for target in item.rests_on:
                if (finding := global_id(folder.id, target)) in findings:
                    yield finding, global_id(folder.id, item.id)


def _grounds_of_recommendations(corpus: Corpus, findings: Collection[str]) -> Iterator[tuple[str, str]]:
    for id_, item in corpus.recommendations.items():
        for target in item.rests_on:
            if target in findings or target in corpus.review_findings:
                yield target, id_


def _parts_of_models(corpus: Corpus, findings: Collection[str]) -> Iterator[tuple[str, str]]:
    for id_, model in corpus.models.items():
        for node in model.nodes:
            for finding in node.findings:
                if finding in findings:
                    yield finding, id_


def _first_and_further_themes(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Each theme with its review findings: those it is the first theme of stand before those also in it."""
    for id_, finding in corpus.review_findings.items():
        if finding.theme in corpus.themes:
            yield finding.theme, id_
    for id_, finding in corpus.review_findings.items():
        for theme in finding.also_in:
            if theme in corpus.themes:
                yield theme, id_


def _themes_of_pairs(corpus: Corpus) -> Iterator[tuple[str, Ids]]:
    """Each paired row with its themes, by the order that authors give and then by topic."""
    for id_, row in sorted(corpus.pairs.items(), key=lambda pair: (pair[1].order, pair[1].topic)):
        yield id_, (row.theme, *row.also_in)


def _quoted(findings: Mapping[str, Finding], quotes: Mapping[str, Quote]) -> Iterable[tuple[str, str]]:
    """`(finding, quotation)` for every illustration by a quotation that exists."""
    for id_, finding in findings.items():
        study = split_global(id_)[0]
        for illustration in finding.illustrations:
            if isinstance(illustration, QuoteIllustration):
                quote = global_id(study, illustration.quote)
                if quote in quotes:
                    yield id_, quote

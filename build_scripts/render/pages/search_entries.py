"""What the search finds: one entry for each item and page, with all that its result says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from build_scripts.model import urls
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.ids import global_id
from build_scripts.model.records.study import Study
from build_scripts.model.records.table import Table
from build_scripts.render.pages.gaps import gaps_view
from build_scripts.render.pages.methods import glossary_view
from build_scripts.render.site.search_entry import ENTRY_KINDS, SearchEntry
from build_scripts.render.text import labels
from build_scripts.render.views.item_views import FindingView, QuoteView, RecommendationView, StudyLine
from build_scripts.render.views.items import Items
from build_scripts.render.views.models import model_view
from build_scripts.render.views.shared import text_of
from build_scripts.render.views.theme_line import theme_ids

WORDS_KEPT = 8000
"""Words that a slip of the keyboard is compared with: the list is fetched, so it stays small."""

_WORD = re.compile(r"[^\W\d_]{4,}")


_ORDER = {kind: place for place, kind in enumerate(ENTRY_KINDS)}


def search_entries(items: Items, studies: Iterable[Sequence[SearchEntry]]) -> tuple[SearchEntry, ...]:
    """Every item that readers can open, in the order of kinds; `studies` are the entries of each study."""
    entries = [
        *_themes(items),
        *_review_findings(items),
        *(_recommendation(items.recommendation(id_)) for id_ in items.corpus.recommendations),
        *_gaps(items),
        *_models(items),
        *_terms(items),
        *(entry for entries in studies for entry in entries),
    ]
    return tuple(sorted(entries, key=lambda entry: _ORDER[entry.kind]))


def study_entries(items: Items, folder: StudyFolder) -> Iterator[SearchEntry]:
    """Everything of a study that readers can open, and the study itself."""
    for recommendation in folder.recommendations:
        yield _recommendation(items.study_recommendation(global_id(folder.id, recommendation.id)))
    for finding in folder.findings:
        yield _finding(items.finding(global_id(folder.id, finding.id)))
    for quote in folder.quotes:
        yield _quotation(items.quote(global_id(folder.id, quote.id)))
    study = items.study(folder.id)
    for table in folder.tables:
        yield from _numbers(study, table)
    yield from _unreported(study, folder)
    yield _study(study, folder.study)


def word_counts(entries: Iterable[SearchEntry]) -> dict[str, int]:
    """In how many entries each word stands, by the alphabet; of very many words the more frequent ones."""
    counts: Counter[str] = Counter()
    for entry in entries:
        counts.update(set(_WORD.findall(entry.searched.lower())))
    kept = sorted(counts.items(), key=lambda word_count: (-word_count[1], word_count[0]))[:WORDS_KEPT]
    return dict(sorted(kept))


def synonyms(items: Items) -> list[dict[str, tuple[str, ...]]]:
    """Groups of words: where one of `typed` is asked for, `finds` are looked for as well."""
    site = items.corpus.site
    of_site = [(synonym.typed, synonym.finds) for synonym in (site.synonyms if site else ())]
    of_glossary = [((term.term, *term.also),) * 2 for term in items.corpus.glossary if term.also]
    return [{"typed": typed, "finds": finds} for typed, finds in (*of_site, *of_glossary)]


def _themes(items: Items) -> Iterator[SearchEntry]:
    for id_ in theme_ids(items):
        theme = items.corpus.themes[id_]
        yield SearchEntry(
            "theme",
            urls.theme(id_),
            theme.question,
            " ".join([theme.answer.text, *(message.text for message in theme.key_messages)]),
            names=theme.name,
            topics="\n".join([theme.definition, *theme.includes]),
            beside=theme.name,
            note=text_of(items.site.notice(theme.content_notes)),
        )


def _review_findings(items: Items) -> Iterator[SearchEntry]:
    for id_ in items.corpus.review_findings:
        line = items.review_finding(id_)
        yield SearchEntry(
            "review-finding",
            line.address,
            "",
            line.statement,
            topics=line.theme.text if line.theme else "",
            beside=line.theme.text if line.theme else "",
            status=(
                f"One study so far: {line.studies[0].name}. {line.studies[0].caution}".strip()
                if line.is_single_study
                else ""
            ),
            confidence=line.confidence.words,
            steps=line.confidence.steps,
            is_draft=line.is_draft,
            note=text_of(line.notice),
        )


def _recommendation(recommendation: RecommendationView) -> SearchEntry:
    return SearchEntry(
        "recommendation",
        recommendation.address,
        "",
        recommendation.statement,
        study=recommendation.study.name if recommendation.study else "",
        beside=labels.ORIGIN[recommendation.origin],
        status=recommendation.study.caution if recommendation.study else "",
    )


def _finding(finding: FindingView) -> SearchEntry:
    basis = "" if finding.is_evidence else f"{finding.basis}."
    return SearchEntry(
        "finding",
        finding.address,
        "",
        finding.statement,
        topics=finding.count,
        study=finding.study.name,
        beside=f"{finding.who_says}; {finding.count}" if finding.count else finding.who_says,
        status=" ".join(part for part in (finding.study.caution, basis) if part),
        note=text_of(finding.notice),
    )


def _quotation(quote: QuoteView) -> SearchEntry:
    return SearchEntry(
        "quotation",
        quote.address,
        "",
        quote.text,
        study=quote.study.name,
        beside=quote.whose,
        status=quote.study.caution,
        note=text_of(quote.notice),
        colour=quote.colour if quote.is_participant else 0,
        language=quote.language,
    )


def _study(line: StudyLine, record: Study | None) -> SearchEntry:
    beside = "; ".join(part for part in (line.where, line.when, line.who) if part)
    return SearchEntry(
        "study",
        line.address,
        line.name,
        f"{line.title}. {record.aim}" if record else line.title,
        topics=beside,
        beside=beside,
        status=line.caution,
    )


def _numbers(study: StudyLine, table: Table) -> Iterator[SearchEntry]:
    """Each chart of a table, or the table itself if none is drawn from it."""
    drawn = [(chart.id, chart.title, f"{table.title}. {chart.asked}") for chart in table.charts]
    for item, title, text in drawn or [(table.id, table.title, "")]:
        yield SearchEntry(
            "numbers",
            urls.study_item(global_id(study.id, item)),
            title,
            text,
            topics="\n".join(dict.fromkeys(_labels(table))),
            study=study.name,
            beside=table.locator.reading(),
            status=study.caution,
        )


def _labels(table: Table) -> Iterator[str]:
    for group, rows, cells in table.sections():
        if group:
            yield group.label
        for row in rows:
            yield row.label
        for cell in (*cells, *(cell for row in rows for cell in row.cells)):
            yield cell.label


def _unreported(study: StudyLine, folder: StudyFolder) -> Iterator[SearchEntry]:
    """What a study asked without printing the answers."""
    asked = [question for question in folder.questions if question.reported == "asked_not_reported"]
    if asked:
        yield SearchEntry(
            "gap",
            urls.study_item(global_id(study.id, asked[0].id)),
            labels.REPORTED["asked_not_reported"],
            " ".join(question.wording for question in asked),
            topics=study.name,
            beside=study.name,
            status=study.caution,
        )


def _gaps(items: Items) -> Iterator[SearchEntry]:
    """What nobody knows or looked for, and what the review leaves out: an answer, too."""
    for theme in gaps_view(items).themes:
        unheard = (f"No finding here comes from {name}." for name in theme.unheard)
        said = (*(f"{kind}: {text}" for kind, text in theme.gaps), *unheard)
        if said:
            about = theme.theme.text
            place = f"{urls.GAPS}#{theme.id}"
            yield SearchEntry("gap", place, "What is not known", " ".join(said), topics=about, beside=about)
    if review := items.corpus.review:
        for place, title, left_out in (
            ("_documents", "What this review does not cover", review.out_of_scope),
            ("_conclude", "What you may not conclude from this review", review.may_not_conclude),
        ):
            if left_out:
                yield SearchEntry("gap", f"{urls.METHODS}#{place}", title, ". ".join(left_out))


def _models(items: Items) -> Iterator[SearchEntry]:
    for id_ in items.corpus.models:
        view = model_view(items, id_)
        yield SearchEntry(
            "model",
            view.address,
            view.name,
            " ".join([view.summary, *(f"{part.label}: {part.text}" for part in view.parts)]),
            beside=view.study.name if view.study else "",
            status=view.study.caution if view.study else "",
            note=text_of(view.notice),
        )


def _terms(items: Items) -> Iterator[SearchEntry]:
    for term, also in glossary_view(items):
        yield SearchEntry(
            "term",
            urls.term(term.id),
            term.term,
            " ".join(part for part in (term.meaning, term.used_by, term.objections) if part),
            names=also,
            beside=f"Also: {also}" if also else "",
        )

"""The explorers of what studies give: findings and quotations."""

from __future__ import annotations

from build_scripts.model import addresses
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.explorer import Explorer, Order, facet, used
from build_scripts.synthesise.views.explorer_choices import (
    LEVELS,
    NEWEST,
    UNSURE,
    Choices,
    notices,
    of_studies,
)
from build_scripts.synthesise.views.item_views import ReviewFindingLine
from build_scripts.synthesise.views.parts import Link


def finding_explorer(of: Choices) -> Explorer:
    """Findings in the order of their studies."""
    ids = tuple(of.joined.findings)
    records = [of.joined.findings[id_] for id_ in ids]
    views = [of.items.finding(id_) for id_ in ids]
    rests = [of.joined.finding_review_findings.get(id_, ()) for id_ in ids]
    levels = [
        tuple(of.corpus.review_findings[one].confidence.level for one in row) or (UNSURE,) for row in rests
    ]
    kinds = [(record.kind,) for record in records]
    return Explorer(
        address=addresses.FINDINGS,
        csv=f"{addresses.DATA}findings.csv",
        one="finding",
        many="findings",
        facets=(
            of.themes([record.themes for record in records]),
            of.perspectives("Who says so", [record.perspective for record in records]),
            facet("confidence", "Review findings it is in", used(LEVELS, levels), levels),
            facet("kind", "Kind", used(words.KIND, kinds), kinds),
            of.studies([view.study] for view in views),
        ),
        orders=(
            Order("study", "Study by study"),
            NEWEST,
            Order("theme", "Theme by theme", "theme_place"),
        ),
        texts={
            "id": ids,
            "address": tuple(view.address for view in views),
            **of_studies([view.study for view in views]),
            "theme_place": tuple(of.place(record.themes) for record in records),
            "notice": notices(view.notice for view in views),
            "statement": tuple(view.statement for view in views),
            "count": tuple(view.count for view in views),
            "count_note": tuple(f". {view.count_note}" if view.count_note else "" for view in views),
            "extent": tuple("" if view.count else view.extent for view in views),
            "who": tuple(view.who_says for view in views),
            "locator": tuple(view.locator for view in views),
        },
        links={
            "themes": tuple(view.themes for view in views),
            "review_findings": tuple(
                tuple(_named(of.items.review_finding(one)) for one in row) for row in rests
            ),
        },
        searched=("statement", "count", "count_note", "extent", "who", "study", "locator", "themes"),
        ours=frozenset({"statement"}),
    )


def quote_explorer(of: Choices) -> Explorer:
    """Quotations in the order of their studies."""
    ids = tuple(of.joined.quotes)
    records = [of.joined.quotes[id_] for id_ in ids]
    views = [of.items.quote(id_) for id_ in ids]
    voices = [(record.voice,) for record in records]
    return Explorer(
        address=addresses.QUOTES,
        csv=f"{addresses.DATA}quotes.csv",
        one="quotation",
        many="quotations",
        facets=(
            of.themes([of.joined.quote_themes.get(id_, ()) for id_ in ids]),
            of.perspectives("Who speaks", [record.perspective for record in records]),
            facet("voice", "Kind of words", used(words.VOICE, voices), voices),
            of.studies([view.study] for view in views),
        ),
        orders=(
            Order("study", "Study by study"),
            NEWEST,
            Order("shortest", "Shortest first", "words"),
            Order("longest", "Longest first", "words", descending=True),
        ),
        texts={
            "id": ids,
            "address": tuple(view.address for view in views),
            **of_studies([view.study for view in views]),
            "words": tuple(str(len(view.text.split())) for view in views),
            "tone": tuple(str(view.tone) for view in views),
            "style": tuple("own" if view.is_participant else "other" for view in views),
            "notice": notices(view.notice for view in views),
            "text": tuple(view.text for view in views),
            "who": tuple(view.who for view in views),
            "answer": tuple(view.answer_group for view in views),
            "locator": tuple(view.locator for view in views),
            "checked": tuple("" if view.is_verified else "not" for view in views),
            "verification": tuple(view.verification for view in views),
            "note": tuple(view.note for view in views),
        },
        links={
            "help": tuple(
                tuple(
                    Link("", f"{line.name} ({line.country}): {line.contact}")
                    for line in (view.notice.help_lines if view.notice else ())
                )
                for view in views
            )
        },
        searched=("text", "who", "answer", "study", "locator", "note"),
        ours=frozenset({"note"}),
    )


def _named(line: ReviewFindingLine) -> Link:
    """A review finding by its theme and how sure one can be: `Barriers (low confidence, draft)`."""
    sure = line.confidence.words.lower() + (", draft" if line.is_draft else "")
    return Link(line.address, f"{line.theme.text} ({sure})" if line.theme else words.sentence(sure))

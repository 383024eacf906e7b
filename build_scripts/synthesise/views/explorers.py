"""The explorers of findings, quotations, recommendations, studies and review findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from build_scripts.model import addresses
from build_scripts.synthesise.joins import ancestors
from build_scripts.synthesise.views import words
from build_scripts.synthesise.views.explorer import Explorer, Facet, Order, facet, used
from build_scripts.synthesise.views.item_views import ReviewFindingLine, StudyLine
from build_scripts.synthesise.views.items import Items
from build_scripts.synthesise.views.parts import Link, Notice
from build_scripts.synthesise.views.theme import theme_ids

UNSURE = "in_none"
"""Of findings that no review finding rests on: nobody has said how sure one can be."""

_LEVELS: dict[str, str] = {**{key: level for key, (_, level, _) in words.LEVEL.items()}, UNSURE: "In none"}

ORIGINS = ("review_team", "participants", "study_authors", "commentary", "external")

NEWEST = Order("newest", "Newest study first", "year", descending=True)


class Explorers:
    """Makes the explorers of a corpus."""

    def __init__(self, items: Items) -> None:
        """Nothing is made yet."""
        self.items = items
        self.joined = items.joined
        self.corpus = items.corpus
        self._above = ancestors(self.corpus.themes)
        self._order = theme_ids(items)
        self._place = {id_: str(place) for place, id_ in enumerate(self._order)}

    @cached_property
    def all(self) -> Mapping[str, Explorer]:
        """Every explorer, by its address."""
        made = (
            self.findings(),
            self.quotes(),
            self.recommendations(),
            self.studies(),
            self.review_findings(),
        )
        return {one.address: one for one in made if one.size > 1}

    def findings(self) -> Explorer:
        """Findings in the order of their studies."""
        ids = tuple(self.joined.findings)
        records = [self.joined.findings[id_] for id_ in ids]
        views = [self.items.finding(id_) for id_ in ids]
        rests = [self.joined.finding_review_findings.get(id_, ()) for id_ in ids]
        levels = [
            tuple(self.corpus.review_findings[one].confidence.level for one in row) or (UNSURE,)
            for row in rests
        ]
        kinds = [(record.kind,) for record in records]
        return Explorer(
            address=addresses.FINDINGS,
            csv=f"{addresses.DATA}findings.csv",
            one="finding",
            many="findings",
            facets=(
                self._themes([record.themes for record in records]),
                self._perspectives("Who says so", [record.perspective for record in records]),
                facet("confidence", "Review findings it is in", used(_LEVELS, levels), levels),
                facet("kind", "Kind", used(words.KIND, kinds), kinds),
                self._studies([view.study for view in views]),
            ),
            orders=(
                Order("study", "Study by study"),
                NEWEST,
                Order("theme", "Theme by theme", "theme_place"),
            ),
            texts={
                "id": ids,
                "address": tuple(view.address for view in views),
                **_of_studies([view.study for view in views]),
                "theme_place": tuple(self._first(record.themes) for record in records),
                "notice": _notices(view.notice for view in views),
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
                    tuple(_named(self.items.review_finding(one)) for one in row) for row in rests
                ),
            },
            searched=("statement", "count", "count_note", "extent", "who", "study", "locator", "themes"),
            ours=frozenset({"statement"}),
        )

    def quotes(self) -> Explorer:
        """Quotations in the order of their studies."""
        ids = tuple(self.joined.quotes)
        records = [self.joined.quotes[id_] for id_ in ids]
        views = [self.items.quote(id_) for id_ in ids]
        voices = [(record.voice,) for record in records]
        return Explorer(
            address=addresses.QUOTES,
            csv=f"{addresses.DATA}quotes.csv",
            one="quotation",
            many="quotations",
            facets=(
                self._themes([self.joined.quote_themes.get(id_, ()) for id_ in ids]),
                self._perspectives("Who speaks", [record.perspective for record in records]),
                facet("voice", "Kind of words", used(words.VOICE, voices), voices),
                self._studies([view.study for view in views]),
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
                **_of_studies([view.study for view in views]),
                "words": tuple(str(len(view.text.split())) for view in views),
                "tone": tuple(str(view.tone) for view in views),
                "style": tuple("own" if view.is_participant else "other" for view in views),
                "notice": _notices(view.notice for view in views),
                "text": tuple(view.text for view in views),
                "who": tuple(f"{view.voice} ({view.said_by}); {view.speaker}" for view in views),
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
            ours=frozenset(),
        )

    def recommendations(self) -> Explorer:
        """Points to consider first, then what the studies advise, by whose advice it is."""
        own, others = self.corpus.recommendations, self.joined.study_recommendations
        views = {
            **{id_: self.items.advice(id_) for id_ in own},
            **{id_: self.items.study_advice(id_) for id_ in others},
        }
        ids = tuple(sorted(views, key=lambda id_: ORIGINS.index(views[id_].origin)))
        shown = [views[id_] for id_ in ids]
        records = [own.get(id_) or others[id_] for id_ in ids]
        origins = [(view.origin,) for view in shown]
        return Explorer(
            address=addresses.RECOMMENDATIONS,
            csv=f"{addresses.DATA}recommendations.csv",
            one="recommendation",
            many="recommendations",
            facets=(
                facet("audience", "For", self.items.site.audiences, [one.audiences for one in records]),
                facet(
                    "origin",
                    "Who advises",
                    used({one: words.ORIGIN[one] for one in ORIGINS}, origins),
                    origins,
                ),
                self._themes([record.themes for record in records]),
                self._studies([view.study for view in shown]),
            ),
            orders=(Order("origin", "By who advises"), NEWEST, Order("study", "Study by study", "study")),
            texts={
                "id": ids,
                "address": tuple(view.address for view in shown),
                **_of_studies([view.study for view in shown]),
                "origin": tuple(words.ORIGIN[view.origin] for view in shown),
                "number": tuple(view.number for view in shown),
                "statement": tuple(view.statement for view in shown),
                "audiences": tuple(view.audiences for view in shown),
                "locator": tuple(view.locator for view in shown),
                "untied": tuple("yes" if view.study and not view.rests_on else "" for view in shown),
            },
            links={
                "rests_on": tuple(view.rests_on for view in shown),
                "themes": tuple(view.themes for view in shown),
            },
            searched=("statement", "origin", "audiences", "study", "themes"),
            ours=frozenset({"statement", "rests_on"}),
        )

    def studies(self) -> Explorer:
        """Studies as they are listed."""
        ids = tuple(self.corpus.studies)
        views = [self.items.study(id_) for id_ in ids]
        records = [folder.study for folder in self.corpus.studies.values()]
        statuses = [(record.review_status,) if record else () for record in records]
        designs = [(record.category,) if record else () for record in records]
        themes: dict[str, list[str]] = {}
        for theme, studies in self.joined.theme_studies.items():
            for study in studies:
                themes.setdefault(study, []).append(theme)
        return Explorer(
            address=addresses.STUDIES,
            csv=f"{addresses.DATA}studies.csv",
            one="study",
            many="studies",
            facets=(
                facet("status", "Kind of document", used(words.REVIEW_STATUS, statuses), statuses),
                facet("design", "Design", used(words.CATEGORY, designs), designs),
                self._perspectives(
                    "Whose views", [record.perspectives if record else () for record in records]
                ),
                self._themes([themes.get(id_, ()) for id_ in ids]),
            ),
            orders=(
                Order("listed", "As listed"),
                Order("newest", "Newest first", "year", descending=True),
                Order("name", "By name", "study"),
            ),
            texts={
                "id": ids,
                "address": tuple(view.address for view in views),
                **_of_studies(views),
                "status": tuple(view.status for view in views),
                "retraction": tuple(f"{view.retraction}." if view.retraction else "" for view in views),
                "title": tuple(view.title for view in views),
                "facts": tuple(
                    "; ".join((view.where, view.when, view.who, view.year)) if view.where else ""
                    for view in views
                ),
            },
            links={},
            searched=("study", "title", "status", "facts"),
            ours=frozenset(),
        )

    def review_findings(self) -> Explorer:
        """Review findings, theme by theme."""
        found = self.corpus.review_findings
        ids = review_finding_ids(self.items)
        views = [self.items.review_finding(id_) for id_ in ids]
        levels = [(view.confidence.key,) for view in views]
        studies = [tuple(study.id for study in view.studies) for view in views]
        return Explorer(
            address=addresses.REVIEW_FINDINGS,
            csv=f"{addresses.DATA}review_findings.csv",
            one="review finding",
            many="review findings",
            facets=(
                self._themes([(found[id_].theme, *found[id_].also_in) for id_ in ids]),
                facet("confidence", "Confidence", used(_LEVELS, levels), levels),
                facet("study", "Study", self._study_names(), studies),
            ),
            orders=(
                Order("theme", "Theme by theme"),
                Order("confidence", "Highest confidence first", "steps", descending=True),
            ),
            texts={
                "id": ids,
                "address": tuple(view.address for view in views),
                "theme": tuple(view.theme.text if view.theme else "" for view in views),
                "notice": _notices(view.notice for view in views),
                "statement": tuple(view.statement for view in views),
                "level": tuple(view.confidence.key for view in views),
                "steps": tuple(str(view.confidence.steps) for view in views),
                "confidence": tuple(view.confidence.words for view in views),
                "draft": tuple("draft" if view.is_draft else "" for view in views),
                "explanation": tuple(view.confidence.explanation for view in views),
                "disagreement": tuple(f" {view.disagreement}" if view.disagreement else "" for view in views),
                "single": tuple(
                    f" One study so far: {view.studies[0].name}." if view.is_single_study else ""
                    for view in views
                ),
            },
            links={},
            searched=("statement", "theme", "confidence", "explanation"),
            ours=frozenset({"statement", "explanation"}),
        )

    def _themes(self, of_rows: Iterable[Iterable[str]]) -> Facet:
        """A theme has what is tagged with it or with a theme below it."""
        names = {id_: self.corpus.themes[id_].name for id_ in self._order}
        lifted = [[above for theme in row for above in self._above.get(theme, ())] for row in of_rows]
        return facet("theme", "Theme", names, lifted)

    def _perspectives(self, name: str, of_rows: Sequence[Sequence[str]]) -> Facet:
        names = {one.id: words.sentence(one.name) for one in self.items.site.perspectives}
        return facet("perspective", name, names, of_rows)

    def _studies(self, of_rows: Iterable[StudyLine | None]) -> Facet:
        return facet("study", "Study", self._study_names(), [(one.id,) if one else () for one in of_rows])

    def _study_names(self) -> dict[str, str]:
        return {id_: self.items.study(id_).name for id_ in self.corpus.studies}

    def _first(self, themes: Iterable[str]) -> str:
        """The place of an item's first theme in the order of themes."""
        return next((self._place[theme] for theme in themes if theme in self._place), "")


def review_finding_ids(items: Items) -> tuple[str, ...]:
    """Review findings by their theme, then by id."""
    order = {theme: place for place, theme in enumerate(theme_ids(items))}
    found = items.corpus.review_findings
    return tuple(sorted(found, key=lambda id_: (order.get(found[id_].theme, len(order)), id_)))


def _named(line: ReviewFindingLine) -> Link:
    """A review finding by its theme and how sure one can be: `Barriers (low confidence, draft)`."""
    sure = line.confidence.words.lower() + (", draft" if line.is_draft else "")
    return Link(line.address, f"{line.theme.text} ({sure})" if line.theme else words.sentence(sure))


def _of_studies(studies: Sequence[StudyLine | None]) -> dict[str, tuple[str, ...]]:
    """What every row says of its study."""
    return {
        "study": tuple(study.name if study else "" for study in studies),
        "study_address": tuple(study.address if study else "" for study in studies),
        "preprint": tuple("preprint" if study and study.is_preprint else "" for study in studies),
        "year": tuple(year if study and (year := study.year[-4:]).isdigit() else "" for study in studies),
    }


def _notices(notices: Iterable[Notice | None]) -> tuple[str, ...]:
    return tuple(notice.text if notice else "" for notice in notices)

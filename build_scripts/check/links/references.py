"""Rules about what records name: it is there. Nothing is said of what was not read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from build_scripts.check.links.missing_files import lacks_findings
from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Violation
from build_scripts.model.fields import Locator
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.layout import SITE_FILE
from build_scripts.model.phrases import did_you_mean, either, nearest, suggestion
from build_scripts.model.records.conceptual_model import ConceptualModel
from build_scripts.model.records.finding import CellIllustration, Finding
from build_scripts.model.records.question import Question
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.model.records.site import Site
from build_scripts.model.records.table import Group, Table
from build_scripts.model.records.theme import Theme
from build_scripts.model.references import Ref
from build_scripts.model.walk import Located, marked, records, references
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.link_targets import items_of_corpus, items_of_study

FINDING = """\
# in evidence/studies/okafor-2021/findings.yaml
- id: cost-named-least
  statement: Visitors named cost less often than waiting lists.
  kind: {kind}
  basis: own_data
  perspective: [{perspective}]
  credibility: not_assessed
  credibility_reason: quantitative
  themes: [{theme}]
  illustrations: [{{table: {table}, row: {row}}}]
  locator: {{table: Table 2, row: Cost, page: "8"}}
  disposition: {{kind: overview, reason: The table says it beside the other rows.}}
"""

MARK = "  # <- here\n"

MOST_LISTED = 12
"""A longer list would be a wall of text."""


def finding_example(
    marked: str = "",
    kind: str = "quantitative",
    perspective: str = "visitors",
    theme: str = "waiting",
    table: str = "table-2",
    row: str = "Cost",
) -> str:
    """A further finding for the example; the line with `marked` gets the mark."""
    text = FINDING.format(kind=kind, perspective=perspective, theme=theme, table=table, row=row)
    return "".join(
        line.rstrip("\n") + MARK if marked and marked in line else line for line in text.splitlines(True)
    )


GOOD_FINDING = finding_example()


@dataclass(frozen=True)
class Namespace:
    """What a kind of reference can name."""

    noun: str
    known: Collection[str]
    is_unread: Callable[[str], bool] = lambda _: False
    """Whether what an id names may stand in a file that could not be read."""
    about: Callable[[str], str] = lambda _: ""
    """What else has an unknown id, in a sentence; empty if nothing has."""
    where: str = ""
    new: str = ""
    """How to make a new one."""
    listing: bool = True
    narrowed: bool = False
    """Whether the id is only a part of the text."""

    @property
    def plural(self) -> str:
        """What several are called."""
        return "studies" if self.noun == "study" else f"{self.noun}s"


def _unknown(named: Iterable[Located[str]], space: Namespace) -> Iterator[Violation]:
    """References that name nothing, each with the nearest that there is."""
    for reference in named:
        if reference.value not in space.known and not space.is_unread(reference.value):
            yield reference.at(
                (),
                f'There is no {space.noun} "{reference.value}"{space.where}.',
                _what_there_is(reference.value, space),
                part=reference.value if space.narrowed else "",
            )


def _what_there_is(name: str, space: Namespace) -> str:
    about, names = space.about(name), sorted(space.known)
    near = None if about else nearest(name, names)
    hints = [about, did_you_mean(name, near) if near else ""]
    if not names:
        hints.append(f"There are no {space.plural}{space.where} yet.")
    elif space.listing and names != [near] and len(names) <= MOST_LISTED:
        hints.append(f"All {space.plural}: {either(names, 'and')}.")
    if not near:
        hints.append(space.new)
    return " ".join(hint for hint in hints if hint)


def _other_kind(folder: StudyFolder, name: str) -> str:
    """A sentence if the id belongs to something else of the study."""
    kind = next((item.kind for item in items_of_study(folder) if item.id == name), None)
    return f"{name} is the id of a {kind}." if kind else ""


@rule(
    "EV201",
    "unknown-theme",
    scope="corpus",
    why="A theme's page lists everything that names it. What names a theme that does not exist is on no page.",
    bad=finding_example("wating", theme="wating"),
    good=GOOD_FINDING,
)
def unknown_theme(joined: Joined) -> Iterator[Violation]:
    """A theme that does not exist."""
    corpus = joined.corpus
    yield from _unknown(
        references(corpus, "theme"),
        Namespace(
            "theme",
            corpus.themes,
            partial(corpus.is_unread, Theme),
            new="A new one is a file in the folder evidence/themes.",
        ),
    )


@rule(
    "EV202",
    "unknown-perspective",
    scope="study",
    why="Views are told apart by whose they are. `site.yaml` says which perspectives there are.",
    bad=finding_example("vistors", perspective="vistors"),
    good=GOOD_FINDING,
)
def unknown_perspective(joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A perspective that `site.yaml` does not define."""
    site = joined.corpus.site
    if site and not joined.corpus.is_unread(Site):
        known = [perspective.id for perspective in site.perspectives]
        space = Namespace("perspective", known, where=f" in {SITE_FILE}")
        yield from _unknown(references(folder, "perspective"), space)


SIDES = """\
# in evidence/site.yaml
sides: [visitors, {other}]
"""


@rule(
    "EV214",
    "unknown-side",
    scope="corpus",
    why="What stands side by side are the views of two perspectives. `site.yaml` says which perspectives there are.",
    bad=SIDES.format(other="librarian").replace("]", "]  # <- here"),
    good=SIDES.format(other="librarians"),
)
def unknown_side(joined: Joined) -> Iterator[Violation]:
    """A perspective that a paired row, or the list of sides, names and `site.yaml` does not define."""
    site = joined.corpus.site
    if site and not joined.corpus.is_unread(Site):
        known = [perspective.id for perspective in site.perspectives]
        space = Namespace("perspective", known, where=f" in {SITE_FILE}")
        sides = (
            reference for reference in references(joined.corpus, "perspective") if "sides" in reference.path
        )
        yield from _unknown(sides, space)


ADVICE = """\
# in evidence/studies/okafor-2021/recommendations.yaml
- id: show-prices
  origin: study_authors
  statement: Print what help costs at the desk.
  audiences: [{audience}]
  rests_on: [{ground}]
  locator: {{section: Recommendations, page: "15"}}
"""
GOOD_ADVICE = ADVICE.format(audience="managers", ground="waiting-named-most")


@rule(
    "EV203",
    "unknown-audience",
    scope="corpus",
    why="Advice is sorted by who could act on it. `site.yaml` says which audiences there are.",
    bad=ADVICE.format(audience="manager", ground="waiting-named-most").replace(
        "[manager]", "[manager]  # <- here"
    ),
    good=GOOD_ADVICE,
)
def unknown_audience(joined: Joined) -> Iterator[Violation]:
    """An audience that `site.yaml` does not define."""
    site = joined.corpus.site
    if site and not joined.corpus.is_unread(Site):
        known = [audience.id for audience in site.audiences]
        space = Namespace("audience", known, where=f" in {SITE_FILE}")
        yield from _unknown(references(joined.corpus, "audience"), space)


@rule(
    "EV205",
    "unknown-quotation",
    scope="study",
    why="A quotation lets readers judge a finding. One that is not there shows nothing.",
    bad=GOOD_FINDING.replace("{table: table-2, row: Cost}]", "{quote: nobody-listend}]  # <- here"),
    good=GOOD_FINDING,
)
def unknown_quotation(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A quotation that does not exist."""
    if not folder.is_unread(Quote):
        known = {quote.id for quote in folder.quotes}
        space = Namespace("quotation", known, about=partial(_other_kind, folder))
        yield from _unknown(references(folder, "quotation"), space)


@rule(
    "EV206",
    "unknown-table",
    scope="study",
    why="A table cell lets readers see the number behind a finding. A table that is not there shows nothing.",
    bad=finding_example("table-22", table="table-22"),
    good=GOOD_FINDING,
)
def unknown_table(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A table that does not exist."""
    if not folder.is_unread(Table):
        known = {table.id for table in folder.tables}
        space = Namespace("table", known, about=partial(_other_kind, folder))
        yield from _unknown(references(folder, "table"), space)


TABLE = """\
# in evidence/studies/okafor-2021/tables.yaml
- id: table-5
  title: What visitors asked for
  locator: {{table: Table 5, page: "9"}}
  kind: frequency
  base: 38
  multiple_response: true
  question: {question}
  perspective: visitors
  cells:
    - {{label: Books, n: 20, percent: "52.6"}}
    - {{label: Advice, n: 30, percent: "78.9"}}
"""


@rule(
    "EV208",
    "unknown-question",
    scope="study",
    why="A table that says which question it reports can show the question's own words.",
    bad=TABLE.format(question="q-kept-way  # <- here"),
    good=TABLE.format(question="q-kept-away"),
)
def unknown_question(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A question that does not exist."""
    if not folder.is_unread(Question):
        known = {question.id for question in folder.questions}
        space = Namespace("question", known, about=partial(_other_kind, folder))
        yield from _unknown(references(folder, "question"), space)


DISCREPANCY = """\
# in evidence/studies/okafor-2021/discrepancies.yaml
- id: cost-in-the-text
  what: Share of visitors who named cost
  place: {{table: Table 2, row: Cost, page: "8"}}
  printed: 9 (24.0)
  other_place: {{section: Results, page: "8"}}
  other: a quarter
  weight: minor
  handling: Both are shown.
  affects: [{item}]
"""


@rule(
    "EV212",
    "unknown-item",
    scope="study",
    why="A discrepancy is shown beside the findings, tables and quotations that it touches.",
    bad=DISCREPANCY.format(item="table2").replace("[table2]", "[table2]  # <- here"),
    good=DISCREPANCY.format(item="table-2"),
)
def unknown_item(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """Something that a discrepancy touches and that does not exist."""
    if folder.discrepancies and not folder.unread and not lacks_findings(folder):
        known = {item.id for item in items_of_study(folder)}
        space = Namespace("item", known, where=" in this study", listing=False)
        yield from _unknown(references(folder, "item"), space)


@rule(
    "EV204",
    "unknown-finding",
    scope="corpus",
    why="Readers follow a sentence down to what a study found. A link to a finding that is not there ends nowhere.",
    bad=ADVICE.format(audience="managers", ground="waiting-named-last").replace(
        "-last]", "-last]  # <- here"
    ),
    good=GOOD_ADVICE,
)
def unknown_finding(joined: Joined) -> Iterator[Violation]:
    """A finding that does not exist, named within its study or across the corpus."""
    corpus = joined.corpus
    for folder in corpus.studies.values():
        if folder.findings and not folder.is_unread(Finding):
            known = {finding.id for finding in folder.findings}
            space = Namespace("finding", known, about=partial(_other_kind, folder))
            yield from _unknown(references(folder, "finding", own=True), space)
    for reference, ref in marked(corpus, Ref):
        if "finding" not in ref.targets or ref.own or reference.value in joined.findings:
            continue
        study = split_global(reference.value)[0]
        if study in corpus.studies:
            yield from _unknown_of_study(reference, corpus.studies[study])
        elif not study and "review_finding" not in ref.targets:
            yield _without_study(joined, reference)


def _unknown_of_study(reference: Located[str], folder: StudyFolder) -> Iterator[Violation]:
    """A finding that a study does not have, unless that is told of the study as a whole."""
    if not lacks_findings(folder) and not folder.is_unread(Finding):
        known = {global_id(folder.id, finding.id) for finding in folder.findings}
        about = _other_kind(folder, split_global(reference.value)[1])
        yield from _unknown([reference], Namespace("finding", known, about=lambda _: about))


def _without_study(joined: Joined, reference: Located[str]) -> Violation:
    found = [id_ for id_ in joined.findings if split_global(id_)[1] == reference.value]
    near = nearest(reference.value, joined.findings)
    meant = found or ([near] if near else [])
    return reference.at(
        (),
        f'"{reference.value}" does not say which study it is of. A finding is named `study/finding` here.',
        f"Did you mean {either(meant)}?" if meant else "For example: okafor-2021/waiting-named-most",
    )


COMPANION = """\
# in evidence/studies/okafor-2021/study.yaml
related_studies:
  - study: okafor-2019  # <- here
    relation: companion_paper
    note: Reports the survey that came before.
"""


@rule(
    "EV209",
    "unknown-study",
    scope="corpus",
    why="A study is named by its folder. A reference to a folder that is not there leads nowhere.",
    bad=COMPANION,
    good=COMPANION.replace("study: okafor-2019  # <- here", "citation: Okafor (2019). Queues."),
)
def unknown_study(joined: Joined) -> Iterator[Violation]:
    """A study that does not exist, named by itself or before the id of a finding."""
    corpus = joined.corpus
    within = (
        replace(reference, value=split_global(reference.value)[0])
        for reference in references(corpus, "finding", own=False)
        if "/" in reference.value
    )
    space = Namespace("study", corpus.studies, corpus.is_unread_study, narrowed=True)
    yield from _unknown((*references(corpus, "study"), *within), space)


RECOMMENDATION = """\
# in evidence/recommendations/say-how-long-it-takes.yaml
rests_on:
  - {ground}
"""


@rule(
    "EV210",
    "unknown-review-finding",
    scope="corpus",
    why="What the review team says rests on review findings or findings, and readers can follow it there.",
    bad=RECOMMENDATION.format(ground="not-knowing-wears  # <- here"),
    good=RECOMMENDATION.format(ground="not-knowing-weighs"),
)
def unknown_review_finding(joined: Joined) -> Iterator[Violation]:
    """A review finding that does not exist."""
    corpus = joined.corpus
    space = Namespace(
        "review finding",
        corpus.review_findings,
        partial(corpus.is_unread, ReviewFinding),
        partial(_no_review_finding, joined),
    )
    grounds = references(corpus, "review_finding")
    yield from _unknown((ground for ground in grounds if "/" not in ground.value), space)


def _no_review_finding(joined: Joined, name: str) -> str:
    """A sentence if this is the id of a finding, or of a study."""
    if name in joined.corpus.studies:
        own = [id_ for id_ in joined.findings if split_global(id_)[0] == name]
        listed = f": {either(own, most=5)}" if own else ""
        return f"{name} is a study, and a study cannot be named here; name one of its findings{listed}."
    within = [id_ for id_ in joined.findings if split_global(id_)[1] == name]
    return f"A finding is named with its study: {either(within)}." if within else ""


SESSION = """\
# evidence/teaching/first-hour.yaml
title: Being heard, one hour
purpose: Learners know what waiting does to people.
minutes: 60
pins:
  - {pin}
"""


@rule(
    "EV211",
    "unknown-pin",
    scope="corpus",
    why="A course relies on the items that it pins.",
    bad=SESSION.format(pin="okafor-2021/friendly-faces  # <- here"),
    good=SESSION.format(pin="okafor-2021/friendly-face"),
)
def unknown_pin(joined: Joined) -> Iterator[Violation]:
    """An item that a teaching session uses and that does not exist."""
    corpus = joined.corpus
    if not corpus.teaching:
        return
    in_studies = {item.in_corpus for folder in corpus.studies.values() for item in items_of_study(folder)}
    others = {item.in_corpus for item in items_of_corpus(corpus)}
    pins = tuple(references(corpus, "item", own=False))
    for known, of_studies in ((in_studies, True), (others, False)):
        space = Namespace("item", known, partial(_may_be_unread, joined), listing=False)
        yield from _unknown((pin for pin in pins if ("/" in pin.value) == of_studies), space)


def _may_be_unread(joined: Joined, item: str) -> bool:
    corpus, (study, name) = joined.corpus, split_global(item)
    return (
        corpus.is_unread_study(study)
        if study
        else any(path.endswith(f"/{name}.yaml") for path in corpus.unread)
    )


MODEL = """\
# evidence/models/listening-cycle.yaml
name: The Listening Cycle
study: okafor-2021
summary: It shows how listening works.
drawn_from: The text.
nodes:
  - id: listening
    label: Listening
    kind: step
    text: Somebody listens.
    locator: {{section: Model}}
  - id: being-heard
    label: Being heard
    kind: outcome
    text: The visitor feels heard.
    locator: {{section: Model}}
flows:
  - {{source: listening, target: {target}, kind: leads_to}}{mark}
locator: {{section: Model}}
history:
  - date: "2026-11-21"
    change: First version.
"""


@rule(
    "EV213",
    "unknown-part",
    scope="corpus",
    why="An arrow of a model leads from one of its parts to another.",
    bad=MODEL.format(target="heard", mark="  # <- here"),
    good=MODEL.format(target="being-heard", mark=""),
)
def unknown_part(joined: Joined) -> Iterator[Violation]:
    """A part that a model's flow names and that the model does not have."""
    for model in records(joined.corpus, ConceptualModel):
        if model.file not in joined.corpus.unread:
            known = {node.id for node in model.value.nodes}
            yield from _unknown(references(model, "part"), Namespace("part", known))


@rule(
    "EV207",
    "unknown-cell",
    scope="study",
    why="A finding shows its number by naming the group, row and column it stands in. They are named as they are "
    "encoded, or the number cannot be found.",
    bad=finding_example("row: Costs", row="Costs"),
    good=GOOD_FINDING,
)
def unknown_cell(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A group, row or column that the table does not have."""
    tables = {table.id: table for table in folder.tables}
    for cell in records(folder, CellIllustration):
        missing = _missing(tables[cell.value.table], cell.value) if cell.value.table in tables else None
        if missing:
            key, message, hint = missing
            yield cell.at(key if getattr(cell.value, key) is not None else (), message, hint)


def _missing(table: Table, cell: CellIllustration) -> tuple[str, str, str] | None:
    """Key, message and hint for the first part of a cell's name that the table does not have."""
    if cell.group is not None and not table.groups:
        return "group", f"{table.id} has no groups.", "Leave out `group`, and name the row alone."
    groups = [group for group in table.groups if cell.group in (None, group.label)]
    if cell.group is not None and not groups:
        return _no_such("group", cell.group, f"in {table.id}", [group.label for group in table.groups])
    if cell.row is not None:
        missing = _missing_row(table, groups, cell.row)
        if missing:
            return missing
    return _missing_column(table, groups, cell) if cell.column is not None else None


def _missing_row(table: Table, groups: list[Group], row: str) -> tuple[str, str, str] | None:
    holders = [group.label for group in groups if row in rows_of(group)]
    if table.groups:
        labels = [label for group in groups for label in rows_of(group)]
        found = bool(holders)
    else:
        labels, found = rows_of(table), row in rows_of(table)
    if not found:
        return _no_such("row", row, f"in {table.id}", labels)
    if len(holders) > 1:
        return (
            "row",
            f'"{row}" is a row of several groups of {table.id}: {either(holders, "and")}.',
            f"Say which one is meant: `group: {holders[0]}`, for example.",
        )
    return None


def _missing_column(table: Table, groups: list[Group], cell: CellIllustration) -> tuple[str, str, str] | None:
    all_rows = [row for group in groups for row in group.rows] if table.groups else table.rows
    rows = [row for row in all_rows if cell.row in (None, row.label)]
    columns = list(dict.fromkeys(answer.label for row in rows for answer in row.cells))
    columns += [one.label for one in table.columns if one.label not in columns]
    if not columns:
        return "column", f"{table.id} has no columns.", "Leave out `column`, and name the row alone."
    if cell.column not in columns:
        return _no_such("column", str(cell.column), f"in {table.id}", columns)
    return None


def rows_of(part: Table | Group) -> list[str]:
    """The labels that `row` can name in a table without groups, or in a group."""
    return [row.label for row in part.rows] or [cell.label for cell in part.cells]


def _no_such(key: str, label: str, where: str, known: list[str]) -> tuple[str, str, str]:
    hint = suggestion(label, known) or f"As encoded there: {either(known, 'and')}."
    return key, f'There is no {key} "{label}" {where}.', hint


@rule(
    "EV222",
    "no-place",
    scope="corpus",
    why="Readers check what we say by looking it up. A place needs a section, a table with its row, a question or a "
    "page.",
    bad=finding_example("locator", table="table-2").replace(
        '{table: Table 2, row: Cost, page: "8"}', "{row: Cost}"
    ),
    good=GOOD_FINDING,
)
def no_place(joined: Joined) -> Iterator[Violation]:
    """A locator that leads nowhere, or only to a table where a finding has nothing else to show."""
    for locator in records(joined.corpus, Locator):
        place = locator.value
        if not (place.section or place.table or place.question or place.page):
            yield locator.at(
                (),
                "This names no place in the source, so readers cannot check it.",
                "Give a section, a table with its row, a question, or a page if the source prints pages.",
            )
    for finding in records(joined.corpus, Finding):
        given = {key for key, value in finding.value.locator if value is not None}
        if given == {"table"} and not finding.value.illustrations:
            yield finding.at(
                "locator",
                f'The finding "{finding.value.id}" has no illustration and no row, so readers cannot find it in '
                f"{finding.value.locator.table}.",
                "Add `row:` to its locator, or an illustration.",
            )

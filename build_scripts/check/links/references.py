"""Rules about what records name: it is there. Nothing is said of what was not read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from build_scripts.check.links.missing_files import lacks_findings
from build_scripts.check.rule import rule
from build_scripts.model import walk as places
from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.diagnostics import KeyPath, Violation
from build_scripts.model.fields import Locator
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.layout import SITE_FILE, model_file, review_finding_file, study_file, theme_file
from build_scripts.model.messages import either, nearest
from build_scripts.model.records.finding import CellIllustration
from build_scripts.model.records.table import Group, Table
from build_scripts.model.walk import Reference, illustrations
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


def other_kind(folder: StudyFolder, name: str) -> str:
    """A sentence if the id belongs to something else of the study."""
    kind = next((item.kind for item in items_of_study(folder) if item.id == name), None)
    return f"{name} is the id of a {kind}. " if kind else ""


def unknown(
    noun: str,
    reference: Reference,
    known: Iterable[str],
    about: str = "",
    *,
    where: str = "",
    new: str = "",
    listing: bool = True,
    narrowed: bool = False,
) -> Violation:
    """A complaint that `reference` names nothing, with the nearest that there is."""
    file, path, target = reference
    names = sorted(known)
    near = None if about else nearest(target, names)
    hints = [about.strip(), f"Did you mean {near}?" if near else ""]
    plural = "studies" if noun == "study" else f"{noun}s"
    if not names:
        hints.append(f"There are no {plural}{where} yet.")
    elif listing and names != [near] and len(names) <= MOST_LISTED:
        hints.append(f"All {plural}: {either(names, 'and')}.")
    if not near:
        hints.append(new)
    return Violation(
        file,
        path,
        f'There is no {noun} "{target}"{where}.',
        " ".join(hint for hint in hints if hint),
        part=target if narrowed else "",
    )


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
    for reference in places.to_themes(corpus):
        if reference[2] not in corpus.themes and theme_file(reference[2]) not in corpus.unread:
            yield unknown(
                "theme", reference, corpus.themes, new="A new one is a file in the folder evidence/themes."
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
    known = _of_site(joined.corpus, "perspectives")
    for reference in places.to_perspectives(folder) if known is not None else ():
        if reference[2] not in (known or ()):
            yield unknown("perspective", reference, known or (), where=f" in {SITE_FILE}")


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
    known = _of_site(joined.corpus, "audiences")
    for reference in places.to_audiences(joined.corpus) if known is not None else ():
        if reference[2] not in (known or ()):
            yield unknown("audience", reference, known or (), where=f" in {SITE_FILE}")


@rule(
    "EV205",
    "unknown-quotation",
    scope="study",
    why="A quotation lets readers judge a finding. One that is not there shows nothing.",
    bad=GOOD_FINDING.replace("{table: table-2, row: Cost}]", "{quote: nobody-listend}]  # <- here"),
    good=GOOD_FINDING,
)
def unknown_quotation(_checked: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A quotation that does not exist."""
    known = {quote.id for quote in folder.quotes}
    for reference in places.to_quotes(folder):
        if reference[2] not in known and "quotes.yaml" not in folder.unread:
            yield unknown("quotation", reference, known, other_kind(folder, reference[2]))


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
def unknown_question(_checked: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A question that does not exist."""
    known = {question.id for question in folder.questions}
    for reference in places.to_questions(folder):
        if reference[2] not in known and "questions.yaml" not in folder.unread:
            yield unknown("question", reference, known, other_kind(folder, reference[2]))


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
def unknown_item(_checked: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """Something that a discrepancy touches and that does not exist."""
    known = {item.id for item in items_of_study(folder)} if folder.discrepancies else set()
    for position, discrepancy in enumerate(folder.discrepancies):
        file = study_file(folder.id, "discrepancies.yaml")
        for reference in places.listed(file, (position, "affects"), discrepancy.affects):
            if reference[2] not in known and not folder.unread and not lacks_findings(folder):
                yield unknown("item", reference, known, where=" in this study", listing=False)


def _of_site(corpus: Corpus, key: str) -> Collection[str] | None:
    """The ids that `site.yaml` defines; None where that file could not be read whole."""
    if corpus.site is None or SITE_FILE in corpus.unread:
        return None
    return tuple(entry.id for entry in getattr(corpus.site, key))


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
        known = {finding.id for finding in folder.findings}
        for reference in places.to_own_findings(folder) if known else ():
            if reference[2] not in known and "findings.yaml" not in folder.unread:
                yield unknown("finding", reference, known, other_kind(folder, reference[2]))
    named = (*places.to_findings(corpus), *_grounds(corpus, with_study=True))
    for reference in named:
        study, name = split_global(reference[2])
        if reference[2] in joined.findings or (study and study not in corpus.studies):
            continue
        if lacks_findings(corpus.studies.get(study)):
            continue
        if not study:
            yield _without_study(joined, reference)
        elif "findings.yaml" not in corpus.studies[study].unread:
            folder = corpus.studies[study]
            known = {global_id(study, finding.id) for finding in folder.findings}
            yield unknown("finding", reference, known, other_kind(folder, name))


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
    """A study that does not exist."""
    corpus = joined.corpus
    within = (
        (file, path, split_global(target)[0])
        for file, path, target in (*places.to_findings(corpus), *places.to_grounds(corpus))
        if "/" in target
    )
    for reference in (*places.to_studies(corpus), *within):
        unread = any(path.startswith(study_file(reference[2], "")) for path in corpus.unread)
        if reference[2] not in corpus.studies and not unread:
            yield unknown("study", reference, corpus.studies, narrowed=True)


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
    for reference in _grounds(corpus, with_study=False):
        target = reference[2]
        if target not in corpus.review_findings and review_finding_file(target) not in corpus.unread:
            within = [id_ for id_ in joined.findings if split_global(id_)[1] == target]
            about = f"A finding is named with its study: {either(within)}. " if within else ""
            if target in corpus.studies:
                own = [id_ for id_ in joined.findings if split_global(id_)[0] == target]
                listed = f": {either(own, most=5)}" if own else ""
                about = f"{target} is a study, and a study cannot be named here; name one of its findings{listed}. "
            yield unknown("review finding", reference, corpus.review_findings, about)


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
    pins = tuple(places.to_pins(corpus))
    known = {item.in_corpus for item in items_of_corpus(corpus)} if pins else set()
    for folder in corpus.studies.values() if pins else ():
        known |= {item.in_corpus for item in items_of_study(folder)}
    for reference in pins:
        study, name = split_global(reference[2])
        unread = any(
            path.startswith(study_file(study, "")) if study else path.endswith(f"/{name}.yaml")
            for path in corpus.unread
        )
        if reference[2] not in known and not unread:
            near = known if study else {id_ for id_ in known if "/" not in id_}
            yield unknown("item", reference, near, listing=False)


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
    for id_, model in joined.corpus.models.items():
        known = {node.id for node in model.nodes}
        file = model_file(id_)
        for position, flow in enumerate(model.flows):
            for key, target in (("source", flow.source), ("target", flow.target)):
                if target not in known and file not in joined.corpus.unread:
                    yield unknown("part", (file, ("flows", position, key), target), known)


def _grounds(corpus: Corpus, with_study: bool) -> Iterator[Reference]:
    return (reference for reference in places.to_grounds(corpus) if ("/" in reference[2]) == with_study)


def _without_study(joined: Joined, reference: Reference) -> Violation:
    file, path, target = reference
    found = [id_ for id_ in joined.findings if split_global(id_)[1] == target]
    near = nearest(target, joined.findings)
    meant = found or ([near] if near else [])
    hint = f"Did you mean {either(meant)}?" if meant else ""
    return Violation(
        file,
        path,
        f'"{target}" does not say which study it is of. A finding is named `study/finding` here.',
        hint or "For example: okafor-2021/waiting-named-most",
    )


@rule(
    "EV206",
    "unknown-table",
    scope="study",
    why="A table cell lets readers see the number behind a finding. A table that is not there shows nothing.",
    bad=finding_example("table-22", table="table-22"),
    good=GOOD_FINDING,
)
def unknown_table(_checked: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A table that does not exist."""
    known = sorted(table.id for table in folder.tables)
    for path, illustration in illustrations(folder):
        if not isinstance(illustration, CellIllustration) or "tables.yaml" in folder.unread:
            continue
        if illustration.table not in known:
            near = nearest(illustration.table, known)
            yield Violation(
                study_file(folder.id, "findings.yaml"),
                (*path, "table"),
                f'There is no table "{illustration.table}".',
                " ".join(
                    filter(
                        None,
                        (
                            f"Did you mean {near}?" if near else "",
                            f"All tables: {either(known, 'and')}." if known else "There are no tables yet.",
                        ),
                    )
                ),
            )


@rule(
    "EV207",
    "unknown-cell",
    scope="study",
    why="A finding shows its number by naming the group, row and column it stands in. They are named as they are "
    "encoded, or the number cannot be found.",
    bad=finding_example("row: Costs", row="Costs"),
    good=GOOD_FINDING,
)
def unknown_cell(_checked: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A group, row or column that the table does not have."""
    tables = {table.id: table for table in folder.tables}
    for path, illustration in illustrations(folder):
        if isinstance(illustration, CellIllustration) and illustration.table in tables:
            missing = _missing(tables[illustration.table], illustration)
            if missing:
                key, message, hint = missing
                place: KeyPath = (*path, key) if getattr(illustration, key) is not None else path
                yield Violation(study_file(folder.id, "findings.yaml"), place, message, hint)


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
    if not columns:
        return "column", f"{table.id} has no columns.", "Leave out `column`, and name the row alone."
    if cell.column not in columns:
        return _no_such("column", str(cell.column), f"in {table.id}", columns)
    return None


def rows_of(part: Table | Group) -> list[str]:
    """The labels that `row` can name in a table without groups, or in a group."""
    return [row.label for row in part.rows] or [cell.label for cell in part.cells]


def _no_such(key: str, label: str, where: str, known: list[str]) -> tuple[str, str, str]:
    near = nearest(label, known)
    hint = f"Did you mean {near}?" if near else f"As encoded there: {either(known, 'and')}."
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
    for file, path, locator in _locators(joined):
        if not (locator.section or locator.table or locator.question or locator.page):
            yield Violation(
                file,
                path,
                "This names no place in the source, so readers cannot check it.",
                "Give a section, a table with its row, a question, or a page if the source prints pages.",
            )
    for folder in joined.corpus.studies.values():
        for position, finding in enumerate(folder.findings):
            given = {key for key, value in finding.locator if value is not None}
            if given == {"table"} and not finding.illustrations:
                yield Violation(
                    study_file(folder.id, "findings.yaml"),
                    (position, "locator"),
                    f'The finding "{finding.id}" has no illustration and no row, so readers cannot find it in '
                    f"{finding.locator.table}.",
                    "Add `row:` to its locator, or an illustration.",
                )


def _locators(joined: Joined) -> Iterator[tuple[str, KeyPath, Locator]]:
    for folder in joined.corpus.studies.values():
        study = folder.study
        groups: tuple[tuple[str, KeyPath, Iterable[Any]], ...] = (
            ("study.yaml", ("key_points",), study.key_points if study else ()),
            ("study.yaml", ("resources",), study.resources if study else ()),
            ("questions.yaml", (), folder.questions),
            ("tables.yaml", (), folder.tables),
            ("findings.yaml", (), folder.findings),
            ("quotes.yaml", (), folder.quotes),
            ("recommendations.yaml", (), folder.recommendations),
        )
        for name, start, records in groups:
            for position, record in enumerate(records):
                yield study_file(folder.id, name), (*start, position, "locator"), record.locator
        file = study_file(folder.id, "discrepancies.yaml")
        for position, discrepancy in enumerate(folder.discrepancies):
            yield file, (position, "place"), discrepancy.place
            yield file, (position, "other_place"), discrepancy.other_place
        for position, quote in enumerate(folder.quotes):
            for place, further in enumerate(quote.also_printed_at):
                path = (position, "also_printed_at", place, "locator")
                yield study_file(folder.id, "quotes.yaml"), path, further.locator
    for id_, model in joined.corpus.models.items():
        yield model_file(id_), ("locator",), model.locator
        for position, node in enumerate(model.nodes):
            yield model_file(id_), ("nodes", position, "locator"), node.locator

"""The rule about places in a source: each leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from build_scripts.check.paths import model_file, study_file
from build_scripts.check.reference_words import GOOD_FINDING, finding_example
from build_scripts.check.rule import rule
from build_scripts.model.base import Locator
from build_scripts.model.problems import Complaint, Path
from build_scripts.synthesise.joins import Joined


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
def no_place(checked: Joined) -> Iterator[Complaint]:
    """A locator that leads nowhere, or only to a table where a finding has nothing else to show."""
    for file, path, locator in _locators(checked):
        if not (locator.section or locator.table or locator.question or locator.page):
            yield Complaint(
                file,
                path,
                "This names no place in the source, so readers cannot check it.",
                "Give a section, a table with its row, a question, or a page if the source prints pages.",
            )
    for folder in checked.corpus.studies.values():
        for position, finding in enumerate(folder.findings):
            given = {key for key, value in finding.locator if value is not None}
            if given == {"table"} and not finding.illustrations:
                yield Complaint(
                    study_file(folder.id, "findings.yaml"),
                    (position, "locator"),
                    f'The finding "{finding.id}" has no illustration and no row, so readers cannot find it in '
                    f"{finding.locator.table}.",
                    "Add `row:` to its locator, or an illustration.",
                )


def _locators(checked: Joined) -> Iterator[tuple[str, Path, Locator]]:
    for folder in checked.corpus.studies.values():
        study = folder.study
        groups: tuple[tuple[str, Path, Iterable[Any]], ...] = (
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
    for id_, model in checked.corpus.models.items():
        yield model_file(id_), ("locator",), model.locator
        for position, node in enumerate(model.nodes):
            yield model_file(id_), ("nodes", position, "locator"), node.locator

"""The rule about what an import has typed: it is told until a person has compared it with the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Severity, Violation
from build_scripts.model.phrases import either
from build_scripts.model.records.quote import Quote
from build_scripts.model.records.table import Table
from build_scripts.model.walk import Located, records
from build_scripts.synthesise.joins import Joined

MOST_NAMED = 8
"""Items that are named one by one."""

QUOTE = """\
# in evidence/studies/okafor-2021/quotes.yaml
- id: friendly-face
  text: "There was one friendly face at the desk, and that was enough."
  voice: participant
  speaker: not_stated
  perspective:
    - visitors
  locator: {{table: Table 4, row: A friendly face, page: "10"}}
{imported}"""


@rule(
    "EV419",
    "import-unread",
    scope="study",
    severity=Severity.NOTE,
    why="An import copies words and numbers. That they were copied right, that the speaker and the heading are theirs, "
    "and that nothing was taken for a quotation that is none, only a person can say.",
    bad=QUOTE.format(imported="  imported: true  # <- here\n"),
    good=QUOTE.format(imported=""),
)
def import_unread(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """Quotations and tables that were imported and not yet read against the paper."""
    quotes = [quote for quote in records(folder, Quote) if quote.value.imported]
    tables = [table for table in records(folder, Table) if table.value.imported]
    if quotes:
        yield _unread(quotes, len(folder.quotes), "quotation")
    if tables:
        yield _unread(tables, len(folder.tables), "table")


def _unread(imported: Sequence[Located[Quote]] | Sequence[Located[Table]], of: int, noun: str) -> Violation:
    were = "was" if len(imported) == 1 else "were"
    named = either((record.value.id for record in imported), "and", MOST_NAMED)
    return imported[0].at(
        "imported",
        f"{len(imported)} of {of} {noun}{'s' if of > 1 else ''} {were} typed by an import, and nobody has compared "
        f"{'it' if len(imported) == 1 else 'them'} with the paper: {named}.",
        "Read each beside the paper, correct it where needed, and delete its line `imported: true`.",
        at_key=True,
    )

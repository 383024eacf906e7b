"""Keeping what a statement of the synthesis rests on, once somebody has looked at it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from build_scripts.author.edits import add_entry, applied, put_block
from build_scripts.author.writing import write_whole
from build_scripts.model.ids import split_global
from build_scripts.model.phrases import either, quoted, suggestion, written
from build_scripts.model.records.seen import Seen
from build_scripts.read.corpus import Reading, read_corpus
from build_scripts.read.yaml_text.tree import Tree
from build_scripts.synthesise.joins import join
from build_scripts.synthesise.seen import Statement, Synthesis

MOST_NAMED = 4


class UnknownStatementError(Exception):
    """No statement has this id; the message is a sentence for people."""


@dataclass(frozen=True)
class Settled:
    """A statement that is settled, and the line in its history where something had changed."""

    file: str
    line: str
    written: bool


def settle(
    root: Path, ids: Sequence[str], day: str, because: str = "", only_show: bool = False
) -> list[Settled]:
    """Keep what the statements rest on now, in their files; without `ids` those of all statements.

    Where something had changed, the history says that it was looked at again, or `because`.

    Raises:
        UnknownStatementError: an id names no statement.
    """
    reading = read_corpus(root)
    statements = {statement.id: statement for statement in Synthesis(join(reading.corpus)).statements()}
    for id_ in ids:
        if id_ not in statements:
            raise UnknownStatementError(
                f"There is no review finding, theme or recommendation {id_}. "
                + (suggestion(id_, statements) or "`evidence ids statement` lists them.")
            )
    return [
        _settled(reading, root, statements[id_], day, because, only_show) for id_ in ids or list(statements)
    ]


def _settled(
    reading: Reading, root: Path, statement: Statement, day: str, because: str, only_show: bool
) -> Settled:
    tree = reading.trees[statement.file]
    line = (because or _line(statement)) if statement.news else ""
    if statement.seen == statement.now and not line:
        return Settled(statement.file, "", written=False)
    if line:
        entry = add_entry(tree, ("history",), [f"date: {quoted(day)}", f"change: {written(line)}"])
        tree = Tree(tree.file, applied(tree.text, [entry]))
    text = applied(tree.text, [put_block(tree, "seen", seen_block(statement.now))])
    if not only_show:
        write_whole(root / statement.file, text)
    return Settled(statement.file, line, written=True)


def seen_block(seen: Seen) -> str:
    """The key `seen` as a file holds it: one mark a line, so that two changes seldom meet."""
    lines = ["seen:"]
    for name, marks in (("items", seen.items), ("studies", seen.studies)):
        if marks:
            lines += [f"  {name}:", *(f"    {id_}: {marks[id_]}" for id_ in sorted(marks))]
    return "\n".join(lines if len(lines) > 1 else ["seen: {}"]) + "\n"


def _line(statement: Statement) -> str:
    """What the history says: that it was looked at again, and beside which studies or review findings."""
    names = dict.fromkeys(split_global(name)[0] or name for news in statement.news for name in news.names())
    return f"Read again after changes in {either(names, 'and', MOST_NAMED)}."

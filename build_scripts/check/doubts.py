"""Which numbers of a table are told of already, so that one slip gives one message and not a chain of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_scripts.check.number_words import fault_of
from build_scripts.model.problems import Path
from build_scripts.model.table import Table
from build_scripts.synthesise.counts import CellLine, parts
from build_scripts.synthesise.totals import TotalLine, by_part, total_lines


@dataclass(frozen=True)
class BaseSlip:
    """Several numbers that do not fit, for one reason: their base."""

    path: Path
    """Path of the base, or of the row or group that has another base than what is around it."""
    lines: tuple[CellLine, ...]
    """The numbers of which nothing more is said."""
    vote: TotalLine | None = None
    """The base that all percents fit; None where several counts are above the base."""


def is_doubtful(line: CellLine) -> bool:
    """Whether the number does not fit, or has no base, and nobody confirmed that the paper prints it so."""
    bare = bool(line.reckoned.percent_printed) and line.reckoned.base is None
    return not line.as_printed and (bare or fault_of(line.reckoned) is not None)


def any_doubtful(table: Table, lines: Iterable[CellLine]) -> bool:
    """Whether a number among `lines`, or what the cells around one add up to, does not fit."""
    wrong = {total.path for total in total_lines(table) if total.rule != "base_vote" and _is_open(total)}
    return any(
        is_doubtful(line) or (line.path if line.own_count else line.path[:-2]) in wrong for line in lines
    )


def base_slips(table: Table) -> Iterator[BaseSlip]:
    """The bases that several numbers do not fit, where the numbers agree on another or are larger."""
    bearers = _bearers(table)
    votes = {total.path: total for total in total_lines(table) if total.rule == "base_vote"}
    for part, cells, own in by_part(table):
        bearer, vote = bearers.get(part.path), votes.get(part.path)
        under = [line for line, cell in zip(cells, part.cells, strict=True) if cell.base is None]
        lines = tuple(line for line in [own, *under] if line is not None and is_doubtful(line))
        if bearer is None or not lines:
            continue
        above = tuple(line for line in lines if (line.reckoned.n or 0) > (line.reckoned.base or 0))
        if vote is not None and vote.elected is not None and _is_open(vote):
            shared = {one.elected for path, one in votes.items() if bearers.get(path) == bearer}
            yield BaseSlip((*bearer, "base") if len(shared) == 1 else (*part.path, "label"), lines, vote)
        elif len(above) > 1:
            yield BaseSlip((*bearer, "base"), above)


def _bearers(table: Table) -> dict[Path, Path]:
    """By the path of a part, the path of the row, group or table that prints its base."""
    places: dict[Path, Path] = {}
    for part in parts(table):
        group_path = part.path[:2] if part.group else ()
        for path, bearer in ((part.path, part.row), (group_path, part.group), ((), table)):
            if bearer is not None and bearer.base is not None:
                places[part.path] = path
                break
    return places


def _is_open(total: TotalLine) -> bool:
    return total.status == "inconsistent" and not total.as_printed

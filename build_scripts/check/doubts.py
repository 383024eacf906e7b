"""Which numbers of a table are told of already, so that one slip gives one message and not a chain of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from build_scripts.check.number_words import fault_of
from build_scripts.model.problems import Path
from build_scripts.model.table import Table
from build_scripts.synthesise.arithmetic import Bases, bases_cut_from
from build_scripts.synthesise.counts import CellLine, parts, shares
from build_scripts.synthesise.totals import TotalLine, by_part, total_lines


@dataclass(frozen=True)
class BaseSlip:
    """Several numbers that do not fit, for one reason: their base."""

    path: Path
    """Path of the base, or of the row or group that has another base than what is around it."""
    lines: tuple[CellLine, ...]
    """The numbers of which nothing more is said."""
    vote: TotalLine | None = None
    """The base that all percents fit, where there is one."""
    cut_to: int | None = None
    """The base that all percents fit if their further decimals were cut and not rounded."""
    percents: int = 0
    """How many percents were tried."""
    answered: int = 0
    """What the counts add up to where each person gave one answer, else 0: no base can be below it."""


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


def answered(table: Table) -> dict[Path, int]:
    """By the path of a part, what its printed counts add up to where each person gave one answer."""
    if table.kind == "theme_counts" or table.percent_of != "base":
        return {}
    return {
        part.path: sum(cell.n or 0 for cell in part.cells)
        for part in parts(table)
        if not part.takes_several(table)
    }


@lru_cache(maxsize=8192)
def base_slips(table: Table) -> tuple[BaseSlip, ...]:
    """The bases that several numbers do not fit, where the numbers agree on another or are larger."""
    return tuple(_slips(table))


def _slips(table: Table) -> Iterator[BaseSlip]:
    bearers, sums = _bearers(table), answered(table)
    votes = {total.path: total for total in total_lines(table) if total.rule == "base_vote"}
    cut = {slip.path[:-1]: slip for slip in _cut_slips(table, bearers, votes, sums)}
    yield from cut.values()
    for part, cells, own in by_part(table):
        bearer, vote = bearers.get(part.path), votes.get(part.path)
        under = [line for line, cell in zip(cells, part.cells, strict=True) if cell.base is None]
        lines = tuple(line for line in [own, *under] if line is not None and is_doubtful(line))
        if bearer is None or bearer in cut or not lines:
            continue
        above = tuple(line for line in lines if (line.reckoned.n or 0) > (line.reckoned.base or 0))
        if vote is not None and vote.elected is not None and _is_open(vote):
            shared = {one.elected for path, one in votes.items() if bearers.get(path) == bearer}
            path = (*bearer, "base") if len(shared) == 1 else (*part.path, "label")
            yield BaseSlip(path, lines, vote, answered=sums.get(part.path, 0))
        elif len(above) > 1:
            yield BaseSlip((*bearer, "base"), above)


def _cut_slips(
    table: Table, bearers: Mapping[Path, Path], votes: Mapping[Path, TotalLine], sums: Mapping[Path, int]
) -> Iterator[BaseSlip]:
    """Bases under which several percents do not fit and all would if they were cut, and no rounding tells why."""
    under: dict[Path, list[CellLine]] = {}
    explained: set[Path] = set()
    totals: dict[Path, int] = {}
    for part, cells, _ in by_part(table):
        bearer, vote, total = bearers.get(part.path), votes.get(part.path), sums.get(part.path, 0)
        if bearer is None or table.percent_of != "base":
            continue
        if vote is not None and vote.elected is not None and vote.elected >= total:
            explained.add(bearer)
        totals[bearer] = max(totals.get(bearer, 0), total)
        without_own = (line for line, cell in zip(cells, part.cells, strict=True) if cell.base is None)
        under.setdefault(bearer, []).extend(without_own)
    for bearer, lines in under.items():
        doubtful = tuple(line for line in lines if is_doubtful(line))
        printed = shares(lines)
        if bearer in explained or len(doubtful) < 2 or len(shares(doubtful)) < len(doubtful):
            continue
        bases = Bases(1, None)
        for n, percent in printed:
            bases &= bases_cut_from(n, percent)
        base = doubtful[0].reckoned.base or 0
        cut_to = base if base in bases else bases.only
        if cut_to is not None:
            path = (*bearer, "base")
            yield BaseSlip(path, doubtful, None, cut_to, len(printed), totals[bearer])


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

"""Which mistake explains the numbers that do not fit, so that one mistake gives one message, and its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.fields import Counted, as_base
from build_scripts.model.records.table import Table, is_total_label
from build_scripts.model.remembered import remembered
from build_scripts.synthesise.numbers.arithmetic import (
    Bases,
    Percent,
    Rounding,
    base_vote,
    bases_cut_from,
    bases_for,
    counts_cut_to,
    counts_for,
    fits,
    percent_begins,
    percent_of,
    power_of_ten,
    read_percent,
    rounded_twice,
    write_percent,
)
from build_scripts.synthesise.numbers.cells import (
    MORE_DECIMALS,
    CellLine,
    CheckedNumber,
    cell_lines,
    is_over_100,
    number_of,
    shares,
    table_sections,
)
from build_scripts.synthesise.numbers.total_line import TotalLine
from build_scripts.synthesise.numbers.totals import by_section, total_lines

AS_PRINTED = "add `as_printed:` if the paper itself prints this"
"""What an author does about a mistake that is the paper's own."""

TO_EACH = AS_PRINTED.replace("`as_printed:`", "`as_printed:` to each of the numbers")

NEAR = 5
"""A base at most this far away, or at most a quarter, could be meant."""


def people(base: int, of: Counted | None) -> str:
    """`the 38 people who answered`, `38 answers`, `38 texts`."""
    return (
        f"the {number_of(base, of)} who answered" if of in (None, "people") else f"the {number_of(base, of)}"
    )


def mismatch(n: int, percent: str, base: int, of: Counted | None, answered: int = 0) -> tuple[str, str]:
    """`(message, hint)` for a count and a percent that do not go together; no base can be below `answered`."""
    printed = read_percent(percent)
    message = f"{n} of {base} is {percent_of(n, base, printed.decimals)}%, not {percent}%."
    other = (bases_for(n, percent) & Bases(answered, None)).nearest(base)
    near = other is not None and other != base and _is_near(base, other)
    ways = ["correct the number", AS_PRINTED]
    if near and other is not None:
        ways.insert(0, f"set `base: {other}`")
        message += f" But {n} is {percent}% of {other}: {_why_other(base, other, of)}"
    counts = counts_for(percent, base)
    if len(counts) == 1:
        message += f" {'And' if near else 'But'} {counts[0]} of {base} is {percent}%."
    if rounded_twice(n, percent, base):
        once = percent_of(n, base, printed.decimals + 1)
        message += f" It looks rounded twice: {once} was rounded again to {percent}."
    if Rounding.TRUNCATION in fits(n, percent, base).rules:
        message += f" {_cut(n, percent, base)}"
    return message, _either(ways)


def _cut(n: int, percent: str, base: int) -> str:
    begins = percent_begins(n, base, read_percent(percent).decimals + MORE_DECIMALS)
    return f"{n} of {base} is {begins}%: cut, not rounded, it is {percent}%."


def other_base(vote: TotalLine, of: Counted | None, at_base: bool, answered: int) -> tuple[str, str]:
    """`(message, hint)` where all percents of a section fit another base; `at_base` if that is to be changed.

    `answered` is what the counts add up to where each person gave one answer: no base can be below it.
    """
    base, other = vote.base or 0, vote.elected or 0
    found = vote.remark.rstrip(".")
    if other < answered:
        return f"{found}, but the counts add up to {answered}.", _either(["correct the numbers", TO_EACH])
    why = _why_other(base, other, of) if _is_near(base, other) else f"is the base {other}?"
    way = f"set `base: {other}`" if at_base else f"add `base: {other}` here"
    return f"{found}: {why}", _either([way, "correct the numbers", TO_EACH])


def other_base_of_arm(error: BaseError, arm: ArmBase) -> tuple[str, str]:
    """`(message, hint)` where the percents of an arm fit another base than its own: which, one by one."""
    base, of = error.lines[0].reckoned.base or 0, error.lines[0].reckoned.base_of
    each = [f"“{line.row or line.group}” ({line.reckoned.percent_printed}%)" for line in error.lines]
    listed = f"{', '.join(each[:-1])} and {each[-1]}"
    found = f"In “{arm.label}” {len(each)} percents fit {arm.elected} instead of {base}: {listed}"
    if arm.elected < error.answered:
        return f"{found}. But the counts add up to {error.answered}.", _either(
            ["correct the numbers", TO_EACH]
        )
    way = (
        f"set `base: {arm.elected}`"
        if error.path[-1] == "base"
        else f"add `base: {arm.elected}` to these cells"
    )
    return f"{found}: {_why_other(base, arm.elected, of)}", _either([way, "correct the numbers", TO_EACH])


def cut_to_base(percents: int, where: str, base: int, answered: int) -> tuple[str, str]:
    """`(message, hint)` where all percents of a table, group or row (`where`) fit `base` if they were cut."""
    message = f"All {percents} percents of this {where} fit {base} if they were cut, not rounded"
    if base < answered:
        return f"{message}; the counts add up to {answered}.", _either(["correct the numbers", TO_EACH])
    return f"{message}.", _either([TO_EACH, f"correct the numbers or the base ({base} if so many answered)"])


def _is_near(base: int, other: int) -> bool:
    return abs(other - base) <= max(NEAR, base // 4)


def _why_other(base: int, other: int, of: Counted | None) -> str:
    missing = base - other
    if missing < 0 or of not in (None, "people"):
        return f"is the base {other}?"
    return f"did {'one person' if missing == 1 else f'{missing} people'} not answer?"


def no_count_fits(percent: str, base: int, of: Counted | None) -> tuple[str, str]:
    """`(message, hint)` for a percent that no count of the base gives."""
    printed = read_percent(percent)
    below = printed.units * base // printed.whole
    nearest = [percent_of(n, base, printed.decimals) for n in (below, below + 1) if n <= base]
    cut = counts_cut_to(percent, base)
    return (
        f"No whole number of {number_of(base, of)} gives {percent}% ({' or '.join(nearest)} would)."
        + (f" {_cut(cut[0], percent, base)}" if len(cut) == 1 else ""),
        _either(["check the base", "correct the percent", AS_PRINTED]),
    )


def above_base(n: int, base: int, of: Counted | None) -> tuple[str, str]:
    """`(message, hint)` for a count above its base."""
    return f"{n} is more than {people(base, of)}.", _either(["correct the count or the base", AS_PRINTED])


def several_above_base(counts: Sequence[int], base: int, of: Counted | None) -> tuple[str, str]:
    """`(message, hint)` for several counts above the base that they share."""
    listed = f"{', '.join(map(str, counts[:-1]))} and {counts[-1]}"
    each = AS_PRINTED.replace("`as_printed:`", "`as_printed:` to each of the counts")
    return f"{listed} are more than {people(base, of)}.", _either(["correct the base or the counts", each])


def over_100(percent: str) -> tuple[str, str]:
    """`(message, hint)` for a percent over 100."""
    return (
        f"{percent}% cannot be: a part of a whole is at most 100%.",
        _either(["correct the percent", AS_PRINTED]),
    )


def proportion(reckoned: CheckedNumber) -> str | None:
    """The percent that was meant where a proportion was written (0.486 for 48.6); None if it is a percent, or if no base tells."""
    text = reckoned.percent_printed
    if not text:
        return None
    written = read_percent(text)
    if not 0 < written.units <= power_of_ten(written.decimals) or written.decimals < 2:
        return None
    meant = write_percent(Percent(written.units, written.decimals - 2))
    base = reckoned.base
    if reckoned.is_given and reckoned.n is not None and base:
        right, meant_right = (fits(reckoned.n, percent, base).acceptable for percent in (text, meant))
        return meant if meant_right and not right else None
    if base:
        return meant if counts_for(meant, base) and not counts_for(text, base) else None
    return None


def mismatch_of(reckoned: CheckedNumber, answered: int = 0) -> tuple[str, tuple[str, str]] | None:
    """What does not fit in one printed number, in words that need nothing around it.

    `answered` is what the counts around it add up to where each person gave one answer, else 0. Gives
    `(kind, (message, hint))` with the kinds `over_100`, `above_base`, `proportion`, `mismatch`, `impossible`; None
    where nothing is wrong.
    """
    percent, base, of = reckoned.percent_printed, reckoned.base, reckoned.base_of
    n = reckoned.n if reckoned.is_given else None
    meant = proportion(reckoned)
    if meant is not None:
        return "proportion", (
            f"{percent} looks like a proportion. Did you mean “{meant}”?",
            f'Write `percent: "{meant}"`: percents are printed out of 100.',
        )
    if reckoned.status != "inconsistent" or reckoned.value is not None:
        return None
    if reckoned.is_sum_of_answers:
        return "mismatch", (reckoned.remark, _either(["correct the number", AS_PRINTED]))
    if percent and is_over_100(percent):
        return "over_100", over_100(percent)
    if base is None:
        return None
    if n is None:
        return "impossible", no_count_fits(percent, base, of)
    if n > base:
        return "above_base", above_base(n, base, of)
    return "mismatch", mismatch(n, percent, base, of, answered)


def _either(ways: list[str]) -> str:
    return f"Either {', or '.join(ways)}."


@dataclass(frozen=True)
class ArmBase:
    """An arm of a table of arms, and the base that its percents fit instead of its own."""

    label: str
    elected: int


@dataclass(frozen=True)
class BaseError:
    """Several numbers that do not fit, for one reason: their base."""

    path: KeyPath
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
    arm: ArmBase | None = None
    """The arm whose percents they are, in a table of arms."""


def is_suspect(line: CellLine) -> bool:
    """Whether the number does not fit, or has no base, and nobody confirmed that the paper prints it so."""
    return not line.as_printed and (line.lacks_base or mismatch_of(line.reckoned) is not None)


def any_suspect(table: Table, lines: Iterable[CellLine]) -> bool:
    """Whether a number among `lines`, or what the cells around one add up to, does not fit."""
    wrong = {total.path for total in total_lines(table) if total.rule != "base_vote" and _is_open(total)}
    return any(
        is_suspect(line) or (line.path if line.own_count else line.path[:-2]) in wrong for line in lines
    )


def answered(table: Table) -> dict[KeyPath, int]:
    """By the path of a section, what its printed counts add up to where each person gave one answer."""
    single = table.kind in ("frequency", "rating_matrix")
    if not single or table.percent_of != "base" or table.not_recomputable:
        return {}
    return {
        section.path: sum(cell.n or 0 for cell in section.answers)
        for section in table_sections(table)
        if not section.takes_several(table)
    }


@remembered
def base_errors(table: Table) -> tuple[BaseError, ...]:
    """The bases that several numbers do not fit, where the numbers agree on another or are larger."""
    return tuple(_base_errors(table))


def _base_errors(table: Table) -> Iterator[BaseError]:
    yield from _arm_base_errors(table)
    holders, sums = _base_holders(table), answered(table)
    votes = {total.path: total for total in total_lines(table) if total.rule == "base_vote"}
    cut = {error.path[:-1]: error for error in _cut_base_errors(table, holders, votes, sums)}
    yield from cut.values()
    errors: dict[tuple[KeyPath, bool], BaseError] = {}
    for section, cells, own in by_section(table):
        holder, vote = holders.get(section.path), votes.get(section.path)
        under = [line for line, cell in zip(cells, section.cells, strict=True) if cell.base is None]
        lines = tuple(line for line in [own, *under] if line is not None and is_suspect(line))
        if holder is None or holder in cut or not lines:
            continue
        above = tuple(line for line in lines if (line.reckoned.n or 0) > (line.reckoned.base or 0))
        if vote is not None and vote.elected is not None and _is_open(vote):
            shared = {other.elected for path, other in votes.items() if holders.get(path) == holder}
            path = (*holder, "base") if len(shared) == 1 else (*section.path, "label")
            found = BaseError(path, lines, vote, answered=sums.get(section.path, 0))
        elif len(above) > 1:
            found = BaseError((*holder, "base"), above)
        else:
            continue
        key = (found.path, found.vote is None)
        earlier = errors.get(key)
        errors[key] = replace(earlier, lines=(*earlier.lines, *found.lines)) if earlier else found
    yield from errors.values()


def _cut_base_errors(
    table: Table,
    holders: Mapping[KeyPath, KeyPath],
    votes: Mapping[KeyPath, TotalLine],
    sums: Mapping[KeyPath, int],
) -> Iterator[BaseError]:
    """Bases under which several percents do not fit and all would if they were cut, and no rounding tells why."""
    under: dict[KeyPath, list[CellLine]] = {}
    explained: set[KeyPath] = set()
    totals: dict[KeyPath, int] = {}
    for section, cells, _ in by_section(table):
        holder, vote, total = holders.get(section.path), votes.get(section.path), sums.get(section.path, 0)
        if holder is None or table.percent_of != "base":
            continue
        if vote is not None and vote.elected is not None and vote.elected >= total:
            explained.add(holder)
        totals[holder] = max(totals.get(holder, 0), total)
        without_own = (line for line, cell in zip(cells, section.cells, strict=True) if cell.base is None)
        under.setdefault(holder, []).extend(without_own)
    for holder, lines in under.items():
        suspect = tuple(line for line in lines if is_suspect(line))
        printed = shares(lines)
        if holder in explained or len(suspect) < 2 or len(shares(suspect)) < len(suspect):
            continue
        bases = Bases(1, None)
        for n, percent in printed:
            bases &= bases_cut_from(n, percent)
        base = suspect[0].reckoned.base or 0
        cut_to = base if base in bases else bases.only
        if cut_to is not None:
            path = (*holder, "base")
            yield BaseError(path, suspect, None, cut_to, len(printed), totals[holder])


def _arm_base_errors(table: Table) -> Iterator[BaseError]:
    """Arms of which several percents do not fit their base, and all of one question or of the whole arm fit another."""
    if table.kind != "arms" or table.percent_of != "base":
        return
    for position, column in enumerate(table.columns):
        base = as_base(column.base)
        under: dict[KeyPath, list[CellLine]] = {}
        for line in cell_lines(table):
            own = line.column == column.label and base is not None and line.reckoned.base == base.n
            if own and _is_share(line):
                under.setdefault(line.path[:2] if table.groups else (), []).append(line)
        found = {
            path: error
            for path, lines in under.items()
            if (error := _of_arm(table, path, column.label, lines))
        }
        agreed = {error.arm for error in found.values()}
        if len(agreed) == 1 and (len(found) == len(under) or () in found):
            lines = tuple(line for error in found.values() for line in error.lines)
            most = max(error.answered for error in found.values())
            yield BaseError(("columns", position, "base"), lines, answered=most, arm=agreed.pop())
        else:
            yield from found.values()


def _is_share(line: CellLine) -> bool:
    """Whether it has a given count and a printed percent, and its row is no sum of others."""
    known = line.reckoned
    return known.is_given and bool(known.percent_printed) and not is_total_label(line.row)


def _of_arm(table: Table, path: KeyPath, arm: str, lines: Sequence[CellLine]) -> BaseError | None:
    """The percents of one question in one arm, where several do not fit its base and all fit another."""
    suspect = tuple(
        line
        for line in lines
        if not line.as_printed and (mismatch_of(line.reckoned) or ("",))[0] == "mismatch"
    )
    if len(suspect) < 2:
        return None
    printed = [(line.reckoned.n or 0, line.reckoned.percent_printed) for line in lines]
    elected = base_vote(printed, [("sum", sum(n for n, _ in printed))]).base
    if elected is None:
        return None
    group = table.groups[int(path[1])] if path else None
    several = (
        table.multiple_response
        if group is None or group.multiple_response is None
        else group.multiple_response
    )
    answers = 0 if several or group is None else sum(n for n, _ in printed)
    return BaseError((*path, "label"), suspect, answered=answers, arm=ArmBase(arm, elected))


def _base_holders(table: Table) -> dict[KeyPath, KeyPath]:
    """By the path of a section, the path of the row, group or table that prints its base."""
    places: dict[KeyPath, KeyPath] = {}
    for section in table_sections(table):
        group_path = section.path[:2] if section.group else ()
        for path, holder in ((section.path, section.row), (group_path, section.group), ((), table)):
            if holder is not None and holder.base is not None:
                places[section.path] = path
                break
    return places


def _is_open(total: TotalLine) -> bool:
    return total.status == "inconsistent" and not total.as_printed

"""The numbers that stand behind a sentence of ours: counts, percents and sizes of what it rests on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from build_scripts.model.corpus import StudyFolder
from build_scripts.model.fields import as_base
from build_scripts.model.ids import split_global
from build_scripts.model.records.finding import CellIllustration, Finding, QuoteIllustration
from build_scripts.model.records.study import Study
from build_scripts.model.records.table import Scale, Table
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers import arithmetic
from build_scripts.synthesise.numbers.cells import (
    CellLine,
    CheckedNumber,
    cell_lines,
    count_line,
    finding_number,
    named_lines,
)
from build_scripts.synthesise.numbers.sentences import NUMBER_WORDS, SaidNumber
from build_scripts.synthesise.numbers.values import decimals, half_step

MOST_ADDED = 7
"""Cells of one row or group that may be counted together; more would give nearly every number."""

_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_WORDS = re.compile(rf"\b(?:{'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE)


@dataclass
class Grounds:
    """What the numbers of a sentence are held against."""

    shares: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """By base the counts that are known of it, and what they add up to."""
    given: dict[tuple[int, int], None] = field(default_factory=dict)
    """The counts themselves, without what they add up to, in the order in which they were named."""
    counts: set[int] = field(default_factory=set)
    """Counts whose base is not printed."""
    percents: set[str] = field(default_factory=set)
    values: set[str] = field(default_factory=set)
    """Means, spreads, ends of intervals, statistics and p values."""
    sizes: set[int] = field(default_factory=set)
    """How many people a study had, and how many rows a table has."""
    parts: set[int] = field(default_factory=set)
    """How many people there are in the parts of a sample."""
    texts: list[str] = field(default_factory=list)
    """The source's own words and labels, and what is said of how the study was done."""
    words: str = ""
    """What the source says of extents, in its own words."""

    def bears(self, said: SaidNumber) -> bool:
        """Whether what a sentence says is so."""
        match said.kind:
            case "share":
                return self._bears_share(said)
            case "base":
                return said.n in self.shares or said.n in self.sizes | self.parts
            case "count":
                return self._bears_count(said)
            case "percent":
                return all(self._bears_percent(percent, said.bases) for percent in said.percents)
            case "value":
                return self._bears_value(said.words)
            case "fraction":
                return self._bears_fraction(said)
            case "nobody":
                return not self.shares or any(0 in counts for counts in self.shares.values())
            case "everybody":
                return not self.shares or any(base in counts for base, counts in self.shares.items())

    def _bears_share(self, said: SaidNumber) -> bool:
        n, base = said.n or 0, said.bases[0]
        if n not in self.shares.get(base, ()) and not (base in self.sizes and n in self.parts):
            return False
        return all(base and arithmetic.fits(n, percent, base).acceptable for percent in said.percents)

    def _bears_count(self, said: SaidNumber) -> bool:
        n = said.n or 0
        if n in self.counts or n in self.shares or n in self.sizes or self._is_value(str(n)):
            return True
        bases = [base for base in said.bases if base in self.shares]
        if any(n in self.shares[base] for base in bases or self.shares):
            return True
        # Where nothing counted stands behind it, the source's own words and the parts of its sample may.
        return not self.shares and not self.counts and (str(n) in self.facts or n in self.parts)

    def _bears_value(self, words: str) -> bool:
        """Whether a number with decimals is a printed value, or one rounded to as many decimals as are said."""
        return self._is_value(words) or words in self.facts or words in self.percents

    def _is_value(self, words: str) -> bool:
        said = Decimal(words.replace(",", ""))
        return any(
            abs(abs(Decimal(value)) - said) <= (half_step(words) if decimals(value) > decimals(words) else 0)
            for value in self.values
        )

    def _bears_percent(self, percent: str, bases: tuple[int, ...]) -> bool:
        if not bases and (percent in self.percents or percent in self.facts):
            return True
        known = {base: self.shares[base] for base in bases or tuple(self.shares) if base in self.shares}
        return any(
            base and n <= base and arithmetic.fits(n, percent, base).acceptable
            for base, counts in known.items()
            for n in counts
        )

    def _bears_fraction(self, said: SaidNumber) -> bool:
        least, most = said.within
        if re.search(r"half|most|majority|minority|third|quarter", self.words, re.IGNORECASE):
            return True
        for base, counts in self.shares.items():
            for n in counts:
                above = 2 * n > base if least == 51 else 100 * n >= least * base
                below = 2 * n < base if most == 49 else 100 * n <= most * base
                if base and above and below:
                    return True
        return False

    def told(self, said: SaidNumber) -> str:
        """The shares that there are, those nearest to what is said first, four at most; empty without any."""
        near = sorted(
            self.given, key=lambda share: (share[1] not in said.bases, abs(share[0] - (said.n or 0)), share)
        )
        told = [f"{n} of {base}" for n, base in near[:4]]
        told += [f"{percent}%" for percent in sorted(self.percents)[: 4 - len(told)]]
        told += sorted(self.values, key=Decimal)[: 4 - len(told)]
        return ", ".join(told or sorted(self.facts)[:4])

    def add(self, reckoned: CheckedNumber) -> None:
        """A count and percent, held against their base."""
        if reckoned.base is not None:
            self.shares[reckoned.base] |= set()
        if reckoned.n is not None and reckoned.base is not None:
            self.shares[reckoned.base] |= {reckoned.n, reckoned.base - reckoned.n}
            self.given[reckoned.n, reckoned.base] = None
        elif reckoned.n is not None:
            self.counts.add(reckoned.n)
        if reckoned.percent_printed:
            self.percents.add(reckoned.percent_printed)
        if reckoned.value is not None:
            self.values |= set(reckoned.value.numbers)

    def add_lines(self, lines: Iterable[CellLine]) -> None:
        """Cells, each by itself and those of one row or group together."""
        parts: dict[object, list[CellLine]] = defaultdict(list)
        for line in lines:
            self.add(line.reckoned)
            self.texts += (line.group, line.row, line.column)
            if not line.own_count and not line.is_total:
                parts[line.path[:-2]].append(line)
        for part in parts.values():
            bases = {line.reckoned.base for line in part}
            counts = [line.reckoned.n for line in part if line.reckoned.n is not None]
            base = bases.pop() if len(bases) == 1 else None
            if base is None or not 2 <= len(counts) <= MOST_ADDED:
                continue
            for size in range(2, len(counts) + 1):
                sums = {sum(some) for some in combinations(counts, size)}
                self.shares[base] |= {total for total in sums if total <= base}

    @property
    def facts(self) -> set[str]:
        """The numbers in the source's own words; read only where no count answers."""
        text = "\n".join(dict.fromkeys(self.texts))
        digits = {digit.replace(",", "") for digit in _DIGITS.findall(text)}
        return digits | {str(NUMBER_WORDS[word.lower()]) for word in _WORDS.findall(text)}


def is_there(joined: Joined, id_: str) -> bool:
    """Whether a finding, or a review finding with all that it names, could be read."""
    review_finding = joined.corpus.review_findings.get(id_)
    if review_finding is None:
        return id_ in joined.findings
    return all(link.finding in joined.findings for link in review_finding.evidence)


def grounds_of(joined: Joined, ids: Iterable[str]) -> Grounds:
    """What a sentence rests on that names findings (`study/finding`) and review findings (`id`)."""
    found = Grounds()
    findings = {
        finding
        for id_ in ids
        for finding in (
            [link.finding for link in joined.corpus.review_findings[id_].evidence]
            if id_ in joined.corpus.review_findings
            else [id_]
        )
        if finding in joined.findings
    }
    for study in sorted({split_global(finding)[0] for finding in findings}):
        add_study(found, joined.corpus.studies[study])
    for id_ in sorted(findings):
        folder = joined.corpus.studies[split_global(id_)[0]]
        add_finding(found, folder, joined.findings[id_], joined)
    found.sizes.add(len({split_global(finding)[0] for finding in findings}))
    return found


def add_finding(found: Grounds, folder: StudyFolder, finding: Finding, joined: Joined) -> None:
    """The count of a finding, the cells and quotations that show it, and the source's own words for its extent."""
    if finding.count is not None:
        found.add(count_line(finding.count))
    for number in finding.numbers:
        found.add(finding_number(number))
        found.texts.append(number.label)
        if number.scale is not None:
            found.values |= {number.scale.low, number.scale.high}
    if finding.extent_as_printed:
        found.words += f" {finding.extent_as_printed}"
        found.texts.append(finding.extent_as_printed)
    tables = {table.id: table for table in folder.tables}
    named: dict[str, list[CellLine]] = defaultdict(list)
    for illustration in finding.illustrations:
        if isinstance(illustration, QuoteIllustration):
            quote = joined.quotes.get(f"{folder.id}/{illustration.quote}")
            found.texts.append(quote.text if quote else "")
        elif illustration.table in tables:
            table = tables[illustration.table]
            named[table.id] += named_lines(cell_lines(table), illustration)
            _add_table(found, table, illustration)
    for lines in named.values():
        found.add_lines(dict.fromkeys(lines))


def _add_table(found: Grounds, table: Table, named: CellIllustration) -> None:
    """How many rows there are, and the labels beside those that are named."""
    lines = [line for line in cell_lines(table) if named.group in (None, line.group)]
    found.sizes.add(len({(line.group, line.row) for line in lines if not line.is_total}))
    found.values |= {end for scale in _scales(table) for end in (scale.low, scale.high)}
    found.texts.append(table.title)
    found.texts.extend(text for line in lines for text in (line.row, line.column))


def _scales(table: Table) -> Iterator[Scale]:
    """The scales that are given anywhere in a table."""
    for group, rows, cells in table.sections():
        around = (table, *table.columns, group, *rows, *cells, *(cell for row in rows for cell in row.cells))
        yield from (holder.scale for holder in around if holder is not None and holder.scale is not None)


def add_study(found: Grounds, folder: StudyFolder) -> None:
    """The sizes of a study and what is said of how it was done."""
    study = folder.study
    if study is None:
        return
    sample = study.sample
    found.parts |= {group.n for group in sample.groups if isinstance(group.n, int)}
    if isinstance(sample.size, int):
        found.sizes.add(sample.size)
    found.texts.extend(_about(study))


def _about(study: Study) -> Iterator[str]:
    yield from (study.title, study.sample.description, study.sample.recruitment, str(study.issued))
    yield from (study.data_collection.text, study.data_collection.analysis)
    yield from (group.label for group in study.sample.groups)
    yield study.context.place


def add_whole_study(found: Grounds, folder: StudyFolder, joined: Joined) -> None:
    """Everything that a study's own summary can speak of."""
    add_study(found, folder)
    for finding in folder.findings:
        add_finding(found, folder, finding, joined)
    for table in folder.tables:
        found.add_lines(cell_lines(table))


def counted_in(joined: Joined, folder: StudyFolder) -> Iterator[str]:
    """Words for what a study counts: of its samples, tables and findings."""
    if folder.study is not None:
        yield folder.study.sample.of
    for table in folder.tables:
        for base in map(as_base, (table.base, *(column.base for column in table.columns))):
            if base is not None and base.of not in ("answers", "texts"):
                yield base.of
    names: Mapping[str, str] = (
        {perspective.id: perspective.name for perspective in joined.corpus.site.perspectives}
        if joined.corpus.site
        else {}
    )
    yield from names.values()

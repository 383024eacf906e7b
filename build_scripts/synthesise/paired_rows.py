"""Out of how many the answers of a paired row are, and what a study prints as such."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model.corpus import StudyFolder
from build_scripts.model.fields import Base, as_base
from build_scripts.model.ids import split_global
from build_scripts.model.records.paired_row import SideAnswers
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.numbers.cells import table_sections


def bases_of(joined: Joined, answers: SideAnswers) -> tuple[Base, ...]:
    """Out of how many: as the row says, else as the findings' counts do, else the sample; empty where none is printed."""
    said = as_base(answers.of)
    if said is not None:
        return (said,)
    known = [joined.findings[id_] for id_ in answers.findings if id_ in joined.findings]
    counted = {base.n: base for finding in known if finding.count and (base := as_base(finding.count.base))}
    if counted:
        return tuple(counted[n] for n in sorted(counted))
    folder = joined.corpus.studies.get(split_global(answers.findings[0])[0])
    return tuple(_sample(folder)) if folder else ()


def printed_bases(folder: StudyFolder) -> frozenset[int]:
    """Every number that a study prints as what something is out of: its sample, its groups, its tables, its counts."""
    return frozenset(base.n for base in _printed(folder))


def _sample(folder: StudyFolder) -> Iterator[Base]:
    sample = folder.study.sample if folder.study else None
    if sample and sample.size != "not_stated":
        yield Base(n=sample.size, of=sample.of)


def _printed(folder: StudyFolder) -> Iterator[Base]:
    yield from _sample(folder)
    for group in folder.study.sample.groups if folder.study else ():
        if group.n != "not_stated":
            yield Base(n=group.n)
    for table in folder.tables:
        for section in table_sections(table):
            for cell in (None, *section.cells):
                base = section.printed_base(table, cell)
                if base is not None:
                    yield base
    for finding in folder.findings:
        base = as_base(finding.count.base) if finding.count else None
        if base is not None:
            yield base

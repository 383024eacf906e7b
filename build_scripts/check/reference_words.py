"""What the rules about references say: that a name leads nowhere, and which name is near; and their example."""

from __future__ import annotations

from collections.abc import Iterable

from build_scripts.check.reference_places import Reference
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.problems import Complaint
from build_scripts.read.phrases import either, nearest
from build_scripts.synthesise.items import items_of_study

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
) -> Complaint:
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
    return Complaint(
        file,
        path,
        f'There is no {noun} "{target}"{where}.',
        " ".join(hint for hint in hints if hint),
        part=target if narrowed else "",
    )

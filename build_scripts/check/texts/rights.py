"""Rules about rights: what allows us to print a source's words and tables, and how much of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.check.rule import rule
from build_scripts.model.corpus import StudyFolder
from build_scripts.model.diagnostics import Edit, Severity, Violation
from build_scripts.model.fields import Rights
from build_scripts.model.licences import SUGGESTED, as_spdx, is_licence
from build_scripts.model.phrases import did_you_mean, either, nearest
from build_scripts.model.records.study import Study
from build_scripts.model.walk import Located, file_itself, records
from build_scripts.synthesise.joins import Joined
from build_scripts.synthesise.quotations.budget import quoted

NO_LICENCE = ("all_rights_reserved", "not_stated")

HAS_VERSION = re.compile(r"[0-9]+(\.[0-9]+)+$")

QUOTATION_BASES = ("licence", "quotation", "permission")
TABLE_BASES = ("licence", "quotation", "permission", "facts")

RIGHTS = """\
# in evidence/studies/okafor-2021/study.yaml
rights:
  quotations: {quotations}
  tables: {{basis: licence, licence: CC-BY-4.0}}
"""
GOOD = RIGHTS.format(quotations="{basis: licence, licence: CC-BY-4.0}")


@rule(
    "EV701",
    "unfit-basis",
    scope="study",
    why="What is printed of a source needs something that allows it. Words of people are no facts that nobody owns, "
    "and a source's words and tables are not our own.",
    bad=RIGHTS.format(quotations="{basis: own}  # <- here"),
    good=GOOD,
)
def unfit_basis(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A basis that cannot allow what it is given for."""
    for rights in records(folder, Rights):
        of_table = _is_of_table(rights)
        allowed = TABLE_BASES if of_table else QUOTATION_BASES
        if rights.value.basis not in allowed:
            thing = "a source's table" if of_table else "a quotation"
            why = "is for our own words" if rights.value.basis == "own" else "is for printed numbers"
            yield rights.at(
                "basis",
                f"`{rights.value.basis}` {why}, and this is for {thing}.",
                f"Write {either(allowed)}.",
            )


@rule(
    "EV702",
    "licence-unnamed",
    scope="study",
    why="A licence is named with its version wherever we rely on it, so that anybody can read what it allows; a "
    "permission is noted with who gave it and when.",
    bad=RIGHTS.format(quotations="{basis: licence}  # <- here"),
    good=GOOD,
)
def licence_unnamed(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A licence without its name, or a permission without a note of it."""
    for rights in records(folder, Rights):
        if rights.value.basis == "licence" and rights.value.licence is None:
            name = folder.study.licence if folder.study else "CC-BY-4.0"
            example = name if name not in NO_LICENCE else "CC-BY-4.0"
            yield rights.at(
                (),
                "The basis is a licence, and nothing says which.",
                f"Add it with its version, for example `licence: {example}`.",
            )
        elif rights.value.basis == "permission" and rights.value.note is None:
            yield rights.at(
                (),
                "The basis is a permission, and nothing says who gave it.",
                "Add `note:` with who gave it, to whom and when.",
            )


@rule(
    "EV703",
    "licence-version",
    scope="study",
    why="Versions of a licence differ in what they allow. A name without version says less than it seems to.",
    bad="# in evidence/studies/okafor-2021/study.yaml\nlicence: CC-BY  # <- here\n"
    + RIGHTS.format(quotations="{basis: quotation}").replace(
        "{basis: licence, licence: CC-BY-4.0}", "{basis: facts}"
    ),
    good=GOOD,
)
def licence_version(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A licence whose version is missing, or whose name is nearly that of another."""
    holders: tuple[Located[Study] | Located[Rights], ...]
    holders = (*records(folder, Study), *records(folder, Rights))
    for holder in holders:
        licence = holder.value.licence
        if licence is None or (licence in NO_LICENCE and isinstance(holder.value, Study)):
            continue
        if is_licence(licence) or (HAS_VERSION.search(licence) and not _family(licence)):
            continue
        meant = as_spdx(licence)
        if is_licence(meant):
            yield holder.at(
                "licence",
                f'"{licence}" is written {meant} here.',
                f"Write {meant}.",
                edits=(Edit(*holder.spot("licence"), meant),),
            )
            continue
        near = (
            [name for name in SUGGESTED if name.startswith(f"{_family(licence)}-")]
            if _family(licence)
            else []
        )
        guess = near[0] if near else nearest(licence, SUGGESTED)
        message = (
            f'"{licence}" does not say which version.'
            if not HAS_VERSION.search(licence)
            else f'There is no licence "{licence}".'
        )
        yield holder.at(
            "licence",
            message,
            (f"{did_you_mean(licence, guess)} " if guess else "")
            + "Write the name and version that the source prints; if it prints none, write not_stated.",
        )


@rule(
    "EV704",
    "licence-of-another",
    scope="study",
    why="Words and tables can stand under the source's licence only if it has one. A quotation or table that the "
    "source took from elsewhere may have another, and then a note says where that stands.",
    bad="# in evidence/studies/okafor-2021/study.yaml\nlicence: not_stated\n"
    + RIGHTS.format(quotations="{basis: licence, licence: CC-BY-4.0}  # <- here").replace(
        "tables: {basis: licence, licence: CC-BY-4.0}", "tables: {basis: facts}"
    ),
    good=GOOD,
)
def licence_of_another(_joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """A licence that the source does not have, without a note of where it is stated."""
    study = folder.study
    if study is None:
        return
    for rights in records(folder, Rights):
        if rights.value.basis != "licence" or rights.value.licence is None or rights.value.note is not None:
            continue
        if rights.value.licence == study.licence or as_spdx(rights.value.licence) == as_spdx(study.licence):
            continue
        own = {"not_stated": "states no licence", "all_rights_reserved": "reserves all rights"}.get(
            study.licence, f"has the licence {study.licence}"
        )
        yield rights.at(
            (),
            f"This relies on {rights.value.licence}, and the source {own} ({{0}}).",
            "Correct one of the two, write `basis: quotation` for short extracts, or add `note:` with the place "
            "where this licence is stated.",
            elsewhere=(file_itself(Study, folder.id).spot("licence"),),
        )


BUDGET = (
    RIGHTS.format(quotations="{basis: quotation}  # <- here")
    + "# in evidence/studies/okafor-2021/study.yaml\nsource_words: 8200\nquoted_words: WORDS\n"
)


@rule(
    "EV705",
    "quotation-budget",
    severity=Severity.WARNING,
    scope="study",
    why="Of a source without an open licence we quote what the point needs and no more. `quotation_budget` in "
    "site.yaml sets the most: the lowest of a number of words, a share of the document, and a share of the words it "
    "quotes itself. It is a rule of this house and no legal advice.",
    bad=BUDGET.replace("WORDS", "40"),
    good=BUDGET.replace("WORDS", "900").replace("  # <- here", ""),
)
def quotation_budget(joined: Joined, folder: StudyFolder) -> Iterator[Violation]:
    """More words quoted than the budget has (a warning), or a budget that cannot be worked out (a note)."""
    used = quoted(folder, joined.corpus.site.quotation_budget) if joined.corpus.site else None
    if used is None:
        return
    here = file_itself(Study, folder.id)
    if used.words > used.limit:
        yield here.at(
            ("rights", "quotations"),
            f"{used.words} words are quoted from this source, and the budget is {used.limit}: {used.reason}.",
            "Shorten or drop quotations, or record a permission.",
        )
    elif used.unknown:
        keys = either((f"`{key}:`" for key in used.unknown), "and")
        yield here.at(
            ("rights", "quotations"),
            f"{used.words} words are quoted from this source, and part of the budget cannot be worked out.",
            f"Add {keys}: the number of words in the document, and of those it quotes itself.",
            severity=Severity.NOTE,
        )


def _is_of_table(rights: Located[Rights]) -> bool:
    """Whether this allows tables to be printed: all of a study's, or one of them."""
    return rights.path[-1] == "tables" or rights.file.endswith("/tables.yaml")


def _family(licence: str) -> str:
    """The known licence that this is a version of, without the version: `CC BY 4` gives `CC-BY`."""
    bare = as_spdx(re.sub(r"[\s_-]*v?[0-9]+(\.[0-9]+)*$", "", licence.strip()))
    families = {name.rpartition("-")[0] for name in SUGGESTED}
    return bare if bare in families else ""

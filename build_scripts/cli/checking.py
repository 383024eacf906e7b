"""`evidence check` and `explain`: what is wrong, and what a rule asks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from build_scripts.cli.command_line import (
    inside,
    is_within,
    leave,
    main,
    print_problems,
    project_root,
    with_root,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from build_scripts.model.diagnostics import Diagnostic
    from build_scripts.read.corpus import Reading


@main.command()
@with_root
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
)
@click.option("--study", "studies", metavar="ID", multiple=True, help="Only this study; may be given again.")
@click.option(
    "--changed",
    "base",
    metavar="COMMIT",
    help="Changed lines first, then the rest of changed files; elsewhere only errors.",
)
@click.option(
    "--with-sources",
    "sources",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of source texts named after their studies: verify the quotations again.",
)
def check(
    paths: tuple[Path, ...], form: str, studies: tuple[str, ...], base: str | None, sources: Path | None
) -> None:
    """Name every problem in the evidence, or only those in PATHS.

    \b
    evidence check
    evidence check --study okafor-2021
    evidence check --changed origin/main
    """
    from build_scripts.author.git import NoBaseError, changed_lines
    from build_scripts.check.report import changed_first
    from build_scripts.check.run import check as check_reading
    from build_scripts.model.diagnostics import Diagnostic, Severity
    from build_scripts.read.collector import put_off
    from build_scripts.read.corpus import read_corpus

    # The command is over before a search for circles would pay.
    click.get_current_context().with_resource(put_off())
    root = project_root()
    wanted = tuple(inside(path, root) for path in paths)
    reading = read_corpus(root)
    wanted += tuple(place for study in studies for place in _places_of(study, reading))
    found = [*check_reading(reading), *(_of_sources(reading, sources) if sources else ())]
    problems: Sequence[Diagnostic] = [
        problem
        for problem in sorted(found, key=Diagnostic.sort_key)
        if not wanted or any(is_within(problem.file, path) for path in wanted)
    ]
    if base is not None:
        try:
            problems, left_out = changed_first(problems, changed_lines(root, base))
        except NoBaseError as error:
            leave(2, str(error))
        if left_out:
            click.echo(f"Left out: {left_out} warnings and notes in files that did not change.", err=True)
    files = sum(1 for file in reading.trees if not wanted or any(is_within(file, path) for path in wanted))
    print_problems(problems, form, files)
    sys.exit(any(problem.severity is Severity.ERROR for problem in problems))


def _places_of(study: str, reading: Reading) -> tuple[str, ...]:
    """Where a study's files stand; leaves with a sentence if there is none."""
    from build_scripts.model.layout import PERMALINKS, RECEIPTS, STUDIES
    from build_scripts.model.phrases import suggestion

    if study not in reading.corpus.studies:
        leave(2, f'There is no study "{study}". {suggestion(study, reading.corpus.studies)}'.strip())
    return f"{STUDIES}/{study}", f"{RECEIPTS}/{study}.json", f"{PERMALINKS}/{study}.txt"


def _of_sources(reading: Reading, folder: Path) -> tuple[Diagnostic, ...]:
    """What comparing the quotations with the sources in `folder` gives; says on stderr which were at hand."""
    from build_scripts.author.verify import compare_with_sources

    compared = compare_with_sources(reading, folder)
    quoted = [study.id for study in reading.corpus.studies.values() if study.quotes]
    click.echo(f"Compared {len(compared.studies)} of {len(quoted)} studies with their sources.", err=True)
    if compared.refused:
        leave(1, "\n".join(compared.refused))
    return compared.problems


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a rule asks, why, and show a bad and a good example.

    \b
    evidence explain EV311
    """
    from build_scripts.check.report import explain as explanation

    text = explanation(code)
    if text is None:
        leave(
            2, f"There is no rule {code}. `evidence check` names the code of each problem, for example EV311."
        )
    click.echo(text, nl=False)

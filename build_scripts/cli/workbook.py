"""`evidence workbook`: a study for Excel or LibreOffice."""

from __future__ import annotations

from pathlib import Path

import click

from build_scripts.cli.command_line import leave, main, project_root, with_root


@main.command()
@with_root
@click.argument("study", required=False)
@click.argument("out", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--new", "empty", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help="Write an empty workbook for a new study.",
)  # fmt: skip
def workbook(study: str | None, out: Path | None, empty: Path | None) -> None:
    """Write STUDY as a workbook for Excel or LibreOffice, into OUT or STUDY.xlsx.

    `evidence import workbook FILE` takes it in again; what nobody changed stays as it is, comments included.

    \b
    evidence workbook okafor-2021
    evidence workbook --new new-study.xlsx
    """
    from build_scripts.author.importing.import_result import ImportRefusedError
    from build_scripts.author.workbook.exchange import new_workbook, study_workbook
    from build_scripts.read.corpus import read_corpus

    if (study is None) == (empty is None):
        leave(2, "Name a study, or give --new FILE.xlsx for an empty workbook.")
    reading = read_corpus(project_root())
    file = empty or out or Path(f"{study}.xlsx")
    if file.exists():
        leave(2, f"{file} is there already. Name a new file, so that nothing of yours is written over.")
    try:
        content = new_workbook(reading.corpus) if study is None else study_workbook(reading, study)
    except ImportRefusedError as refused:
        leave(1, f"{refused} Nothing was written.")
    file.write_bytes(content)
    click.echo(f"Wrote {file}. To take it in: evidence import workbook {file}")

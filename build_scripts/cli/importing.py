"""`evidence import`: what a workbook, a form or another program for reviews holds becomes files of the evidence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from build_scripts.cli.command_line import counted, leave, left, main, project_root, with_root


class _Import(click.Group):
    """`evidence import FILE`, and one word before the file where the kind of file does not tell itself."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what names no command for the file."""
        named = any(argument in self.commands for argument in args)
        return super().parse_args(ctx, args if named or {"-h", "--help"} & set(args) else [FILE, *args])


FILE = "file"


@main.group("import", cls=_Import, options_metavar="", subcommand_metavar="[workbook|form] [OPTIONS] FILE")
def import_() -> None:
    """Take over a workbook, an issue form, or what other programs for reviews hold.

    Coded segments of a project in REFI-QDA (.qdpx) become quotations of the study --study ID, said by --perspective
    ID, and its codes, or those of a codebook (.qdc), a list to map to themes. A table of review findings (iSoQ, .csv
    or .xlsx) becomes drafts. --undo takes back what the last import, `new` or `add` wrote.

    \b
    evidence import workbook okafor-2021.xlsx
    evidence import form issue.md
    evidence import interviews.qdpx --study okafor-2021
    evidence import --undo
    """


@import_.command("workbook")
@with_root
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def import_workbook(file: Path) -> None:
    """Take a study over from the workbook FILE; nothing is written as long as a cell holds a mistake.

    \b
    evidence import workbook okafor-2021.xlsx
    """
    from build_scripts.author.importing.import_result import ImportRefusedError

    root = project_root()
    try:
        _import_workbook(root, file)
    except ImportRefusedError as refused:
        leave(1, f"{file}: {refused} Nothing was written.")


@import_.command("form")
@with_root
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--study", default="", metavar="ID", help="Id of the new study, or whose quotation it is.")
def import_form(file: Path, study: str) -> None:
    """Take over what somebody answered to one of the issue forms: FILE holds the issue's text, as Markdown.

    A study is begun, a quotation is added to its study; of a mistake you are told where it stands.

    \b
    gh issue view 12 --json body --jq .body > issue.md
    evidence import form issue.md
    """
    from build_scripts.author.importing.forms import read_form
    from build_scripts.author.importing.import_result import ImportRefusedError
    from build_scripts.author.scaffolds.answers import answered
    from build_scripts.author.scaffolds.items import NotBegunError
    from build_scripts.author.scaffolds.undo import write_files
    from build_scripts.read.corpus import read_corpus

    root = project_root()
    try:
        answer = read_form(file.read_bytes())
        done = answered(read_corpus(root), answer, study, date.today().isoformat())
    except (ImportRefusedError, NotBegunError) as refused:
        leave(1, f"{file}: {refused} Nothing was written.")
    for sentence in done.said:
        click.echo(sentence)
    for path in write_files(root, done.files):
        click.echo(f"Wrote {path}.")
    if done.files:
        click.echo(f"{done.begun}; {left(done.decisions)}. To take all of this back: evidence import --undo")
    else:
        click.echo("Nothing was written.")


@import_.command(FILE, hidden=True)
@with_root
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--study", default="", metavar="ID", help="The study whose quotations the segments become.")
@click.option("--perspective", default="", metavar="ID", help="Whose words they are.")
@click.option(
    "--undo", "take_back", is_flag=True, help="Take back what the last import, `new` or `add` wrote."
)
def import_file(file: Path | None, study: str, perspective: str, take_back: bool) -> None:
    """Take over a file whose kind its name, or what it holds, tells."""
    from build_scripts.author.importing.import_result import ImportRefusedError
    from build_scripts.author.scaffolds.items import NotBegunError
    from build_scripts.author.scaffolds.undo import UndoRefusedError, undo
    from build_scripts.author.workbook.book import is_study_workbook

    root = project_root()
    if take_back == (file is not None):
        leave(2, "Name one file to import, or give --undo.")
    try:
        if file is None:
            for path in undo(root):
                click.echo(f"Took back {path}.")
        elif file.suffix.casefold() in (".qdpx", ".qdc"):
            _import_codes(root, file, study, perspective)
        elif file.suffix.casefold() == ".xlsx" and is_study_workbook(file.read_bytes()):
            _import_workbook(root, file)
        else:
            _import_review_findings(root, file)
    except (UndoRefusedError, NotBegunError) as refused:
        leave(1, str(refused))
    except ImportRefusedError as refused:
        leave(1, f"{file}: {refused} Nothing was written.")


def _import_workbook(root: Path, file: Path) -> None:
    from build_scripts.author.scaffolds.undo import write_files
    from build_scripts.author.workbook.exchange import take_in

    taken = take_in(root, file.read_bytes(), date.today().isoformat())
    for sentence in (*taken.mistakes, *taken.problems, *taken.remarks):
        click.echo(sentence)
    if taken.mistakes:
        leave(1, f"{file}: {counted(len(taken.mistakes), 'mistake')}. Nothing was written.")
    for path in write_files(root, taken.files):
        click.echo(f"Wrote {path}.")
    if not taken.files:
        click.echo(f"{file} says what is in the evidence already. Nothing was written.")
        return
    begun = "Began" if taken.is_new else "Changed"
    click.echo(
        f"{begun} the study {taken.study}; {left(taken.decisions)}. To take all of this back: evidence import --undo"
    )


def _import_codes(root: Path, file: Path, study: str, perspective: str) -> None:
    from build_scripts.author.importing.syntheses.refi_qda import read_codebook, read_project
    from build_scripts.author.scaffolds.drafts import coded_quotes, codes_as_list
    from build_scripts.author.scaffolds.undo import write_files
    from build_scripts.read.corpus import read_corpus

    reading = read_corpus(root)
    project = (read_project if file.suffix.casefold() == ".qdpx" else read_codebook)(file.read_bytes())
    if project.segments and not study:
        leave(2, f"The project has {len(project.segments)} coded segments: of which study? Give --study ID.")
    if project.segments:
        item = coded_quotes(reading, study, project.segments, perspective)
        write_files(root, {item.file: item.text})
        click.echo(
            f"Added {counted(len(project.segments), 'quotation')} to {item.file}, their codes above them; {left(item.decisions)}. "
            "To take it back: evidence import --undo"
        )
    for remark in project.remarks:
        click.echo(remark)
    click.echo(
        f"Codes, to map to themes:\n{codes_as_list(project.codes, reading)}"
        if project.codes
        else "There are no codes."
    )


def _import_review_findings(root: Path, file: Path) -> None:
    from build_scripts.author.importing.syntheses.isoq import read_review_findings
    from build_scripts.author.scaffolds.drafts import review_finding_files
    from build_scripts.author.scaffolds.undo import write_files
    from build_scripts.read.corpus import read_corpus

    findings = read_review_findings(file.name, file.read_bytes())
    for path in write_files(
        root, review_finding_files(read_corpus(root), findings, date.today().isoformat())
    ):
        click.echo(f"Wrote {path}.")
    click.echo(
        f"{counted(len(findings), 'review finding')} begun: `evidence check` lists what is left to decide. "
        "To take it back: evidence import --undo"
    )

"""`evidence new` and `import`: what the machine types for the author."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from build_scripts.cli.edge import leave, main, project_root, with_root

if TYPE_CHECKING:
    from build_scripts.author.importing.found import Found
    from build_scripts.author.sources import SourceText


@main.group()
@with_root
def new() -> None:
    """Begin a study, with a TODO for each decision that is left.

    \b
    evidence new study okafor-2021 --from okafor.xml
    """


@new.command()
@with_root
@click.argument("id_", metavar="ID")
@click.option(
    "--from", "files", multiple=True, type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Article in JATS XML, or a record of it; give it again for several.",
)  # fmt: skip
@click.option(
    "--perspective", default="", metavar="ID", help="Whose words and answers it holds, if all are of one."
)
@click.option("--dry-run", is_flag=True, help="Print the files, write nothing.")
def study(id_: str, files: tuple[Path, ...], perspective: str, dry_run: bool) -> None:
    """Begin the study ID from what FILES already say of it.

    \b
    evidence new study okafor-2021 --from okafor.xml --perspective visitors
    """
    from build_scripts.author.scaffolds.study import new_study
    from build_scripts.author.scaffolds.undo import write_files
    from build_scripts.model.ids import is_id
    from build_scripts.read.corpus import read_corpus

    root = project_root()
    corpus = read_corpus(root).corpus
    if not is_id(id_):
        leave(
            2,
            f"{id_} cannot be an id: lower-case letters, digits and single hyphens, for example okafor-2021.",
        )
    if id_ in corpus.studies:
        leave(2, f"There is a study {id_} already. Nothing was written.")
    known = [one.id for one in corpus.site.perspectives] if corpus.site else []
    if perspective and perspective not in known:
        leave(2, f"site.yaml knows no perspective {perspective}. Perspectives: {', '.join(known)}.")
    found, source = _found(files)
    begun = new_study(id_, found, corpus, on=date.today().isoformat(), perspective=perspective, source=source)
    if dry_run:
        for path, text in begun.files.items():
            click.echo(f"# {path}\n{text}")
        return
    for path in write_files(root, begun.files):
        click.echo(f"Wrote {path}.")
    for remark in begun.remarks:
        click.echo(remark)
    if begun.quotes:
        click.echo(
            f"{begun.quotes} quotations, {begun.verified} of them found in the source's text; {begun.tables} tables."
        )
    click.echo(
        f"{begun.decisions} decisions left: `evidence check` lists them. To take all of this back: evidence import --undo"
    )


def _found(files: tuple[Path, ...]) -> tuple[Found, SourceText | None]:
    """What all files say together, and the text of the first that holds quotations."""
    from build_scripts.author.importing.formats import read_file
    from build_scripts.author.importing.found import Found, ImportRefusedError
    from build_scripts.author.sources import SourceError, read_source

    found, source = Found(), None
    for file in files:
        try:
            content = file.read_bytes()
            one = read_file(file.name, content)
            if one.quotes and not found.quotes:
                source = read_source(content, file.suffix)
        except (ImportRefusedError, SourceError) as refused:
            leave(1, f"{file}: {refused} Nothing was written.")
        except OSError as error:
            leave(1, f"{file} cannot be read: {error.strerror}. Nothing was written.")
        found = found.with_more(one)
    return found, source


@main.command("import")
@with_root
@click.option("--undo", "take_back", is_flag=True, help="Take back what the last import or `new` wrote.")
def import_(take_back: bool) -> None:
    """Take over what other programs hold.

    \b
    evidence import --undo
    """
    from build_scripts.author.scaffolds.undo import UndoRefusedError, undo

    root = project_root()
    if not take_back:
        leave(2, "Nothing to import was named.")
    try:
        for path in undo(root):
            click.echo(f"Took back {path}.")
    except UndoRefusedError as refused:
        leave(1, str(refused))

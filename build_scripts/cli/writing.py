"""`evidence new` and `import`: what the machine types for the author."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from build_scripts.cli.edge import leave, main, project_root, with_root
from build_scripts.model.layout import IN_FOLDER, IN_STUDY

if TYPE_CHECKING:
    from build_scripts.author.importing.found import Found
    from build_scripts.author.sources import SourceText
    from build_scripts.model.fields import Record


@main.group()
@with_root
def new() -> None:
    """Begin a study, a finding, a theme and so on, with a TODO for each decision that is left.

    \b
    evidence new study okafor-2021 --from okafor.xml
    evidence new finding okafor-2021 --words "Waiting was named most."
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


def _item_command(name: str, example: str, kind_of: Callable[[str], type[Record]]) -> None:
    """Add `evidence new NAME`."""

    def command(id_: str, words: str, dry_run: bool) -> None:
        from build_scripts.author.scaffolds.items import NotBegunError, new_item
        from build_scripts.author.scaffolds.undo import write_files
        from build_scripts.read.corpus import read_corpus

        root = project_root()
        try:
            item = new_item(read_corpus(root), kind_of(id_), id_, words, date.today().isoformat())
        except NotBegunError as refused:
            leave(2, str(refused))
        if dry_run:
            click.echo(item.text, nl=False)
            return
        write_files(root, {item.file: item.text})
        click.echo(f"Began {item.id} in {item.file}: {item.decisions} decisions left, each marked TODO.")

    command.__doc__ = f"""Begin a {name.replace("-", " ")}, with a TODO for each decision.

    \b
    {example}
    """
    given = click.argument("id_", metavar="ID")(command)
    given = click.option(
        "--words", default="", help="Its statement, text, title or name; a study's item gets its id from it."
    )(given)
    given = click.option("--dry-run", is_flag=True, help="Print the file as it would be, write nothing.")(
        given
    )
    new.command(name)(with_root(given))


def _of_study(file: str) -> Callable[[str], type[Record]]:
    return lambda _id: IN_STUDY[file].record


def _of_folder(folder: str) -> Callable[[str], type[Record]]:
    return lambda _id: IN_FOLDER[folder].record


def _recommendation(id_: str) -> type[Record]:
    return IN_STUDY["recommendations.yaml"].record if "/" in id_ else IN_FOLDER["recommendations"].record


_item_command(
    "finding",
    'evidence new finding okafor-2021 --words "Waiting was named most."',
    _of_study("findings.yaml"),
)
_item_command("quote", "evidence new quote okafor-2021/nobody-listened", _of_study("quotes.yaml"))
_item_command(
    "table", 'evidence new table okafor-2021/table-2 --words "Who took part"', _of_study("tables.yaml")
)
_item_command("theme", "evidence new theme waiting --words Waiting", _of_folder("themes"))
_item_command("review-finding", "evidence new review-finding waiting-weighs", _of_folder("review_findings"))
_item_command("session", "evidence new session first-hour", _of_folder("teaching"))
_item_command("recommendation", "evidence new recommendation okafor-2021/say-how-long", _recommendation)


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

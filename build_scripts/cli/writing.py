"""`evidence new`, `quote add` and `table add`: what the machine types for the author."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from build_scripts.cli.command_line import counted, leave, left, main, project_root, with_root
from build_scripts.model.layout import IN_FOLDER, IN_STUDY
from build_scripts.model.todo import GAP

if TYPE_CHECKING:
    from build_scripts.author.importing.import_result import Found
    from build_scripts.author.scaffolds.items import NewItem
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
    "--perspective", "perspectives", multiple=True, metavar="ID[=WORDS]",
    help="Whose words and answers it holds; with WORDS only those of speakers whose label has them.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Print the files, write nothing.")
def study(id_: str, files: tuple[Path, ...], perspectives: tuple[str, ...], dry_run: bool) -> None:
    """Begin the study ID from what FILES already say of it.

    \b
    evidence new study okafor-2021 --from okafor.xml --perspective visitors
    evidence new study lee-2019 --from lee.xml --perspective visitors=guest
    """
    from build_scripts.author.scaffolds.study import Whose, new_study
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
    known = [perspective.id for perspective in corpus.site.perspectives] if corpus.site else []
    named = [
        (name.strip(), words.strip())
        for name, _, words in (perspective.partition("=") for perspective in perspectives)
    ]
    unknown = [name for name, _ in named if name not in known]
    if unknown:
        leave(2, f"site.yaml knows no perspective {unknown[0]}. Perspectives: {', '.join(known)}.")
    whose = Whose(
        next((name for name, words in named if not words), ""), tuple(pair for pair in named if pair[1])
    )
    found, source = _found(files)
    begun = new_study(id_, found, corpus, on=date.today().isoformat(), whose=whose, source=source)
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
            f"{counted(begun.quotes, 'quotation')}, {begun.verified} found in the source's text; "
            f"{counted(begun.tables, 'table')}."
        )
    click.echo(
        f"{left(begun.decisions)}: `evidence check` lists them. To take all of this back: evidence import --undo"
    )


def _found(files: tuple[Path, ...]) -> tuple[Found, SourceText | None]:
    """What all files say together, and the text of the first that holds quotations."""
    from build_scripts.author.importing.formats import read_file
    from build_scripts.author.importing.import_result import Found, ImportRefusedError
    from build_scripts.author.sources import SourceError, read_source

    found, source = Found(), None
    for file in files:
        try:
            content = file.read_bytes()
            read = read_file(file.name, content)
            if read.quotes and not found.quotes:
                source = read_source(content, file.suffix)
        except (ImportRefusedError, SourceError) as refused:
            leave(1, f"{file}: {refused} Nothing was written.")
        except OSError as error:
            leave(1, f"{file} cannot be read: {error.strerror}. Nothing was written.")
        found = found.with_more(read)
    return found, source


@new.command()
@with_root
@click.argument("study_id", metavar="STUDY")
def appraisal(study_id: str) -> None:
    """Begin the appraisal of STUDY: the items that its design is asked for, each with a TODO.

    \b
    evidence new appraisal okafor-2021
    """
    from build_scripts.author.scaffolds.appraisal import new_appraisal
    from build_scripts.author.scaffolds.items import NotBegunError
    from build_scripts.read.corpus import read_corpus

    root = project_root()
    try:
        _begin(root, new_appraisal(read_corpus(root), study_id, date.today().isoformat()))
    except NotBegunError as refused:
        leave(2, str(refused))


def _begin(root: Path, item: NewItem) -> None:
    from build_scripts.author.scaffolds.undo import write_files

    write_files(root, {item.file: item.text})
    click.echo(f"Began {item.id} in {item.file}: {left(item.decisions)}, marked TODO.")


def _item_command(name: str, example: str, kind_of: Callable[[str], type[Record]]) -> None:
    """Add `evidence new NAME`."""

    def command(id_: str, words: str, dry_run: bool) -> None:
        from build_scripts.author.scaffolds.items import NotBegunError, new_item
        from build_scripts.read.corpus import read_corpus

        root = project_root()
        try:
            item = new_item(read_corpus(root), kind_of(id_), id_, words, date.today().isoformat())
        except NotBegunError as refused:
            leave(2, str(refused))
        if dry_run:
            click.echo(item.text, nl=False)
            return
        _begin(root, item)

    command.__doc__ = f"""Begin a {name.replace("-", " ")}, with a TODO for each decision.

    \b
    {example}
    """
    given: Callable[[str, str, bool], None] = click.argument("id_", metavar="ID")(command)
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


@main.group()
@with_root
def quote() -> None:
    """Take a quotation over from its source.

    \b
    evidence quote add lee-2019 --source lee.pdf --find "I felt ... six months"
    """


@quote.command("add")
@with_root
@click.argument("study")
@click.option(
    "--source",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The paper: txt, pdf, html or JATS XML.",
)
@click.option(
    "--find", "wanted", required=True, metavar="WORDS", help="Its first and last words: first ... last."
)
@click.option("--speaker", default="", help="As printed; the label in brackets right behind it unless told.")
@click.option("--perspective", default="", metavar="ID", help="Whose words they are.")
@click.option("--id", "id_", default="", help="Made of the first words unless told.")
@click.option("--dry-run", is_flag=True, help="Print the file as it would be, write nothing.")
def quote_add(
    study: str, source: Path, wanted: str, speaker: str, perspective: str, id_: str, dry_run: bool
) -> None:
    """Add a quotation to STUDY: its words, place and page as the source has them.

    \b
    evidence quote add lee-2019 --source lee.pdf --find "I felt ... six months"
    """
    from build_scripts.author.importing.import_result import ImportRefusedError
    from build_scripts.author.importing.passage import find_passage

    try:
        passage = find_passage(source.name, source.read_bytes(), wanted)
    except ImportRefusedError as refused:
        leave(1, f"{source}: {refused} Nothing was written.")
    place = {"section": passage.section, "page": passage.page}
    record = {
        "id": id_,
        "text": passage.text,
        "voice": "participant" if perspective else GAP,
        "speaker": speaker or passage.speaker or GAP,
        "perspective": [perspective] if perspective else GAP,
        "locator": {key: value for key, value in place.items() if value} or GAP,
    }
    _add(IN_STUDY["quotes.yaml"].record, study, record, dry_run)
    for remark in passage.remarks:
        click.echo(remark, err=dry_run)
    if not dry_run:
        click.echo(f"The receipt is written by: evidence verify {study} --source {source}")


@main.group()
@with_root
def table() -> None:
    """Take a table over from a file or from pasted text.

    \b
    evidence table add lee-2019 --from table-2.csv --title "Who took part"
    """


@table.command("add")
@with_root
@click.argument("study")
@click.option(
    "--from", "file", required=True, metavar="FILE", help="csv, tsv, xlsx or html; - for text pasted in."
)
@click.option("--label", default="", help="What the paper calls it: Table 2.")
@click.option("--title", default="", help="Its title as printed, with its (N = 38).")
@click.option("--number", default=1, show_default=True, help="Which table or sheet of the file.")
@click.option("--perspective", default="", metavar="ID", help="Whose answers it holds.")
@click.option("--dry-run", is_flag=True, help="Print the file as it would be, write nothing.")
def table_add(
    study: str, file: str, label: str, title: str, number: int, perspective: str, dry_run: bool
) -> None:
    """Add a table to STUDY, cell by cell, as its own numbers and words bear out.

    \b
    evidence table add lee-2019 --from table-2.csv --title "Who took part"
    """
    from build_scripts.author.importing.import_result import ImportRefusedError
    from build_scripts.author.importing.tables.sheets import read_table
    from build_scripts.author.importing.tables.typed import typed_table
    from build_scripts.author.scaffolds.ids import offered_id

    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        typed = typed_table(read_table(file, content, number), title)
    except ImportRefusedError as refused:
        leave(1, f"{file}: {refused} Nothing was written.")
    except OSError as error:
        leave(1, f"{file} cannot be read: {error.strerror}. Nothing was written.")
    if typed is None:
        leave(1, f"{file}: the table holds no column of numbers. Nothing was written.")
    record = {
        "id": offered_id(label or title, (), "table"),
        "title": title or GAP,
        "locator": {"table": label} if label else GAP,
        "perspective": perspective or GAP,
        "imported": True,
        **typed,
    }
    _add(IN_STUDY["tables.yaml"].record, study, record, dry_run)


def _add(kind: type[Record], study: str, record: dict[str, Any], dry_run: bool) -> None:
    """Write a record at the end of its file in a study, or print that."""
    from build_scripts.author.scaffolds.items import NotBegunError, added
    from build_scripts.author.scaffolds.undo import write_files
    from build_scripts.read.corpus import read_corpus

    root = project_root()
    try:
        item = added(read_corpus(root), kind, study, record)
    except NotBegunError as refused:
        leave(2, str(refused))
    if dry_run:
        click.echo(item.text, nl=False)
        return
    write_files(root, {item.file: item.text})
    click.echo(
        f"Added {item.id} to {item.file}; {left(item.decisions)}. To take it back: evidence import --undo"
    )

"""`evidence settle`, `doctor`, `stats` and `ids`: the synthesis looked after, and what there is."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from build_scripts.cli.command_line import leave, main, project_root, with_root

if TYPE_CHECKING:
    from build_scripts.author.changes_report import Report
    from build_scripts.synthesise.joins import Joined

MOST_SHOWN = 10
WIDEST = 100


@main.command()
@with_root
@click.argument("ids", metavar="ID...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Settle every statement.")
@click.option("--because", metavar="SENTENCE", default="", help="What the history says of it.")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The day for the history; today unless told.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
def settle(ids: tuple[str, ...], everything: bool, because: str, day: datetime | None, dry_run: bool) -> None:
    """Keep what statements rest on, once somebody has read them again.

    ID is that of a review finding, a theme or a recommendation, or `review`. The check notes at a statement when a
    finding under it is added, changed, withdrawn or retracted. Read it again, change what is to be changed, and settle
    it: the note goes, and the history says that somebody looked.

    \b
    evidence settle waiting
    evidence settle waiting --because "Read again beside Lee 2019: it holds."
    """
    from build_scripts.author.settle import UnknownStatementError
    from build_scripts.author.settle import settle as settle_statements

    if bool(ids) == everything:
        leave(2, "Name one statement or several, or give --all. `evidence doctor` lists what to look at.")
    today = (day.date() if day else date.today()).isoformat()
    try:
        settled = settle_statements(project_root(), ids, today, because, only_show=dry_run)
    except UnknownStatementError as error:
        leave(2, str(error))
    for statement in settled:
        if statement.written:
            click.echo(f"{statement.file}: {statement.line or 'keeps what it rests on'}")
    written = sum(statement.written for statement in settled)
    verb = "Would settle" if dry_run else "Settled"
    click.echo(f"{verb} {written} of {len(settled)}; {len(settled) - written} had nothing new.")


@main.command()
@with_root
@click.option("--all", "everything", is_flag=True, help="List all of it, not the first ten of each kind.")
def doctor(everything: bool) -> None:
    """Say what waits for somebody: what is stale, unverified, overdue or unanswered.

    \b
    evidence doctor
    evidence doctor --all
    """
    from build_scripts.author.overview import waiting
    from build_scripts.check.run import check
    from build_scripts.read.corpus import read_corpus
    from build_scripts.synthesise.joins import join

    reading = read_corpus(project_root())
    joined = join(reading.corpus)
    found = waiting(reading, joined, check(reading, joined))
    for kind in found:
        if kind.entries:
            click.echo(f"{kind.title} ({len(kind.entries)})")
            shown = kind.entries if everything else kind.entries[:MOST_SHOWN]
            for entry in shown:
                click.echo(f"  {entry}")
            if len(shown) < len(kind.entries):
                click.echo(f"  and {len(kind.entries) - len(shown)} more (--all lists them)")
            click.echo(f"  {kind.remedy}\n")
    nothing = [kind.title for kind in found if not kind.entries]
    if nothing:
        click.echo(f"None: {'; '.join(nothing)}.")


@main.command()
@with_root
@click.argument("base")
@click.option(
    "--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", show_default=True
)
def diff(base: str, form: str) -> None:
    """Say what has changed for readers since BASE.

    BASE is a commit, and what counts is where the branch left it; or the folder of a built site, or its evidence.json.
    That holds no words of quotations that stand on pages only, so whether these changed is not seen.

    \b
    evidence diff origin/main
    evidence diff releases/2026.1
    """
    from build_scripts.author.changes_report import as_json, as_markdown, published_in, reading_at, report
    from build_scripts.author.git import NoBaseError, known_commit
    from build_scripts.read.corpus import read_corpus
    from build_scripts.synthesise.joins import join

    root = project_root()
    joined = join(read_corpus(root).corpus)
    try:
        if published := published_in(Path(base)):
            found = _since_published(published, joined)
        else:
            found = report(reading_at(root, base).corpus, joined, known_commit(root, "HEAD"))
    except NoBaseError as error:
        leave(2, str(error))
    click.echo(as_json(found) if form == "json" else as_markdown(found), nl=False)


def _since_published(file: Path, joined: Joined) -> Report:
    """What changed since published data were made: these and what would be published now are compared."""
    from build_scripts.author.changes_report import report
    from build_scripts.read.published import NotPublishedError, read_published
    from build_scripts.render.data.evidence_json import evidence_json, study_json

    pieces = {id_: study_json(folder) for id_, folder in joined.corpus.studies.items()}
    try:
        before = read_published(file.read_bytes())
    except NotPublishedError as error:
        leave(2, f"{file}: {error}")
    now = evidence_json(joined, pieces)
    return report(before, joined, sha256(now).hexdigest(), read_published(now))


@main.command()
@with_root
def stats() -> None:
    """Count what there is, study by study.

    \b
    evidence stats
    """
    from build_scripts.author.overview import IDS, counts
    from build_scripts.read.corpus import read_corpus
    from build_scripts.synthesise.joins import join

    joined = join(read_corpus(project_root()).corpus)
    rows = list(counts(joined))
    names = list(rows[-1][1])
    first = max(len(id_) for id_, _ in rows)
    click.echo("  ".join([" " * first, *names]))
    for id_, numbers in rows:
        cells = [f"{numbers[name]:>{len(name)}}" for name in names]
        click.echo("  ".join([f"{id_:<{first}}", *cells]))
    click.echo()
    for kind in ("theme", "review-finding", "recommendation", "model", "session", "term"):
        click.echo(f"{len(list(IDS[kind](joined))):>{first}}  {kind}")


@main.command()
@with_root
@click.argument("kind", metavar="KIND")
def ids(kind: str) -> None:
    """List every id of a KIND, each with what it names.

    KIND is one of study, theme, review-finding, recommendation, finding, quote, table, perspective, audience, term,
    model, session, statement.

    \b
    evidence ids theme
    """
    from build_scripts.author.overview import IDS
    from build_scripts.model.phrases import either, shorten
    from build_scripts.read.corpus import read_corpus
    from build_scripts.synthesise.joins import join

    if kind not in IDS:
        leave(2, f'"{kind}" is no kind of thing with an id. Kinds: {either(IDS, most=len(IDS))}.')
    listed = list(IDS[kind](join(read_corpus(project_root()).corpus)))
    width = max((len(id_) for id_, _ in listed), default=0)
    for id_, what in listed:
        click.echo(f"{id_:<{width}}  {shorten(what, WIDEST)}".rstrip())

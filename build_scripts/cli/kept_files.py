"""`evidence verify`, `schema` and `permalinks`: what is kept beside the records."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from build_scripts.cli.command_line import leave, main, print_problems, project_root, with_root


@main.command()
@with_root
@click.argument("study")
@click.option(
    "--source", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The source's text."
)
def verify(study: str, source: Path) -> None:
    """Compare STUDY's quotations with the source's text, word by word, and write the receipt.

    \b
    evidence verify okafor-2021 --source okafor.pdf
    """
    from build_scripts.author.verify import verify_study

    root = project_root()
    if not source.is_file():
        leave(2, f"There is no file {source}.")
    result = verify_study(root, study, source)
    if result.refused:
        leave(1, result.refused)
    print_problems(result.problems, "text", 1)
    if result.left_out:
        click.echo(f"Left out of the source's text, as furniture of its pages: {'; '.join(result.left_out)}.")
    kept = f"wrote {result.file}" if result.written else f"{result.file} says so already"
    more = f", {result.remarked} more with remarks" if result.remarked else ""
    plain = result.found - result.remarked
    click.echo(f"{plain} of {result.looked_for} quotations were found in the source{more}; {kept}.")
    sys.exit(result.found < result.looked_for)


@main.command()
@with_root
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if a schema is out of date.")
def schema(only_check: bool) -> None:
    """Write the JSON Schemas that editors read into evidence/schema/.

    \b
    evidence schema
    """
    from build_scripts.author.schemas import stale_schemas, write_schemas

    root = project_root()
    if only_check:
        stale = stale_schemas(root)
        if stale:
            leave(1, f"Out of date: {', '.join(stale)}. Run `evidence schema` and commit what it writes.")
        click.echo("The schemas are up to date.")
        return
    write_schemas(root)
    click.echo("Wrote the schemas into evidence/schema/.")


@main.command()
@with_root
@click.option(
    "--check", "only_check", is_flag=True, help="Fail if an address that was published would be lost."
)
@click.option("--base", metavar="COMMIT", help="Compare with what this commit of git has recorded, too.")
@click.option(
    "--publish", "record", is_flag=True, help="Record what is new; for the job that publishes the site."
)
def permalinks(only_check: bool, base: str | None, record: bool) -> None:
    """Say which published addresses this change would add, move or lose.

    \b
    evidence permalinks --check --base origin/main
    """
    from build_scripts.author.git import NoBaseError
    from build_scripts.author.permalinks import changes, publish, recorded_at
    from build_scripts.read.corpus import read_corpus

    if only_check and record:
        leave(2, "Give --check or --publish, not both.")
    root = project_root()
    try:
        before = recorded_at(root, base) if base else frozenset()
    except NoBaseError as error:
        leave(2, str(error))
    found = changes(read_corpus(root), before)
    if record and found.is_safe():
        publish(root, found)
        if found.added:
            click.echo(f"Recorded {len(found.added)} new addresses in evidence/permalinks/.")
        found = changes(read_corpus(root), before)
    click.echo(found.report(), nl=False)
    sys.exit((only_check or record) and not found.is_safe())

"""`evidence fix` and `rename`: files changed for the author, a span at a time."""

from __future__ import annotations

from pathlib import Path

import click

from build_scripts.cli.command_line import inside, is_within, leave, main, project_root, with_root


@main.command()
@with_root
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Write nothing; show the lines that would change.")
def fix(paths: tuple[Path, ...], dry_run: bool) -> None:
    """Make every repair that a rule offers, in all the evidence or in PATHS.

    Comments and order stay. Words of a quotation and printed cells are never touched. What takes a person is left,
    and `evidence check` names it.

    \b
    evidence fix --dry-run
    evidence fix evidence/studies/okafor-2021
    """
    from build_scripts.author.fix import fix as fix_files

    root = project_root()
    wanted = tuple(inside(path, root) for path in paths)
    found = fix_files(
        root, lambda file: not wanted or any(is_within(file, path) for path in wanted), only_show=dry_run
    )
    for change in found:
        if dry_run:
            click.echo(change.difference(), nl=False)
        else:
            click.echo("".join(f"{change.file}, {repair}\n" for repair in change.repairs), nl=False)
    number = sum(len(change.repairs) for change in found)
    verb = "Would mend" if dry_run else "Mended"
    click.echo(
        f"{verb} {number} {'thing' if number == 1 else 'things'} in {len(found)} files."
        if found
        else "Nothing to mend."
    )


@main.command()
@with_root
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would change.")
def rename(old: str, new: str, dry_run: bool) -> None:
    """Give what has the id OLD the id NEW, everywhere that it is named.

    An item of a study is named study/item. What was published keeps its old id under `formerly`, so that links lead
    on; a draft does not. Nothing is written if that would bring an error.

    \b
    evidence rename waiting-times waiting
    evidence rename okafor-2021/table-2 okafor-2021/table-barriers
    """
    from build_scripts.author.rename import RenameError
    from build_scripts.author.rename import rename as rename_everywhere

    try:
        done = rename_everywhere(project_root(), old, new, only_show=dry_run)
    except RenameError as error:
        leave(1, f"{error} Nothing was renamed.")
    for file in sorted(set(done.texts) - set(done.moved.values())):
        click.echo(file)
    for before, after in sorted(done.moved.items()):
        click.echo(f"{before} -> {after}")
    kept = ", and old links lead on" if done.named.published else ""
    verb = "Would rename" if dry_run else "Renamed"
    click.echo(f"{verb} the {done.named.kind} in {done.places} places{kept}.")

"""`evidence init`: a site of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from build_scripts.cli.command_line import leave, main


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Begin a site of your own in DIR, with one small invented study to look at and delete.

    Nothing is asked. The site checks and builds at once.

    \b
    evidence init our-review
    """
    from build_scripts.author.beginning.new_site import NotEmptyError, begin_site

    try:
        to_do = begin_site(folder)
    except NotEmptyError as refused:
        leave(2, str(refused))
    click.echo(
        f"Wrote a site into {folder}. Next:\n\n"
        f"  evidence serve --root {folder}\n\n"
        f"shows it, and {folder / 'README.md'} says how to make it yours."
    )
    for sentence in to_do:
        click.echo(sentence)

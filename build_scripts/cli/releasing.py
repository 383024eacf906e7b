"""`evidence release`: a version of the site as files to keep, and its addresses recorded."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import click

from build_scripts.cli.building import build_into, host_settings_of, log_to_screen, trusting, written_whole
from build_scripts.cli.command_line import leave, main, project_root, with_root

RELEASES = "releases"
LOCK = "requirements.lock"
VERSION = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]{0,30}[0-9A-Za-z])?")


@main.command()
@with_root
@click.argument("version")
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY",
    help="The day at which it stands; the newest date in the evidence unless told.",
)  # fmt: skip
@click.option(
    "--since", metavar="COMMIT", help="What its notes compare with; the newest tag of git unless told."
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False),
    help=f"Folder that keeps the releases; {RELEASES}/ unless told.",
)  # fmt: skip
@trusting
def release(version: str, as_of: datetime | None, since: str | None, out: Path | None, trust: bool) -> None:
    """Write VERSION as a folder and a zip that open from a disk, and record its addresses.

    Beside the site stand its notes, checksums and a list of what it was made with.

    \b
    evidence release 2026.1
    evidence release 2026.1 --as-of 2026-11-21 --since 2025.2
    """
    from build_scripts.author.git import NoBaseError
    from build_scripts.author.permalinks import changes, publish
    from build_scripts.publish.archive.bill_of_materials import bill_of_materials
    from build_scripts.publish.archive.notes import last_release, release_notes
    from build_scripts.publish.archive.offline import open_from_disk
    from build_scripts.publish.archive.packing import write_checksums, write_zip
    from build_scripts.render.project import open_project

    if not VERSION.fullmatch(version):
        leave(
            2, f"{version} cannot be a folder's name. Use letters, digits, dots and dashes, such as 2026.1."
        )
    root = project_root()
    host_settings_of(root, trust)
    place = (out or root / RELEASES).absolute() / version
    if place.exists():
        leave(2, f"{place} is there already, and a release is never written again. Name the next version.")
    project = open_project(root, as_of.date().isoformat() if as_of else "")
    if blockers := project.release_blockers():
        leave(1, "\n".join(blockers))
    day, title = project.joined.as_of, project.record.title if project.record else ""
    try:
        notes = release_notes(root, project.joined, version, last_release(root) if since is None else since)
    except NoBaseError as error:
        leave(2, str(error))
    log_to_screen()
    with written_whole(place) as folder:
        build_into(root, folder / "site", True, day)
        open_from_disk(folder / "site")
        _write(folder / "notes.md", notes)
        _write(folder / "release.json", json.dumps({"version": version, "as_of": day}, indent=1) + "\n")
        if (root / LOCK).is_file():
            lock = (root / LOCK).read_text(encoding="utf-8")
            _write(folder / "made-with.cdx.json", bill_of_materials(lock, title, version))
        write_checksums(folder)
    write_zip(place, place.with_name(f"{version}.zip"))
    addresses = changes(project.reading)
    publish(root, addresses)
    click.echo(f"{version} is in {place}, and packed in {version}.zip beside it: open site/index.html there.")
    click.echo(
        f"{len(addresses.added)} new addresses were recorded; commit evidence/permalinks/ with the tag."
    )


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")

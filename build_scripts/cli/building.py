"""`evidence build`, `serve` and `export`: the site, and the tree of its pages."""

from __future__ import annotations

import logging
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec

import click

from build_scripts.cli.command_line import leave, main, project_root, with_root
from build_scripts.cli.progress_line import CLEAR

if TYPE_CHECKING:
    from datetime import datetime

    from build_scripts.render.mkdocs_settings import HostSettings

P = ParamSpec("P")


def trusting(command: Callable[P, None]) -> Callable[P, None]:
    """Add `--trust`."""
    return click.option(
        "--trust", is_flag=True, help="Run the code that mkdocs.yml names; for projects that you know."
    )(command)


def host_settings_of(root: Path, trust: bool) -> HostSettings:
    """What `mkdocs.yml` says; leaves with a sentence where it cannot be used, or would run code unasked."""
    from build_scripts.render.mkdocs_settings import HostSettingsError, docs_folder, host_settings

    try:
        settings = host_settings(root)
        dangers = () if trust else tuple(settings.dangers())
        if dangers:
            leave(
                2,
                "\n".join(dangers)
                + "\nNothing was run. If you know the project and what that does, add --trust.",
            )
        docs_folder(settings)
    except HostSettingsError as error:
        leave(2, str(error))
    return settings


def log_to_screen() -> None:
    """MkDocs reports through logging; readers of a terminal need the message alone."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(f"{CLEAR if sys.stderr.isatty() else ''}%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


@main.command()
@with_root
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder to build into; site/ unless told."
)
@click.option("--release", is_flag=True, help="Fail on any fault, and want url and contact in site.yaml.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The day at which a release stands, such as 2026-11-21; the newest date in the evidence unless told.",
)
@trusting
def build(out: Path | None, release: bool, as_of: datetime | None, trust: bool) -> None:
    """Build the site; a preview leaves out what could not be read, and says so.

    \b
    evidence build
    evidence build --release --as-of 2026-11-21
    """
    from build_scripts.read.collector import put_off

    if as_of and not release:
        leave(2, "Only a release can stand at another day than its evidence: give --release with --as-of.")
    day = as_of.date().isoformat() if as_of else ""
    root = project_root()
    host_settings_of(root, trust)
    out = (out or root / "site").absolute()
    _leave_alone_what_is_not_ours(out, root)
    # The command is over before a search for circles would pay.
    click.get_current_context().with_resource(put_off())
    if release:
        from build_scripts.render.project import open_project

        blockers = open_project(root, day).release_blockers()
        if blockers:
            leave(1, "\n".join(blockers))
    log_to_screen()
    with written_whole(out) as folder:
        build_into(root, folder, release, day)
    click.echo(f"The site is in {out}: open index.html there, or put the folder on any web server.")


@contextmanager
def written_whole(out: Path) -> Iterator[Path]:
    """A folder to write into that takes the place of `out` at the end; leaves with a sentence if it cannot."""
    from build_scripts.author.writing import InUseError, whole_folder, why_not_written

    try:
        with whole_folder(out) as folder:
            yield folder
    except InUseError:
        leave(1, f"Another command is writing {out} at this moment. Run this again when it is done.")
    except OSError as error:
        leave(1, f"{out} could not be written: {why_not_written(error)}. What stood there is unchanged.")


def build_into(root: Path, folder: Path, release: bool, as_of: str) -> None:
    """Build the site into `folder`; leaves with a sentence if it cannot."""
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=release)
        if (plugin := config.plugins.get("evidence")) is None:
            leave(
                1,
                "mkdocs.yml does not name `evidence` under `plugins`, so the site would hold nothing of it.",
            )
        plugin.config["as_of"] = as_of
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build_site(config)
        finally:
            config.plugins.on_shutdown()
    except (Abort, MkDocsException) as error:
        leave(1, f"The site was not built. {error}")


def _leave_alone_what_is_not_ours(out: Path, root: Path) -> None:
    """Leave with a sentence if building would delete what somebody keeps in `out`: the host empties it first."""
    written = [root.resolve() / name for name in ("evidence", "docs")]
    place = out.resolve()
    if any(place.is_relative_to(folder) or folder.is_relative_to(place) for folder in written):
        leave(
            2,
            f"{out} holds, or lies in, what you wrote. Name another folder with --out; nothing was deleted.",
        )
    a_site_of_ours = (out / "data" / "datapackage.json").is_file() and (out / "sitemap.xml").is_file()
    if out.is_dir() and any(out.iterdir()) and not a_site_of_ours:
        leave(
            2,
            f"{out} holds files that are not a site of ours. Name a new or empty folder; nothing was deleted.",
        )


@main.command()
@with_root
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@trusting
def serve(port: int, trust: bool) -> None:
    """Build the site, show it, and build it again whenever a file is saved.

    \b
    evidence serve
    """
    root = project_root()
    host_settings_of(root, trust)
    if not _is_free(port):
        leave(
            1, f"Port {port} is in use by another program. Choose another: evidence serve --port {port + 1}"
        )
    log_to_screen()
    click.echo(f"Building the site. It will be at http://127.0.0.1:{port}/ until you press Ctrl+C.")
    from mkdocs.commands.serve import serve as serve_site
    from mkdocs.exceptions import Abort, MkDocsException

    try:
        serve_site(str(root / "mkdocs.yml"), dev_addr=f"127.0.0.1:{port}", strict=False)
    except (Abort, MkDocsException, OSError) as error:
        leave(1, f"The site could not be shown. {error}")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


@main.command()
@with_root
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@trusting
def export(folder: Path, trust: bool) -> None:
    """Write the tree of pages and its mkdocs.yml into FOLDER, for any engine.

    \b
    evidence export pages
    """
    from build_scripts.render.export import write_export
    from build_scripts.render.mkdocs_settings import HostSettings

    root = project_root()
    # What another engine builds needs no settings of MkDocs; those that are there are taken over.
    settings = host_settings_of(root, trust) if (root / "mkdocs.yml").exists() else HostSettings(root, {}, ())
    if folder.exists() and any(folder.iterdir()):
        leave(2, f"{folder} is not empty. Name a new folder, so that nothing of yours is written over.")
    with written_whole(folder) as new:
        pages, files = write_export(settings, new)
    click.echo(f"Wrote {pages} pages and {files} files into {folder}.")

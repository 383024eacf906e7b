"""The command `evidence`: arguments, printing and exit codes; the work is done elsewhere.

Exit codes: 0 all is well (warnings and notes allowed), 1 at least one error, 2 misuse. Imports stand in the
commands that use them, so that the author's check starts at once.
"""

from __future__ import annotations

import io
import logging
import os
import socket
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, ParamSpec

import click

if TYPE_CHECKING:
    from datetime import datetime

    from build_scripts.model.diagnostics import Diagnostic
    from build_scripts.read.corpus import Reading
    from build_scripts.render.host import HostSettings

P = ParamSpec("P")


def _with_root(command: Callable[P, None]) -> Callable[P, None]:
    """Add `--root DIR`, which may stand before or after the command's name."""
    return click.option(
        "--root",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_remember_root,
        help="Project folder, which holds evidence/; the current one unless told.",
    )(command)


def _remember_root(context: click.Context, _option: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.find_root().obj = value


def _leave(code: int, sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)


def _root() -> Path:
    """The project folder; leaves with a sentence if there is none."""
    root: Path = click.get_current_context().find_root().obj or Path()
    if not (root / "evidence").is_dir():
        _leave(
            2,
            f"{root.absolute()} holds no folder evidence/. "
            "Run the command in the project folder, or name that folder with --root.",
        )
    return root


def _print(problems: Iterable[Diagnostic], form: str, files: int) -> None:
    from build_scripts.check.report import FORMATS

    click.echo(FORMATS[form](tuple(problems), files), nl=False)


class _Commands(click.Group):
    """Prints into any pipe: what its code page has not is written as `\\u2265`."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **kwargs)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@_with_root
def main() -> None:
    """Check encoded studies, and build a site from them."""


@main.command()
@_with_root
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True
)
@click.option(
    "--with-sources",
    "sources",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of source texts named after their studies: verify the quotations again.",
)
def check(paths: tuple[Path, ...], form: str, sources: Path | None) -> None:
    """Name every problem in the evidence, or only those in PATHS."""
    from build_scripts.check.run import check as check_reading
    from build_scripts.model.diagnostics import Diagnostic, Severity
    from build_scripts.read.corpus import read_corpus

    root = _root()
    wanted = tuple(_inside(path, root) for path in paths)
    reading = read_corpus(root)
    found = [*check_reading(reading), *(_of_sources(reading, sources) if sources else ())]
    problems = [
        problem
        for problem in sorted(found, key=Diagnostic.sort_key)
        if not wanted or any(_is_within(problem.file, path) for path in wanted)
    ]
    files = sum(1 for file in reading.trees if not wanted or any(_is_within(file, path) for path in wanted))
    _print(problems, form, files)
    sys.exit(any(problem.severity is Severity.ERROR for problem in problems))


def _of_sources(reading: Reading, folder: Path) -> tuple[Diagnostic, ...]:
    """What comparing the quotations with the sources in `folder` gives; says on stderr which were at hand."""
    from build_scripts.author.verify import compare_with_sources

    compared = compare_with_sources(reading, folder)
    quoted = [study.id for study in reading.corpus.studies.values() if study.quotes]
    click.echo(f"Compared {len(compared.studies)} of {len(quoted)} studies with their sources.", err=True)
    if compared.refused:
        _leave(1, "\n".join(compared.refused))
    return compared.problems


def _inside(path: Path, root: Path) -> str:
    """A path as problems name it: from the project folder, with forward slashes."""
    given = path if path.exists() else root / path
    if not given.exists():
        _leave(2, f"There is no file or folder {path}.")
    # As it is called first: what is a link is read under the name that it has in the project.
    called = Path(os.path.abspath(given))  # noqa: PTH100  (the other way follows links)
    for place, start, inside in (
        (called, Path(os.path.abspath(root)), Path()),  # noqa: PTH100
        (given.resolve(), root.resolve(), Path()),
        (given.resolve(), (root / "evidence").resolve(), Path("evidence")),
    ):
        if place.is_relative_to(start):
            return (inside / place.relative_to(start)).as_posix()
    _leave(2, f"{path} is not inside the project folder {root.absolute()}.")


def _is_within(file: str, path: str) -> bool:
    return path == "." or file == path or file.startswith(f"{path}/")


def _trusting(command: Callable[P, None]) -> Callable[P, None]:
    """Add `--trust`."""
    return click.option(
        "--trust", is_flag=True, help="Run the code that mkdocs.yml names; for projects that you know."
    )(command)


def _host_settings(root: Path, trust: bool) -> HostSettings:
    """What `mkdocs.yml` says; leaves with a sentence where it cannot be used, or would run code unasked."""
    from build_scripts.render.host import HostSettingsError, docs_folder, host_settings

    try:
        settings = host_settings(root)
        dangers = () if trust else tuple(settings.dangers())
        if dangers:
            _leave(
                2,
                "\n".join(dangers)
                + "\nNothing was run. If you know the project and what that does, add --trust.",
            )
        docs_folder(settings)
    except HostSettingsError as error:
        _leave(2, str(error))
    return settings


def _log_to_screen() -> None:
    """MkDocs reports through logging; readers of a terminal need the message alone."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


@main.command()
@_with_root
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
@_trusting
def build(out: Path | None, release: bool, as_of: datetime | None, trust: bool) -> None:
    """Build the site; a preview leaves out what could not be read, and says so."""
    if as_of and not release:
        _leave(2, "Only a release can stand at another day than its evidence: give --release with --as-of.")
    day = as_of.date().isoformat() if as_of else ""
    root = _root()
    _host_settings(root, trust)
    out = (out or root / "site").absolute()
    _leave_alone_what_is_not_ours(out, root)
    if release:
        from build_scripts.render.project import open_project

        hindrances = open_project(root, day).release_hindrances()
        if hindrances:
            _leave(1, "\n".join(hindrances))
    _log_to_screen()
    with _written_whole(out) as folder:
        _build(root, folder, release, day)
    click.echo(f"The site is in {out}: open index.html there, or put the folder on any web server.")


@contextmanager
def _written_whole(out: Path) -> Iterator[Path]:
    """A folder to write into that takes the place of `out` at the end; leaves with a sentence if it cannot."""
    from build_scripts.author.writing import InUseError, whole_folder

    try:
        with whole_folder(out) as folder:
            yield folder
    except InUseError:
        _leave(1, f"Another command is writing {out} at this moment. Run this again when it is done.")
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        _leave(
            1, f"{out} could not be written: {error.strerror or error}{where}. What stood there is unchanged."
        )


def _build(root: Path, folder: Path, release: bool, as_of: str) -> None:
    from mkdocs.commands.build import build as build_site
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=release)
        if (plugin := config.plugins.get("evidence")) is not None:
            plugin.config["as_of"] = as_of
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build_site(config)
        finally:
            config.plugins.on_shutdown()
    except (Abort, MkDocsException) as error:
        _leave(1, f"The site was not built. {error}")


def _leave_alone_what_is_not_ours(out: Path, root: Path) -> None:
    """Leave with a sentence if building would delete what somebody keeps in `out`: the host empties it first."""
    written = [root.resolve() / name for name in ("evidence", "docs")]
    place = out.resolve()
    if any(place.is_relative_to(folder) or folder.is_relative_to(place) for folder in written):
        _leave(
            2,
            f"{out} holds, or lies in, what you wrote. Name another folder with --out; nothing was deleted.",
        )
    a_site_of_ours = (out / "data" / "datapackage.json").is_file() and (out / "sitemap.xml").is_file()
    if out.is_dir() and any(out.iterdir()) and not a_site_of_ours:
        _leave(
            2,
            f"{out} holds files that are not a site of ours. Name a new or empty folder; nothing was deleted.",
        )


@main.command()
@_with_root
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@_trusting
def serve(port: int, trust: bool) -> None:
    """Build the site, show it, and build it again whenever a file is saved."""
    root = _root()
    _host_settings(root, trust)
    if not _is_free(port):
        _leave(
            1, f"Port {port} is in use by another program. Choose another: evidence serve --port {port + 1}"
        )
    _log_to_screen()
    click.echo(f"Building the site. It will be at http://127.0.0.1:{port}/ until you press Ctrl+C.")
    from mkdocs.commands.serve import serve as serve_site
    from mkdocs.exceptions import Abort, MkDocsException

    try:
        serve_site(str(root / "mkdocs.yml"), dev_addr=f"127.0.0.1:{port}", strict=False)
    except (Abort, MkDocsException, OSError) as error:
        _leave(1, f"The site could not be shown. {error}")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


@main.command()
@_with_root
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@_trusting
def export(folder: Path, trust: bool) -> None:
    """Write the tree of pages and its mkdocs.yml into FOLDER, for any engine."""
    from build_scripts.render.export import write_export
    from build_scripts.render.host import HostSettings

    root = _root()
    # What another engine builds needs no settings of MkDocs; those that are there are taken over.
    settings = _host_settings(root, trust) if (root / "mkdocs.yml").exists() else HostSettings(root, {}, ())
    if folder.exists() and any(folder.iterdir()):
        _leave(2, f"{folder} is not empty. Name a new folder, so that nothing of yours is written over.")
    with _written_whole(folder) as new:
        pages, files = write_export(settings, new)
    click.echo(f"Wrote {pages} pages and {files} files into {folder}.")


@main.command()
@_with_root
@click.argument("study")
@click.option(
    "--source", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The source's text."
)
def verify(study: str, source: Path) -> None:
    """Compare STUDY's quotations with the source's text, word by word, and write the receipt."""
    from build_scripts.author.verify import verify_study

    root = _root()
    if not source.is_file():
        _leave(2, f"There is no file {source}.")
    result = verify_study(root, study, source)
    if result.refused:
        _leave(1, result.refused)
    _print(result.problems, "text", 1)
    if result.left_out:
        click.echo(f"Left out of the source's text, as furniture of its pages: {'; '.join(result.left_out)}.")
    kept = f"wrote {result.file}" if result.written else f"{result.file} says so already"
    more = f", {result.remarked} more with remarks" if result.remarked else ""
    plain = result.found - result.remarked
    click.echo(f"{plain} of {result.looked_for} quotations were found in the source{more}; {kept}.")
    sys.exit(result.found < result.looked_for)


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a rule asks, why, and show a bad and a good example."""
    from build_scripts.check.report import explain as explanation

    text = explanation(code)
    if text is None:
        _leave(
            2, f"There is no rule {code}. `evidence check` names the code of each problem, for example EV311."
        )
    click.echo(text, nl=False)


@main.command()
@_with_root
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if a schema is out of date.")
def schema(only_check: bool) -> None:
    """Write the JSON Schemas that editors read into evidence/schema/."""
    from build_scripts.author.schemas import stale_schemas, write_schemas

    root = _root()
    if only_check:
        stale = stale_schemas(root)
        if stale:
            _leave(1, f"Out of date: {', '.join(stale)}. Run `evidence schema` and commit what it writes.")
        click.echo("The schemas are up to date.")
        return
    write_schemas(root)
    click.echo("Wrote the schemas into evidence/schema/.")


@main.command()
@_with_root
@click.option(
    "--check", "only_check", is_flag=True, help="Fail if an address that was published would be lost."
)
@click.option("--base", metavar="COMMIT", help="Compare with what this commit of git has recorded, too.")
@click.option(
    "--publish", "record", is_flag=True, help="Record what is new; for the job that publishes the site."
)
def permalinks(only_check: bool, base: str | None, record: bool) -> None:
    """Say which published addresses this change would add, move or lose."""
    from build_scripts.author.permalinks import NoBaseError, changes, publish, recorded_at
    from build_scripts.read.corpus import read_corpus

    if only_check and record:
        _leave(2, "Give --check or --publish, not both.")
    root = _root()
    try:
        before = recorded_at(root, base) if base else frozenset()
    except NoBaseError as error:
        _leave(2, str(error))
    found = changes(read_corpus(root), before)
    if record and found.is_safe():
        publish(root, found)
        if found.added:
            click.echo(f"Recorded {len(found.added)} new addresses in evidence/permalinks/.")
        found = changes(read_corpus(root), before)
    click.echo(found.report(), nl=False)
    sys.exit((only_check or record) and not found.is_safe())

"""What all commands share: the group they belong to, the project folder, and how they print and leave."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, ParamSpec

import click

from build_scripts.cli.progress_line import progress_shown

if TYPE_CHECKING:
    from build_scripts.model.diagnostics import Diagnostic

P = ParamSpec("P")


def with_root(command: Callable[P, None]) -> Callable[P, None]:
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


def leave(code: int, sentence: str) -> NoReturn:
    """End with an exit code and a sentence that says why."""
    click.echo(sentence, err=True)
    sys.exit(code)


def project_root() -> Path:
    """The project folder; leaves with a sentence if there is none."""
    root: Path = click.get_current_context().find_root().obj or Path()
    if not (root / "evidence").is_dir():
        leave(
            2,
            f"{root.absolute()} holds no folder evidence/. "
            "Run the command in the project folder, or name that folder with --root.",
        )
    return root


def print_problems(problems: Iterable[Diagnostic], form: str, files: int) -> None:
    """Print what was found in so many files."""
    from build_scripts.check.report import FORMATS

    click.echo(FORMATS[form](tuple(problems), files), nl=False)


class _Commands(click.Group):
    """Prints into any pipe: what its code page has not is written as `\\u2265`. Says in a sentence what a disk refuses."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        from build_scripts.author.writing import InUseError, why_not_written

        try:
            with progress_shown(sys.stderr):
                return super().invoke(ctx)
        except InUseError as error:
            leave(1, f"{error} Run this again when it is done.")
        except OSError as error:
            # A reader of the output that has left is no fault, and click knows what to do.
            if error.errno == errno.EPIPE:
                raise
            leave(1, f"Stopped: {why_not_written(error)}. Files that were not yet written are unchanged.")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@with_root
def main() -> None:
    """Check encoded studies, and build a site from them."""


def inside(path: Path, root: Path) -> str:
    """A path as problems name it: from the project folder, with forward slashes."""
    given = path if path.exists() else root / path
    if not given.exists():
        leave(2, f"There is no file or folder {path}.")
    # As it is called first: what is a link is read under the name that it has in the project.
    called = Path(os.path.abspath(given))  # noqa: PTH100  (the other way follows links)
    for place, start, inside in (
        (called, Path(os.path.abspath(root)), Path()),  # noqa: PTH100
        (given.resolve(), root.resolve(), Path()),
        (given.resolve(), (root / "evidence").resolve(), Path("evidence")),
    ):
        if place.is_relative_to(start):
            return (inside / place.relative_to(start)).as_posix()
    leave(2, f"{path} is not inside the project folder {root.absolute()}.")


def is_within(file: str, path: str) -> bool:
    """Whether a file is the one at `path`, or stands in that folder."""
    return path == "." or file == path or file.startswith(f"{path}/")


def counted(number: int, noun: str) -> str:
    """A number of things: `1 table`, `12 quotations`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def left(decisions: int) -> str:
    """How many decisions are left, in words."""
    return f"{counted(decisions, 'decision')} left" if decisions else "no decision is left"

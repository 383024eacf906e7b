"""Reference pages for authors: the annotated example, file by file, and the list of fields."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from build_scripts.model import addresses
from build_scripts.render.environment import Renderer
from build_scripts.render.site import Page
from build_scripts.synthesise.views.fields import file_records, part_records

EXAMPLE = f"{addresses.CONTRIBUTING}example/"
FIELDS = f"{addresses.CONTRIBUTING}fields/"


def author_pages(renderer: Renderer) -> Iterator[Page]:
    """The example and the fields."""
    yield renderer.page(
        "example",
        EXAMPLE,
        "Annotated example",
        "One whole small corpus with comments, invented from end to end, to copy from.",
        hide=(),
        files=[
            (f"_file-{number}", path, text) for number, (path, text) in enumerate(example_files().items(), 1)
        ],
    )
    yield renderer.page(
        "fields",
        FIELDS,
        "List of fields",
        "Every key of every file: whether it is needed, what it means and what it may hold.",
        hide=(),
        files=file_records(),
        parts=part_records(),
    )


def example_files() -> dict[str, str]:
    """The files of the annotated example, by path from the project folder."""
    return dict(_texts(files("build_scripts.author.example") / "evidence", "evidence"))


def _texts(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    """`(path, text)` of every YAML file, a folder's own files before its folders."""
    entries = sorted(folder.iterdir(), key=lambda entry: (entry.is_dir(), entry.name))
    for entry in entries:
        here = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _texts(entry, here)
        elif entry.name.endswith(".yaml"):
            yield here, entry.read_text(encoding="utf-8")

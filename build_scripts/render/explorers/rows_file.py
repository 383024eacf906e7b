"""The rows of an explorer as a file: columns, in which what is repeated stands once."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from build_scripts.render.explorers.explorer import Explorer
from build_scripts.render.text.markdown import typographic
from build_scripts.render.views.shared import Link


def rows_file(explorer: Explorer) -> bytes:
    """Everything that the page's script shows, counts and looks through."""

    def setting(name: str) -> Callable[[str], str]:
        return typographic if name in explorer.ours else str

    content = {
        "texts": {
            name: _column([setting(name)(text) for text in column])
            for name, column in explorer.texts.items()
            if any(column)
        },
        "links": {
            name: _link_column(column, setting(name))
            for name, column in explorer.links.items()
            if any(column)
        },
        "facets": [
            {
                "key": facet.key,
                "values": [[value.key, value.name] for value in facet.values],
                "at": _places([value.key for value in facet.values], facet.of_rows),
            }
            for facet in explorer.facets
        ],
        "searched": explorer.searched,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _column(texts: Sequence[str]) -> dict[str, Any]:
    """The texts, or, where many are repeated, each once and the place of each row's."""
    values = list(dict.fromkeys(texts))
    if len(values) * 2 > len(texts):
        return {"values": texts}
    place = {text: number for number, text in enumerate(values)}
    return {"values": values, "at": [place[text] for text in texts]}


def _link_column(rows: Sequence[Sequence[Link]], setting: Callable[[str], str]) -> dict[str, Any]:
    values = list(dict.fromkeys(link for row in rows for link in row))
    return {"values": [[link.address, setting(link.text)] for link in values], "at": _places(values, rows)}


def _places(values: Sequence[Any], rows: Sequence[Sequence[Any]]) -> list[list[int]]:
    place = {value: number for number, value in enumerate(values)}
    return [[place[value] for value in row] for row in rows]

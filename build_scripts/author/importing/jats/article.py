"""An article in JATS XML as a whole: everything that it prints of what a study's files hold."""

from __future__ import annotations

from typing import Any

from build_scripts.author.importing.import_result import Found
from build_scripts.author.importing.jats.bibliography import bibliography
from build_scripts.author.importing.jats.quotations import quotations
from build_scripts.author.importing.jats.recommendations import recommendations
from build_scripts.author.importing.jats.statements import statements
from build_scripts.author.importing.jats.table_quotations import table_quotations
from build_scripts.author.importing.jats.tables import tables
from build_scripts.author.importing.markup import first, text_of


def read_article(article: Any) -> Found:
    """What the root element of an article holds."""
    study: dict[str, Any] = {**bibliography(article), **statements(article)}
    told: dict[str, dict[str, Any]] = {}
    for quote in (*quotations(article), *table_quotations(article)):
        told.setdefault(quote["text"], quote)
    quotes = tuple(told.values())
    words = len(text_of(first(article, "body")).split())
    if words:
        study["source_words"] = words
    if quotes:
        study["quoted_words"] = sum(len(quote["text"].split()) for quote in quotes)
    printed, left_out = tables(article)
    remarks = (*left_out, *(() if words else ("The XML has no body: only the bibliography was taken over.",)))
    return Found(study, quotes, printed, recommendations(article), remarks)

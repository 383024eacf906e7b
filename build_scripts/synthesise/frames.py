"""Tidy frames of everything that is counted or published: built once, grouped once. The only module with pandas.

Columns hold objects, because whole numbers then stay whole beside empty cells, and an empty cell stays None.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from build_scripts.model import addresses
from build_scripts.synthesise import published
from build_scripts.synthesise.joins import Joined, ancestors
from build_scripts.synthesise.published import Row


@dataclass(frozen=True)
class Frames:
    """One frame a published file, with the columns that `published` names.

    `url` holds the address within the site; an empty cell is None.
    """

    studies: pd.DataFrame
    findings: pd.DataFrame
    quotes: pd.DataFrame
    tables: pd.DataFrame
    checks: pd.DataFrame
    themes: pd.DataFrame
    review_findings: pd.DataFrame
    recommendations: pd.DataFrame
    discrepancies: pd.DataFrame


def frames(joined: Joined) -> Frames:
    """Every frame of the corpus, each sorted by id; cells stand in the order of tables and then as printed."""
    corpus = joined.corpus
    folders = list(corpus.studies.values())
    tables = sorted(joined.tables.items())
    findings = _frame(published.FINDINGS, (published.finding_row(*one) for one in joined.findings.items()))
    quotes = _frame(published.QUOTES, published.quote_rows(joined))
    return Frames(
        studies=_frame(
            published.STUDIES, (row for folder in folders for row in published.study_rows(folder))
        ),
        findings=findings,
        quotes=quotes,
        tables=_in_order(published.TABLES, (row for one in tables for row in published.cell_rows(*one))),
        checks=_in_order(published.CHECKS, (row for one in tables for row in published.check_rows(*one))),
        themes=_themes(joined, findings, quotes),
        review_findings=_frame(
            published.REVIEW_FINDINGS,
            (published.review_finding_row(joined, *one) for one in corpus.review_findings.items()),
        ),
        recommendations=_frame(
            published.RECOMMENDATIONS,
            (
                *(published.study_advice_row(*one) for one in joined.study_recommendations.items()),
                *(published.advice_row(*one) for one in corpus.recommendations.items()),
            ),
        ),
        discrepancies=_frame(
            published.DISCREPANCIES, (row for folder in folders for row in published.discrepancy_rows(folder))
        ),
    )


def _frame(columns: tuple[str, ...], rows: Iterable[Row]) -> pd.DataFrame:
    """Rows sorted by their first column, which is the id."""
    return _in_order(columns, sorted(rows, key=lambda row: row[0]))


def _in_order(columns: tuple[str, ...], rows: Iterable[Row]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(columns), dtype=object)


def _themes(joined: Joined, findings: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Themes with their counts; `studies` are those with a finding or a quotation tagged with the theme."""
    tagged = {
        "findings": findings[["id", "study", "themes"]].explode("themes"),
        "quotes": quotes[["id", "study", "themes"]].explode("themes"),
    }
    own = {name: items.groupby("themes")["id"].nunique().to_dict() for name, items in tagged.items()}
    studies = pd.concat(list(tagged.values())).groupby("themes")["study"].nunique().to_dict()
    # A finding counts once under a theme, however many of its children it is tagged with.
    above = ancestors(joined.corpus.themes)
    lifted = tagged["findings"].assign(
        above=tagged["findings"]["themes"].map(lambda theme: above.get(theme, ()))
    )
    with_children = lifted.explode("above").groupby("above")["id"].nunique().to_dict()
    return _frame(
        published.THEMES,
        (
            (
                id_,
                theme.name,
                theme.question,
                theme.parent,
                int(studies.get(id_, 0)),
                int(own["findings"].get(id_, 0)),
                int(own["quotes"].get(id_, 0)),
                int(with_children.get(id_, 0)),
                addresses.theme(id_),
            )
            for id_, theme in joined.corpus.themes.items()
        ),
    )

"""The day on which each record's page last changed in meaning, from the `history` of what stands on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_scripts.model import urls
from build_scripts.model.corpus import Corpus
from build_scripts.model.fields import Change
from build_scripts.model.walk import records


def last_changed(corpus: Corpus) -> Mapping[str, str]:
    """Address to day, for the pages whose records have a `history`."""
    return {address: max(days) for address, days in _days(corpus) if days}


def _days(corpus: Corpus) -> Iterator[tuple[str, list[str]]]:
    for id_, folder in corpus.studies.items():
        yield urls.study(id_), [change.value.date for change in records(folder, Change)]
    for id_, theme in corpus.themes.items():
        yield urls.theme(id_), [change.date for change in theme.history]
    for id_, finding in corpus.review_findings.items():
        yield urls.review_finding(id_), [change.date for change in finding.history]
    for id_, model in corpus.models.items():
        yield urls.model(id_), [change.date for change in model.history]
    for id_, session in corpus.teaching.items():
        yield urls.session(id_), [change.date for change in session.history]

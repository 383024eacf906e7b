"""A site in spite of files that the check has named: what nothing can be made of is left out, and the rest stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.model.diagnostics import Diagnostic, Severity
from build_scripts.model.layout import IN_STUDY, STUDIES, KnownFile, role_of
from build_scripts.render.site.site import Site

MOST_TRIED = 8
"""Files that are tried one by one; if there are more, all are left out together."""


def site_without_what_fails(
    corpus: Corpus, problems: Sequence[Diagnostic], make: Callable[[Corpus], Site]
) -> tuple[Site, tuple[str, ...]]:
    """The site that `make` gives, and the studies and files that it had to be made without.

    Only what has errors is ever left out: a study as a whole, or another file. Its page then says what is wrong.

    Raises:
        Exception: what `make` raises, where leaving them out is no help.
    """
    try:
        return make(corpus), ()
    except Exception as error:
        suspects = tuple(
            dict.fromkeys(_unit(problem.file) for problem in problems if problem.severity is Severity.ERROR)
        )
        if not suspects:
            raise
        left_out = suspects
        site = _made(make, without(corpus, left_out))
        if site is None:
            raise error from None
    for suspect in suspects if len(suspects) <= MOST_TRIED else ():
        fewer = tuple(unit for unit in left_out if unit != suspect)
        tried = _made(make, without(corpus, fewer))
        if tried is not None:
            site, left_out = tried, fewer
    return site, left_out


def _made(make: Callable[[Corpus], Site], corpus: Corpus) -> Site | None:
    try:
        return make(corpus)
    except Exception:
        return None


def _unit(file: str) -> str:
    """What is left out for a file with an error: the folder of a study, or the file alone."""
    study, slash, _ = file.removeprefix(f"{STUDIES}/").partition("/")
    return f"{STUDIES}/{study}/" if slash and file.startswith(f"{STUDIES}/") else file


def without(corpus: Corpus, units: Iterable[str]) -> Corpus:
    """The corpus as if the studies' folders and the files in `units` could not be read."""
    for unit in units:
        study = unit.removeprefix(f"{STUDIES}/").removesuffix("/")
        if unit == f"{STUDIES}/{study}/":
            corpus = _without_study(corpus, study)
        else:
            corpus = _without_file(corpus, unit)
    return corpus


def _without_study(corpus: Corpus, study: str) -> Corpus:
    if study not in corpus.studies:
        return corpus
    empty = StudyFolder(study, None, unread=frozenset(IN_STUDY))
    unread = corpus.unread | {f"{STUDIES}/{study}/{name}" for name in IN_STUDY}
    return replace(corpus, studies={**corpus.studies, study: empty}, unread=unread)


def _without_file(corpus: Corpus, file: str) -> Corpus:
    role = role_of(file)
    if not isinstance(role, KnownFile) or role.kind is None:
        return corpus
    changed: dict[str, object] = {}
    if role.role == "one":
        records = getattr(corpus, role.folder)
        changed = {role.folder: {id_: record for id_, record in records.items() if id_ != role.id}}
    elif role.role == "top":
        changed = {role.kind.name: () if role.kind.many else None}
    return replace(corpus, **changed, unread=corpus.unread | {file})  # type: ignore[arg-type]

"""A project folder, read, checked, joined and rendered: the whole way of the data in one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from build_scripts.check.catalogue import RULE_TEXTS
from build_scripts.check.report import summary
from build_scripts.check.run import check
from build_scripts.model.corpus import Corpus
from build_scripts.model.diagnostics import Diagnostic, Severity
from build_scripts.model.records.site import Site
from build_scripts.read.corpus import Reading, read_corpus
from build_scripts.render.build import build_site
from build_scripts.render.preview import site_without_what_fails
from build_scripts.render.site.site import SiteContent
from build_scripts.synthesise.as_of import newest_day
from build_scripts.synthesise.joins import Joined, join


@dataclass(frozen=True)
class Project:
    """One reading of a project folder."""

    reading: Reading
    joined: Joined
    problems: tuple[Diagnostic, ...]

    @property
    def record(self) -> Site | None:
        """`site.yaml`, or None where it could not be read."""
        return self.joined.corpus.site

    @cached_property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The problems that hinder a release."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    def site(
        self, hand_written: Iterable[str] = (), *, with_pictures: bool = True
    ) -> tuple[SiteContent, tuple[str, ...]]:
        """Every page and file, and the files that had to be left out so that the rest could be made.

        `hand_written` are the addresses of pages that stand in docs/, which links may lead to. Pictures for sharing are
        drawn if `with_pictures`.
        """
        written = frozenset(hand_written)

        def make(corpus: Corpus, further: tuple[Diagnostic, ...]) -> SiteContent:
            joined = self.joined if corpus is self.joined.corpus else join(corpus, self.joined.as_of)
            told = (*self.problems, *further)
            return build_site(joined, told, RULE_TEXTS, hand_written=written, with_pictures=with_pictures)

        return site_without_what_fails(self.joined.corpus, self.problems, make)

    def report(self) -> str:
        """What a preview says of the problems it found."""
        return summary(self.problems, len(self.reading.trees))

    def release_blockers(self) -> tuple[str, ...]:
        """Why this cannot be released yet, one sentence each; empty when it can."""
        sentences = []
        if self.errors:
            sentences.append(f"{self.report()} A release has none: run `evidence check` to see them.")
        for key in ("url", "contact"):
            if self.record and getattr(self.record, key) is None:
                sentences.append(f"evidence/site.yaml has no `{key}`, which a release needs.")
        newest = newest_day(self.joined.corpus)
        if self.joined.as_of < newest:
            sentences.append(
                f"The release cannot stand at {self.joined.as_of}: the evidence has a date after it, {newest}."
            )
        return tuple(sentences)


def open_project(root: Path, as_of: str = "") -> Project:
    """Read, check and join the project folder at `root`; it stands at the day `as_of`, or at its newest date."""
    reading = read_corpus(root)
    joined = join(reading.corpus, as_of)
    return Project(reading, joined, check(reading, joined))

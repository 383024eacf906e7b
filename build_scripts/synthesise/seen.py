"""What each statement of the synthesis rests on, in short marks, and what has changed since it was last settled."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from build_scripts.model.diagnostics import KeyPath
from build_scripts.model.fields import Record
from build_scripts.model.ids import global_id, split_global
from build_scripts.model.layout import file_of
from build_scripts.model.records.review import Review
from build_scripts.model.records.review_finding import ReviewFinding
from build_scripts.model.records.seen import Seen
from build_scripts.model.records.theme import Theme
from build_scripts.synthesise.joins import Joined

MARK_LENGTH = 6

MEANING_OF_FINDING = {
    "statement", "kind", "basis", "perspective", "about", "count", "extent_as_printed", "credibility", "note",
}  # fmt: skip
"""What a statement rests on when it rests on a finding; not where it is printed or how it is sorted."""

NOT_MEANING = {"formerly", "history", "seen"}
"""Of other items that a session uses, what changes without their saying anything else."""

TO_BE_LOOKED_AT = ("retracted", "expression_of_concern", "corrected")


def mark(value: Any) -> str:
    """A short hash in letters of a value that JSON can hold."""
    digest = hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
    return "".join(chr(ord("a") + int(sign, 16)) for sign in digest[:MARK_LENGTH])


@dataclass(frozen=True)
class News:
    """What has changed for one statement of a record; `path` leads to the statement."""

    path: KeyPath
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    """What it rests on now, and did not when it was settled."""
    studies: tuple[str, ...] = ()
    """Studies that bring findings that were not there."""

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.changed or self.gone or self.added or self.studies)

    def names(self) -> tuple[str, ...]:
        """Everything new, each once, in order."""
        return tuple(dict.fromkeys((*self.changed, *self.gone, *self.added, *self.studies)))


@dataclass(frozen=True)
class Statement:
    """A record of the synthesis that can be settled. `id` is that of its file."""

    id: str
    record: Record
    file: str
    seen: Seen | None
    now: Seen
    news: tuple[News, ...]
    """Empty too where nobody has settled it yet."""


class Synthesis:
    """The statements of a joined corpus, with what they rest on."""

    def __init__(self, joined: Joined) -> None:
        """Nothing is worked out yet."""
        self._joined = joined
        self._marks: dict[str, str] = {}

    def statements(self) -> Iterator[Statement]:
        """Every record that can be settled: review findings, themes, advice of the team, teaching sessions, the review."""
        corpus = self._joined.corpus
        for id_, finding in corpus.review_findings.items():
            yield self._statement(id_, finding, finding.seen, self._of_review_finding(finding))
        for id_, theme in corpus.themes.items():
            yield self._statement(id_, theme, theme.seen, self._of_theme(id_, theme))
        for id_, advice in corpus.recommendations.items():
            of_advice: dict[KeyPath, Seen] = {("statement",): self._now(advice.rests_on)}
            yield self._statement(id_, advice, advice.seen, of_advice)
        for id_, session in corpus.teaching.items():
            of_session: dict[KeyPath, Seen] = {("title",): self._now(session.items())}
            yield self._statement(id_, session, session.seen, of_session)
        if corpus.review is not None:
            studies = {id_: len(folder.findings) for id_, folder in corpus.studies.items()}
            of_review: dict[KeyPath, Seen] = {("in_scope",): Seen(studies=studies)}
            yield self._statement("review", corpus.review, corpus.review.seen, of_review)

    def _statement(
        self, id_: str, record: Record, seen: Seen | None, now: Mapping[KeyPath, Seen]
    ) -> Statement:
        whole = Seen(
            items={item: found for ground in now.values() for item, found in ground.items.items()},
            studies={study: found for ground in now.values() for study, found in ground.studies.items()},
        )
        news = [self._news(path, seen, ground) for path, ground in now.items()] if seen is not None else []
        if seen is not None and news:
            gone = [item for item in seen.items if item not in whole.items and self._is_gone(item)]
            news[0] = News(news[0].path, news[0].changed, tuple(gone), news[0].added, news[0].studies)
        if isinstance(record, Review):
            news = [self._out_of_scope(new, record, seen or Seen()) for new in news]
        return Statement(id_, record, file_of(type(record), id_), seen, whole, tuple(filter(None, news)))

    def _of_review_finding(self, finding: ReviewFinding) -> dict[KeyPath, Seen]:
        items = self._now(link.finding for link in finding.evidence).items
        return {("statement",): Seen(items=items, studies=self._under(finding.theme))}

    def _of_theme(self, id_: str, theme: Theme) -> dict[KeyPath, Seen]:
        now: dict[KeyPath, Seen] = {("answer",): self._now(theme.answer.rests_on)}
        for position, message in enumerate(theme.key_messages):
            now["key_messages", position] = self._now(message.rests_on)
        if theme.gaps:
            now["gaps",] = Seen(studies=self._under(id_))
        return now

    def _now(self, grounds: Iterable[str]) -> Seen:
        found = {ground: self._mark_of(ground) for ground in sorted(set(grounds))}
        return Seen(items={ground: hash_ for ground, hash_ in found.items() if hash_})

    def _under(self, theme: str) -> dict[str, int]:
        """Each study with how many findings it has under a theme."""
        under = (split_global(finding)[0] for finding in self._joined.theme_findings.get(theme, ()))
        return dict(sorted(Counter(under).items()))

    def _mark_of(self, ground: str) -> str:
        if ground not in self._marks:
            self._marks[ground] = self._made(ground)
        return self._marks[ground]

    def _made(self, ground: str) -> str:
        joined = self._joined
        if finding := joined.findings.get(ground):
            folder = joined.folder_of(ground)
            status = folder.study.retraction.status if folder.study else ""
            said = finding.model_dump(mode="json", include=MEANING_OF_FINDING, exclude_defaults=True)
            return mark([said, status if status in TO_BE_LOOKED_AT else ""])
        if review_finding := joined.corpus.review_findings.get(ground):
            links = {(split_global(link.finding)[0], link.relation) for link in review_finding.evidence}
            studies = Counter(relation for _, relation in links)
            return mark(
                [
                    review_finding.statement,
                    review_finding.confidence.level,
                    review_finding.note or "",
                    studies,
                ]
            )
        if other := self._others.get(ground):
            return mark(other.model_dump(mode="json", exclude=NOT_MEANING, exclude_defaults=True))
        return ""

    @cached_property
    def _others(self) -> dict[str, Record]:
        """Whatever else a session can use, by its id across the corpus."""
        corpus = self._joined.corpus
        charts = {
            global_id(split_global(table_id)[0], chart.id): chart
            for table_id, table in self._joined.tables.items()
            for chart in table.charts
        }
        return {
            **corpus.themes,
            **corpus.pairs,
            **corpus.recommendations,
            **corpus.models,
            **self._joined.quotes,
            **self._joined.tables,
            **self._joined.study_recommendations,
            **charts,
        }

    def _news(self, path: KeyPath, seen: Seen, now: Seen) -> News:
        before = {self._name_now(item): found for item, found in seen.items.items()}
        return News(
            path,
            changed=tuple(item for item, found in now.items.items() if before.get(item, found) != found),
            added=tuple(item for item in now.items if item not in before),
            studies=tuple(
                study for study, now_has in now.studies.items() if now_has > seen.studies.get(study, 0)
            ),
        )

    def _name_now(self, item: str) -> str:
        return self._renamed.get(item, item) if not self._mark_of(item) else item

    def _is_gone(self, item: str) -> bool:
        """Whether it is nowhere in the corpus; what could not be read is not gone."""
        corpus, (study, _) = self._joined.corpus, split_global(item)
        unread = corpus.is_unread_study(study) if study else corpus.is_unread(ReviewFinding, item)
        return not unread and not self._mark_of(self._name_now(item))

    @cached_property
    def _renamed(self) -> dict[str, str]:
        """Former ids of findings and review findings, each with the id now."""
        corpus = self._joined.corpus
        renamed = {
            global_id(folder.id, former): global_id(folder.id, item.id)
            for folder in corpus.studies.values()
            for item in folder.findings
            for former in item.formerly
        }
        renamed.update(
            {former: id_ for id_, item in corpus.review_findings.items() for former in item.formerly}
        )
        return renamed

    def _out_of_scope(self, news: News, review: Review, seen: Seen) -> News:
        """Only the new studies from a country that the scope does not name."""
        scope = " ".join((review.question, *review.in_scope, *review.perspectif.model_dump().values()))
        known = countries(self._joined)
        new = (study for study in known if study not in seen.studies)
        return News(news.path, studies=tuple(study for study in new if not _names(scope, known[study])))


def _names(scope: str, country: str) -> bool:
    """Whether a text names a country, or the one it is a part of: `England, UK`."""
    parts = (part.strip() for part in country.split(","))
    return any(re.search(rf"\b{re.escape(part)}\b", scope, re.IGNORECASE) for part in parts if part)


def countries(joined: Joined) -> dict[str, str]:
    """The country of each study that states one."""
    folders = joined.corpus.studies.items()
    return {
        id_: folder.study.context.country
        for id_, folder in folders
        if folder.study and folder.study.context.country != "not_stated"
    }

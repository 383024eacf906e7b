"""What themes and review findings say as plain Markdown, and `llms.txt`, which lists them for programs that read text.

The form of both follows https://llmstxt.org/. What limits a statement stands beside it here too: how sure one can be,
cautions of the documents, what is not known. Quotations are left out: their rights may not let them travel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from build_scripts.model import urls
from build_scripts.model.fields import ContentNote
from build_scripts.model.records.review_finding import COMPONENTS
from build_scripts.render.data.summary_of_findings import concern, why
from build_scripts.render.explorers.definitions import review_finding_ids
from build_scripts.render.text import labels
from build_scripts.render.views.items import Items
from build_scripts.render.views.theme_line import theme_ids

_MARKUP = re.compile(r"([\\`*_\[\]<>|#])")


def markdown_files(items: Items) -> Mapping[str, bytes]:
    """Path and bytes of `llms.txt` and of every twin."""
    themes, findings = theme_ids(items), review_finding_ids(items)
    made = {urls.FOR_MACHINES: _listing(items, themes, findings)}
    made.update((urls.markdown_twin(urls.theme(id_)), _theme(items, id_, findings)) for id_ in themes)
    made.update(
        (urls.markdown_twin(urls.review_finding(id_)), _review_finding(items, id_)) for id_ in findings
    )
    return {path: ("\n".join(lines).strip() + "\n").encode() for path, lines in made.items()}


def plain(text: str) -> str:
    """A text on one line in which Markdown finds nothing of its own."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _link(items: Items, page: str, address: str, text: str) -> str:
    twin = urls.markdown_twin(address)
    return f"[{plain(text)}]({items.site.url + twin if items.site.url else urls.relative(twin, page)})"


def _listing(items: Items, themes: Sequence[str], findings: Sequence[str]) -> list[str]:
    site, corpus = items.site, items.corpus
    about = corpus.site.description if corpus.site else ""
    return [
        f"# {plain(site.title)}",
        "",
        f"> {plain(about)}",
        "",
        "How sure one can be of a statement is part of it, and so are the cautions of the documents that it rests on.",
        "",
        "## Questions",
        "",
        *(
            f"- {_link(items, '', urls.theme(id_), corpus.themes[id_].question)}: {plain(corpus.themes[id_].answer.text)}"
            for id_ in themes
        ),
        "",
        "## Review findings",
        "",
        *(
            f"- {_link(items, '', urls.review_finding(id_), line.statement)}: {labels.within(_sure(items, id_))}"
            for id_ in findings
            for line in [items.review_finding(id_)]
        ),
        "",
        "## Data",
        "",
        f"- [evidence.json]({site.url}{urls.DATA}evidence.json): everything in one file",
        f"- [datapackage.json]({site.url}{urls.DATA}datapackage.json): the tables as CSV, column by column",
    ]


def _sure(items: Items, id_: str) -> str:
    line = items.review_finding(id_)
    return f"{line.confidence.words}{', draft' if line.is_draft else ''}"


def _cautions(items: Items, ids: Sequence[str]) -> Iterator[str]:
    for study in items.studies_behind(ids):
        yield from (f"Mind: {plain(study.name)}: {plain(caution.text)}." for caution in study.cautions)


def _content_note(items: Items, notes: Sequence[ContentNote]) -> Sequence[str]:
    notice = items.site.notice(notes)
    return (f"Content note: {notice.text}.", "") if notice else ()


def _theme(items: Items, id_: str, findings: Sequence[str]) -> list[str]:
    theme = items.corpus.themes[id_]
    grounds = [*theme.answer.rests_on, *(ground for one in theme.key_messages for ground in one.rests_on)]
    below = [
        one
        for one in findings
        if id_ in (items.corpus.review_findings[one].theme, *items.corpus.review_findings[one].also_in)
    ]
    return [
        f"# {plain(theme.question)}",
        "",
        *_content_note(items, theme.content_notes),
        plain(theme.answer.text),
        "",
        *(line for caution in _cautions(items, grounds) for line in (caution, "")),
        "## Key messages",
        "",
        *(f"- {plain(message.text)}" for message in theme.key_messages),
        "",
        "## Review findings",
        "",
        *(
            f"- {_link(items, urls.theme(id_), urls.review_finding(one), items.review_finding(one).statement)}: {labels.within(_sure(items, one))}"
            for one in below
        ),
        "",
        "## What is not known",
        "",
        *(f"- {labels.GAP[gap.kind]}: {plain(gap.text)}" for gap in theme.gaps),
    ]


def _review_finding(items: Items, id_: str) -> list[str]:
    record = items.corpus.review_findings[id_]
    lines = [
        f"# {plain(record.statement)}",
        "",
        *_content_note(items, record.content_notes),
        f"{_sure(items, id_)}. {plain(why(record.confidence))}",
        "",
        *(line for caution in _cautions(items, [id_]) for line in (caution, "")),
    ]
    for relation, heading in labels.RELATION.items():
        of_kind = [link for link in record.evidence if link.relation == relation]
        if of_kind:
            lines += [f"## {heading}", ""]
            lines += [f"- {plain(link.note)} ({plain(items.finding(link.finding).study.name)})" for link in of_kind if link.finding in items.joined.findings]  # fmt: skip
            lines.append("")
    components = [(name, concern(getattr(record.confidence, name))) for name in COMPONENTS]
    if any(told for _, told in components):
        lines += ["## Why so sure", ""]
        lines += [f"- {labels.COMPONENT[name][1]}: {plain(told)}" for name, told in components if told]
    return lines

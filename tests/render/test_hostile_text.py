"""Hostile text in every text field of every record comes out as text, wherever it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from html.parser import HTMLParser
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from build_scripts.model.corpus import Corpus, StudyFolder
from build_scripts.read.corpus import Reading
from build_scripts.render.build import build_site
from build_scripts.render.site.site import SiteContent, broken_links
from build_scripts.synthesise.joins import join

HAND_WRITTEN = frozenset({"contributing/", "search/"})
"""Addresses of pages in docs/ that ours link to."""

ATTACK = (
    '<script>alert(1)</script><img src=x onerror=alert(2)>"\' onmouseover=alert(3) id="planted" '
    "[x](javascript:alert(4)) {{ 7*7 }} {% include 'x' %} </script><!-- "
)


def hostile(value: Any) -> Any:
    """A record with the attack in every text that it lets it into."""
    if isinstance(value, BaseModel):
        made = value
        for name, field in type(value).model_fields.items():
            for changed in attempts(dict(value)[name]):
                data = {**made.model_dump(by_alias=True), (field.alias or name): plain(changed)}
                try:
                    made = type(value).model_validate_json(json.dumps(data))
                    break
                except ValidationError:
                    continue
        return made
    if isinstance(value, tuple):
        return tuple(hostile(item) for item in value)
    if isinstance(value, Mapping):
        return {key: hostile(item) for key, item in value.items()}
    return value


def attempts(value: Any) -> Iterator[Any]:
    """The attack put into a value, from everywhere at once down to single texts."""
    if isinstance(value, str):
        yield f"{value} {ATTACK}"
    elif isinstance(value, BaseModel):
        yield hostile(value)
    elif isinstance(value, tuple) and value:
        if all(isinstance(item, str) for item in value):
            yield tuple(f"{item} {ATTACK}" for item in value)
        else:
            yield tuple(hostile(item) for item in value)


def plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(by_alias=True)
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def hostile_corpus(corpus: Corpus) -> Corpus:
    def folder(given: StudyFolder) -> StudyFolder:
        return replace(
            given,
            **{
                field.name: hostile(getattr(given, field.name))
                for field in fields(given)
                if field.name not in ("id", "unread", "receipt")
            },
        )

    return replace(
        corpus,
        site=hostile(corpus.site),
        review=hostile(corpus.review),
        studies={id_: folder(study) for id_, study in corpus.studies.items()},
        themes=hostile(corpus.themes),
        review_findings=hostile(corpus.review_findings),
        recommendations=hostile(corpus.recommendations),
        models=hostile(corpus.models),
        glossary=hostile(corpus.glossary),
    )


class Reader(HTMLParser):
    """Every tag with its attributes, and the text outside scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def is_ours(tag: str, attributes: dict[str, str | None]) -> bool:
    """A script or a style sheet of the site's own folder, named by a template."""
    if tag == "script":
        return attributes.keys() == {"src", "defer"} and is_asset(attributes["src"], "js")
    return (
        attributes.keys() == {"rel", "href"}
        and attributes["rel"] == "stylesheet"
        and is_asset(attributes["href"], "css")
    )


def is_asset(address: str | None, ending: str) -> bool:
    return re.fullmatch(rf"(\.\./)*assets/[a-z-]+\.{ending}", address or "") is not None


@pytest.fixture(scope="module")
def attacked(reading_of: Callable[..., Reading]) -> SiteContent:
    return build_site(join(hostile_corpus(reading_of().corpus)), (), (), hand_written=HAND_WRITTEN)


def test_hostile_text_reaches_every_kind_of_page(attacked: SiteContent) -> None:
    for at in (
        "",
        "themes/",
        "themes/waiting/",
        "studies/okafor-2021/",
        "recommendations/",
        "methods/",
        "glossary/",
    ):
        assert attacked.pages[at].html.count("{{ 7*7 }}") >= 1, at
    assert attacked.pages["studies/okafor-2021/"].html.count("{{ 7*7 }}") > 100


def test_hostile_text_stays_text(attacked: SiteContent) -> None:
    for at, page in attacked.pages.items():
        reader = Reader()
        reader.feed(page.html)
        assert reader.comments == [], at
        for tag, attributes in reader.tags:
            assert tag not in ("img", "iframe", "object", "embed", "style", "base"), at
            if tag == "link" or (tag == "script" and attributes != {"type": "application/json"}):
                assert is_ours(tag, attributes), at
            assert not [name for name in attributes if name.startswith("on")], at
            assert attributes.get("id") != "planted", at
            href = attributes.get("href") or ""
            assert not href.lower().startswith(("javascript:", "data:", "//")), at


def test_hostile_text_plants_no_id_and_breaks_no_link(attacked: SiteContent) -> None:
    assert all("planted" not in page.ids for page in attacked.pages.values())
    assert broken_links(attacked, HAND_WRITTEN) == ()


def test_data_for_scripts_cannot_end_its_script(attacked: SiteContent) -> None:
    for page in attacked.pages.values():
        for part in page.html.split('<script type="application/json">')[1:]:
            json.loads(part.split("</script>")[0])

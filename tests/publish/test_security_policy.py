"""The security policy: strict on every page, before all it is to hold for, and blind to scripts of strangers."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from build_scripts.publish.security_policy import faults_of, policy_of, with_policy

THEMES_OWN = (
    "var target=document.getElementById(location.hash.slice(1));"
    'target&&target.name&&(target.checked=target.name.startsWith("__tabbed_"))'
)


def page(body: str = "", head: str = '<meta charset="utf-8">') -> str:
    return f"<!doctype html><html><head>\n  {head}<title>x</title></head><body>{body}</body></html>"


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in policy.split("; "))}


class Tags(HTMLParser):
    """Every start tag in order."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = Tags()
    reader.feed(html)
    return reader.all


def test_nothing_is_allowed_that_is_not_named() -> None:
    found = directives(policy_of(page()))
    assert found["default-src"] == ["'none'"]
    assert found["script-src"] == found["style-src"] == ["'self'"]
    everything = policy_of(
        page(f"<script>{THEMES_OWN}</script><form data-search></form><div data-plotly='x'>")
    )
    assert "'unsafe-inline'" not in everything
    assert "'unsafe-eval'" not in everything
    assert "http" not in everything


def test_a_script_of_the_theme_may_run_by_its_hash() -> None:
    digest = b64encode(sha256(THEMES_OWN.encode()).digest()).decode()
    found = directives(policy_of(page(f"<script>{THEMES_OWN}</script><script>{THEMES_OWN}</script>")))
    assert found["script-src"] == ["'self'", f"'sha256-{digest}'"]


@pytest.mark.parametrize("depth", [".", "..", "../../..", "/", "/a-site/"])
def test_a_script_into_which_the_theme_fills_an_address_is_known_too(depth: str) -> None:
    template = (files("material") / "templates/partials/javascripts/base.html").read_text(encoding="utf-8")
    script = template[template.index("<script>") :].strip()
    before, after = script.partition("{{")[0], script.partition("}}")[2]
    assert len(directives(policy_of(page(f"{before}{depth}{after}")))["script-src"]) == 2
    hostile = f'{before}x",alert(1))//{after}'
    assert directives(policy_of(page(hostile)))["script-src"] == ["'self'"]


@pytest.mark.parametrize("text", ["alert(1)", "", THEMES_OWN + ";alert(1)", " " + THEMES_OWN])
def test_any_other_script_is_refused_and_said(text: str) -> None:
    html = page(f"<script>{text}</script>")
    (fault,) = faults_of(html)
    assert fault.startswith("has a script inside")
    assert "sha256" not in with_policy(html)


def test_data_for_scripts_is_no_script() -> None:
    body = "".join(
        f"<script {attributes}>{{}}</script>"
        for attributes in ('type="application/json"', 'id="x" type="application/ld+json"', 'src="a.js" defer')
    )
    assert list(faults_of(page(body))) == []


@pytest.mark.parametrize("head", ['<meta charset="utf-8">', "<meta charset=utf-8>", ""])
def test_the_policy_stands_before_all_it_is_to_hold_for(head: str) -> None:
    html = with_policy(
        page('<header><script src="a.js"></script></header>', head + '<link rel="icon" href="i">')
    )
    names = [tag for tag, _ in tags(html)]
    place = next(
        n for n, (_, found) in enumerate(tags(html)) if found.get("http-equiv") == "Content-Security-Policy"
    )
    assert place < min(names.index(tag) for tag in ("title", "link", "script", "header"))
    assert names.count("meta") == (2 if head else 1)
    assert "charset" in html[: html.index("http-equiv")] or not head


def test_a_page_without_a_head_is_said() -> None:
    assert list(faults_of("<p>Hello</p>")) == ["has no <head>, so it cannot carry a security policy."]


def test_what_search_and_charts_need_is_allowed_where_they_are_only() -> None:
    plain, search, chart = (
        directives(policy_of(page(body)))
        for body in ("<p>data-search</p>", '<form data-search data-index="x">', '<div data-plotly="x">')
    )
    assert "'wasm-unsafe-eval'" in search["script-src"]
    assert len(chart["style-src"]) == 3
    for other in (plain, chart):
        assert "'wasm-unsafe-eval'" not in other["script-src"]
    for other in (plain, search):
        assert other["style-src"] == ["'self'"]

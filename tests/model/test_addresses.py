"""Kinds of text that end in an address: none leads out of the site, none ends the attribute it stands in."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from build_scripts.model.fields import Address, Link, SiteUrl


def fits(kind: object, text: str) -> bool:
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    "text",
    [
        "themes/waiting/",
        "studies/okafor-2021/#waiting-lists-first",
        "recommendations/#say-how-long",
        "chains/themes/waiting/",
        "chains/studies/okafor-2021/#_say-how-long",
        "findings/2/",
    ],
)
def test_addresses_as_they_are_published(text: str) -> None:
    assert fits(Address, text)


@pytest.mark.parametrize(
    "text",
    [
        "../../x/",
        "themes/../../x/",
        "/themes/",
        "//evil.example/",
        "themes\\x/",
        "themes/waiting",
        "themes/waiting/?x",
        "themes/Waiting/",
        "themes/%2e%2e/",
        "th\u00e9mes/",
        "./x/",
        "x/./y/",
        "https://example.org/",
        "themes/#a#b",
        'themes/#"x',
        "",
        "a" * 300 + "/",
        "themes/\n",
    ],
)
def test_addresses_that_lead_elsewhere(text: str) -> None:
    assert not fits(Address, text)


@pytest.mark.parametrize(
    "text",
    ["https://example.org", "https://example.org/", "https://a.example.org:8443/x/y_z/~me/"],
)
def test_a_site_stands_at_scheme_host_and_path(text: str) -> None:
    assert fits(SiteUrl, text)


@pytest.mark.parametrize(
    "text",
    [
        "http://example.org/",
        "https://example.org/?a",
        "https://example.org/#a",
        "https://user@example.org/",
        "https://user:pass@example.org/",
        'https://example.org/"><meta http-equiv=refresh>',
        "https://example.org/a b",
        "https://example.org/../x",
        "https://example.org/a;b",
        "https:///x",
        "mailto:a@example.org",
        "https://example.org/" + "a" * 500,
    ],
)
def test_a_site_has_no_other_address(text: str) -> None:
    assert not fits(SiteUrl, text)


@pytest.mark.parametrize("sign", [*"\"'<>\\^`{|}", " ", "\t", "\n"])
def test_a_link_holds_no_sign_that_ends_an_attribute(sign: str) -> None:
    assert fits(Link, "https://example.org/a")
    assert not fits(Link, f"https://example.org/{sign}a")

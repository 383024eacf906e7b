from __future__ import annotations

import pytest

from build_scripts.author.importing.licences import licence_in, rights_keys


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by-nc-nd/4.0/legalcode", "CC-BY-NC-ND-4.0"),
        ("https://creativecommons.org/licenses/by/3.0/igo/", "CC-BY-3.0-IGO"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("www.nationalarchives.gov.uk/doc/open-government-licence/version/3", "OGL-UK-3.0"),
        ("under the terms of CC BY-SA 4.0, see creativecommons.org/licenses/by-sa/4.0", "CC-BY-SA-4.0"),
        ("Creative Commons Attribution License (CC BY)", ""),
        ("CC BY 4.0 for the text, CC BY-NC 4.0 for the figures", ""),
        ("All rights reserved", ""),
    ],
)
def test_a_licence_is_named_only_where_its_version_is_printed_and_it_is_the_only_one(
    text: str, licence: str
) -> None:
    assert licence_in(text) == licence


def test_a_licence_settles_the_rights_and_none_settles_nothing() -> None:
    assert rights_keys("", "Here.") == {}
    assert rights_keys("CC-BY-4.0", "Here.") == {
        "licence": "CC-BY-4.0",
        "licence_note": "Here.",
        "rights": {
            "quotations": {"basis": "licence", "licence": "CC-BY-4.0"},
            "tables": {"basis": "licence", "licence": "CC-BY-4.0"},
        },
    }

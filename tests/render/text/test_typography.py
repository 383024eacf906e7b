"""Our own sentences have a printer's quotation marks; words of others keep those they were printed with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.render.site.site import SiteContent
from build_scripts.render.text.markdown import typographic


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("people's relationships", "people’s relationships"),
        ("services' ability", "services’ ability"),
        ("rated 'a great deal', 15 of 47", "rated ‘a great deal’, 15 of 47"),
        ("(15 of 47 'a great deal', 14 'not at all')", "(15 of 47 ‘a great deal’, 14 ‘not at all’)"),
        ("'finding a relationship' conversations", "‘finding a relationship’ conversations"),
        ("called it \"a 'safe' place\"", "called it “a ‘safe’ place”"),
        ("it wasn't 'people\\'s'".replace("\\", ""), "it wasn’t ‘people’s’"),
        ("“already set”", "“already set”"),
        ("no marks", "no marks"),
    ],
)
def test_marks_turn_to_the_side_they_stand_on(written: str, set_: str) -> None:
    assert typographic(written) == set_


QUOTE = """\
# in evidence/studies/okafor-2021/quotes.yaml
- id: friendly-face
  text: "It wasn't the 'desk' that mattered."
  voice: participant
  speaker: not_stated
  perspective:
    - visitors
  locator: {table: Table 4, row: A friendly face, page: "10"}
"""


def test_a_quotation_keeps_the_marks_it_was_printed_with(site_of: Callable[..., SiteContent]) -> None:
    page = site_of(QUOTE).pages["studies/okafor-2021/"].html
    assert "It wasn&#39;t the &#39;desk&#39; that mattered." in page

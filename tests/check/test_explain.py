from __future__ import annotations

import pytest

from build_scripts.check.catalogue import RULE_TEXTS
from build_scripts.check.report import explain


def test_a_page_has_the_reason_and_both_examples():
    page = explain("EV201")
    assert page is not None
    assert page.startswith("EV201 unknown-theme\n")
    assert "A theme's page lists everything that names it." in page
    assert "  # in evidence/studies/okafor-2021/findings.yaml\n" in page
    assert page.endswith("On the site: contributing/rules/EV201/\n")


@pytest.mark.parametrize("asked", ["ev201", " EV201 ", "unknown-theme"])
def test_a_rule_is_found_by_code_or_slug_in_any_case(asked):
    assert explain(asked) == explain("EV201")


def test_a_code_that_nobody_has_gives_no_page():
    assert explain("EV000") is None


def test_every_rule_has_a_page():
    assert all(explain(text.code) for text in RULE_TEXTS)

from __future__ import annotations

import pytest

from build_scripts.check.texts.privacy import is_nhs_number

GLOSSARY = "# in evidence/glossary.yaml\n- id: queue\n  term: queue\n  meaning: '{}'\n"
THEME = "# in evidence/themes/waiting.yaml\ndefinition: |\n  {}\n"
SPEAKER = (
    "# in evidence/studies/okafor-2021/quotes.yaml\n- id: friendly-face\n"
    '  text: "There was one friendly face at the desk, and that was enough."\n  voice: participant\n'
    "  speaker: '{}'\n  perspective: [visitors]\n  locator: {{page: \"10\"}}\n"
)


def codes(problems) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Where the deaf wait.", ["EV601"]),
        ("Where THE  DEAF wait.", ["EV601"]),
        ('Where "the deaf" wait, as they say.', []),
        ("Where ‘the deaf’ wait, as they say.", []),
        ("Where the deafening noise is.", []),
    ],
)
def test_words_to_avoid_are_found_in_our_words_and_not_in_cited_ones(text, expected, problems_of):
    assert codes(problems_of(GLOSSARY.format(text))) == expected


def test_quotations_are_never_held_against_the_list_of_words(problems_of):
    listed = "# in evidence/site.yaml\nplain_words: {friendly face: kind person}\n"
    problems = problems_of(listed)
    assert {problem.code for problem in problems} == {"EV601"}
    assert not any("quotes.yaml" in problem.file for problem in problems)
    assert not any("source_path" in problem.path or "row" in problem.path for problem in problems)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("An <img src=x onerror=go()> here", "<img src=x onerror=go()>"),
        ("An <img src=x onerror=go", "<img src="),
        ("A line.<br/>Another.", "<br/>"),
        ("Hidden <!-- so -->", "<!--"),
        ("p < 0.05 and n <5", None),
        ("a <b and c> d", "<b and c>"),
        ("See <https://example.org/>.", None),
    ],
)
def test_html_is_told_from_numbers_and_addresses(text, found, problems_of):
    problems = [problem for problem in problems_of(THEME.format(text)) if problem.code == "EV602"]
    assert [problem.message.startswith(found) for problem in problems] == ([True] if found else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[x](javascript:go)", ["EV603"]),
        ("[x](JaVaScRiPt:go)", ["EV603"]),
        ("[x]( data:text/html,a)", ["EV603"]),
        ("[x](http://example.org)", ["EV603"]),
        ("[x](//example.org)", ["EV603"]),
        ("[x]()", ["EV603"]),
        ("[x]: vbscript:go", ["EV603"]),
        ("See <javascript:go>.", ["EV603"]),
        ("[x](https://example.org/a_(b))", []),
        ("[x](mailto:a@example.org)", []),
        ("Words [in brackets] alone.", []),
    ],
)
def test_links_are_https_or_mailto(text, expected, problems_of):
    assert codes(problems_of(THEME.format(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=A1", ["EV604"]),
        ("@home", ["EV604"]),
        ("-go", ["EV604"]),
        ("-2+3+cmd|calc!A0", ["EV604"]),
        ("-0.32 (0.03)", []),
        ("-2.3 (-4.1 to -0.5), p = .04", []),
        (" +go", ["EV604"]),
        ("-0.5", []),
        ("+5%", []),
    ],
)
def test_a_line_does_not_begin_like_a_formula_and_numbers_may(text, expected, problems_of):
    assert codes(problems_of(GLOSSARY.format(text))) == expected


def test_a_list_in_prose_begins_with_a_hyphen(problems_of):
    assert problems_of(THEME.format("- one\n  - two")) == ()


@pytest.mark.parametrize("text", ["TODO: write", "Lorem ipsum dolor", "xxx", "Ask XXXX", "...", "TBC"])
def test_placeholders_are_found(text, problems_of):
    assert codes(problems_of(GLOSSARY.format(text))) == ["EV605"]


def test_a_word_that_holds_the_letters_of_a_placeholder_is_none(problems_of):
    assert problems_of(GLOSSARY.format("The todo list of Maxxxine...")) == ()


@pytest.mark.parametrize(
    ("label", "what", "severity"),
    [
        ("P09, a.b@example.org", "an e-mail address", "error"),
        ("P09, 020 7946 0018", "a phone number", "error"),
        ("P09, +44 20 7946 0018", "a phone number", "error"),
        ("P09, 943 476 5919", "an NHS number", "error"),
        ("P09, QQ 12 34 56 C", "a National Insurance number", "error"),
        ("P09, www.example.org", "a web address", "error"),
        ("P09, @somebody", "a name on social media", "error"),
        ("P09, SW1A 1AA", "a postcode", "warning"),
        ("P09, 21 November 1980", "a full date", "warning"),
    ],
)
def test_what_could_lead_to_a_person_is_found(label, what, severity, problems_of):
    problems = [problem for problem in problems_of(SPEAKER.format(label)) if problem.code == "EV606"]
    assert [
        (problem.message.partition(" looks like ")[2], problem.severity.value) for problem in problems
    ] == [(f"{what}.", severity)]


@pytest.mark.parametrize("label", ["P09", "ppt. 58", "2021 cohort", "9 of 38", "S2, group 14", "in 2021"])
def test_ordinary_labels_lead_to_nobody(label, problems_of):
    assert problems_of(SPEAKER.format(label)) == ()


def test_the_check_digit_tells_nhs_numbers_from_others():
    assert is_nhs_number("943 476 5919")
    assert is_nhs_number("943 476 5900")
    assert not is_nhs_number("943 476 5918")
    assert not is_nhs_number("12345")

from __future__ import annotations

import re

import pytest

from build_scripts.check.catalogue import ALL_RULES, RULE_TEXTS

FORBIDDEN = re.compile(r"\b(invalid|illegal|null|None|NoneType)\b")


def test_codes_and_slugs_are_given_once_and_sorted():
    codes = [text.code for text in RULE_TEXTS]
    assert codes == sorted(set(codes))
    assert len({text.slug for text in RULE_TEXTS}) == len(RULE_TEXTS)


@pytest.mark.parametrize("text", RULE_TEXTS, ids=lambda text: text.code)
def test_a_rule_says_why_in_whole_sentences(text):
    assert re.fullmatch(r"EV\d{3}", text.code)
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", text.slug)
    assert text.why[0].isupper() or text.why[0] in "`“0"
    assert text.why.endswith((".", ".)"))
    assert not FORBIDDEN.search(text.why)


def test_each_rule_has_one_function_and_a_sentence_about_it():
    for rule in ALL_RULES:
        function = rule.of_corpus or rule.of_study
        assert (rule.of_corpus is None) != (rule.of_study is None)
        assert function is not None
        assert (function.__doc__ or "").endswith("."), rule.text.code


@pytest.mark.parametrize("text", [text for text in RULE_TEXTS if text.bad], ids=lambda text: text.code)
def test_a_message_says_what_is_wrong_and_what_to_do_in_plain_words(text, problems_of):
    for problem in problems_of(text.bad):
        assert problem.message
        assert problem.hint
        assert not FORBIDDEN.search(problem.message + problem.hint)
        assert "{" not in problem.message.replace("{quote:", "").replace("{table:", "")

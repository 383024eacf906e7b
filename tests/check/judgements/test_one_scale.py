"""Review findings beside each other: which one is told, against which others, and what silences it."""

from __future__ import annotations

from build_scripts.check.judgements.one_scale import other_finding

REASON = "  level_differs_because: Two authors saw it on one morning.\n"


def third(level: str, reason: str = "", **changed: str) -> str:
    """One more, in words of its own: copied explanations are another rule's."""
    text = other_finding(level, reason, **changed)
    for old, new in (
        ("desk-helps", "smile-helps"),
        ("A friendly face", "A smile"),
        ("seen", "watched"),
        ("saw", "noted"),
        ("visits", "days"),
    ):
        text = text.replace(old, new)
    return text


def told(problems) -> list[tuple[str, str, str]]:
    return [
        (problem.code, problem.file.rpartition("/")[2].removesuffix(".yaml"), problem.message)
        for problem in problems
    ]


def test_the_level_that_fewer_share_is_told_and_names_those_that_share_the_other(problems_of):
    ((code, id_, message),) = told(problems_of(other_finding("very_low") + third("low")))
    assert (code, id_) == ("EV512", "desk-helps")
    assert message == (
        "The level is very_low; with the same four concerns it is low for not-knowing-weighs and smile-helps."
    )


def test_one_with_a_reason_has_no_say_in_what_is_usual(problems_of):
    assert problems_of(other_finding("very_low", REASON) + third("very_low", REASON)) == ()


def test_a_graver_concern_with_the_same_level_is_nothing_to_tell(problems_of):
    assert problems_of(other_finding("low", relevance="moderate")) == ()


def test_a_graver_and_a_lighter_concern_cannot_be_compared(problems_of):
    changed = other_finding("moderate", relevance="serious").replace(
        "    concern: serious\n    explanation: A few visits",
        "    concern: minor\n    explanation: A few visits",
    ) + "no_recommendation_because: It asks nobody to act yet.\n".replace(
        "no_recommendation", "# no_recommendation"
    )
    assert problems_of(changed) == ()


def test_no_kind_of_relevance_is_told_at_its_key(problems_of):
    (problem,) = problems_of(other_finding("low").replace("    kind: direct\n", ""))
    assert (problem.code, problem.path) == ("EV515", ("confidence", "relevance"))


def said(problems) -> list[str]:
    return [f"{one.code} {one.file.rpartition('/')[2]}: {one.message}" for one in problems]


def test_the_concern_that_most_share_is_the_usual_one(problems_of):
    most = "which rest on it alone, too."
    assert said(problems_of(other_finding("low", limits="minor") + third("low", limits="moderate"))) == [
        "EV514 desk-helps.yaml: The concern about the methods of okafor-2021 is minor here, and moderate for "
        f"not-knowing-weighs and smile-helps, {most}"
    ]
    assert said(problems_of(other_finding("low", limits="minor") + third("low", limits="minor"))) == [
        "EV514 not-knowing-weighs.yaml: The concern about the methods of okafor-2021 is moderate here, and minor for "
        f"desk-helps and smile-helps, {most}"
    ]


def test_the_graver_of_two_is_usual_where_as_many_have_it(problems_of):
    assert said(problems_of(other_finding("low", limits="minor"))) == [
        "EV514 desk-helps.yaml: The concern about the methods of okafor-2021 is minor here, and moderate for "
        "not-knowing-weighs, which rest on it alone, too."
    ]


def test_a_graver_concern_with_more_confidence_is_told_beside_the_lighter(problems_of):
    assert said(problems_of(other_finding("moderate", relevance="moderate"))) == [
        "EV513 desk-helps.yaml: No concern is lighter than those about not-knowing-weighs and at least one is graver; "
        "yet the level is moderate here and low there."
    ]
    assert problems_of(other_finding("moderate", REASON, relevance="moderate")) == ()


def test_three_that_share_a_level_are_named_and_the_rest_is_counted(problems_of):
    many = "".join(third("low").replace("smile", name) for name in ("smile", "wave", "laugh")) + third(
        "very_low"
    ).replace("smile", "nod")
    (told_,) = [one for one in problems_of(other_finding("low") + many) if one.code == "EV512"]
    assert told_.message == (
        "The level is very_low; with the same four concerns it is low for desk-helps, laugh-helps, not-knowing-weighs "
        "and 2 more."
    )

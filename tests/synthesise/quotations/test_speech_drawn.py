"""What is known of who speaks, drawn into a text.

» « stand around what is quoted, with ' before a word in marks within marks, { } around labels, ¶ between paragraphs,
| where a sentence ends and , where a clause does.
"""

from __future__ import annotations

import pytest

from build_scripts.synthesise.quotations.match import source_of
from build_scripts.synthesise.quotations.speech import OUTSIDE


def drawn(text: str) -> str:
    speech = source_of(text).speech
    quotation, shown = speech.quotation, []
    for at, word in enumerate(speech.tokens.words):
        if at:
            shown.append("«" if quotation[at] != quotation[at - 1] != OUTSIDE else "")
            shown.append("}" if speech.is_label(at - 1) and not speech.is_label(at) else "")
            shown.append("¶" if speech.paragraph[at] != speech.paragraph[at - 1] else "")
            shown.append({"sentence": "|", "clause": ","}.get(speech.boundary(at), ""))
        begins = not at or quotation[at] != quotation[at - 1]
        shown.append("{" if speech.is_label(at) and not (at and speech.is_label(at - 1)) else "")
        shown.append("»" if begins and quotation[at] != OUTSIDE else "")
        shown.append("'" * max(speech.depth[at] - 1, 0) + word)
    return " ".join(one for one in shown if one)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "One said: “I felt safe there, and I was seldom alone” (P01, visitor). For another it was work.",
            "{ one said } , » i felt safe there , and , i was seldom alone « , { p01 , visitor } | for another it was work",
        ),
        (
            'They told us, "we gave them time" [ppt. 2], and "that was all" (woman, 40s).',
            "they told us , » we gave them time « , { ppt 2 } , and , » that was all « , { woman , 40s",
        ),
        ("“They forced me. Who would want that?” (P09)", "» they forced me | who would want that « | { p09"),
        (
            "P12: It was the same every day.\nInterviewer: What did you do there?\nP12: I stayed in.",
            "{ p12 } , it was the same every day ¶ | { interviewer } , what did you do there ¶ | { p12 } , i stayed in",
        ),
        (
            "Theme 2. Coercion\n\nParticipants on wards said: ‘they took it’, and it’s what the users' group said.",
            "theme 2 | coercion ¶ participants on wards said , » they took it « , and , it's what the users , group said",
        ),
        (
            'A friendly face\t"the woman at the desk smiled" [ppt. 4]\t15',
            "a friendly face ¶ , » the woman at the desk smiled « , { ppt 4 } ¶ , 15",
        ),
        (
            "We asked:\n- how long it took\n- what it cost\n1. first of all",
            "we asked ¶ , how long it took ¶ , what it cost ¶ 1 | first of all",
        ),
        (
            "He wrote “she told me ‘go home’ and I went” later.",
            "he wrote , » she told me , 'go 'home , and , i went « , later",
        ),
        ("It ran over\n\nthe page and on.\n\nNew one here.", "it ran over the page and on ¶ | new one here"),
        ("It ended here.\n\nthe next began small.", "it ended here ¶ | the next began small"),
        (
            "Dr. Lee met Mr. Okafor at No. 5, e.g. on p. 8. Then they left... and came back. Was it so? Yes!",
            "dr lee met mr okafor at no 5 , e g on p 8 | then , they left , and came back | was it so | yes",
        ),
        (
            "He said that “it is 'cause we wait” and 'em too.",
            "he said , that , » it is , cause , we wait « , and , em too",
        ),
        (
            "I think that we were late because it rained, which nobody liked but everyone knew; so we left.",
            "i think , that , we were late , because it rained , which nobody liked , but , everyone knew , so , we left",
        ),
        (
            "She was told as they came before I left after we ate that he is that good.",
            "she was told , as , they came , before , i left , after , we ate , that , he is that , good",
        ),
        ("The rock 'n' roll of ‘the 90s’ was loud.", "the rock , n , roll of , » the 90s « , was loud"),
        (
            "“An open one that never closes. And so on.\n\nNext paragraph here.",
            "» an open one that never closes | and so on « ¶ | next paragraph here",
        ),
        (
            "He said (“quietly”) — “loudly” — and left “”. Done.",
            "he said , » quietly « , » loudly « , and left | done",
        ),
        (
            'They said, "it was ... "so bad" there" again.',
            "they said , » it was , 'so 'bad , there « , again",
        ),
        ("“First.” “Second.” Third.", "» first « | » second « | third"),
        (
            "Nobody came (Smith 2019). “Never” - P3\nNext line.",
            "nobody came , smith 2019 | » never « , { p3 } next line",
        ),
        (
            "Some said “never again.” - woman, ward 4\n\n“We go.” (see Table 2)",
            "some said , » never again « | { woman , ward 4 } ¶ , » we go « | see table 2",
        ),
        (
            "Müller: “Nein.”\nSome people said: no.\nVisitor P3: “Yes.”",
            "müller , » nein « ¶ | some people said , no ¶ | { visitor p3 } , » yes",
        ),
        ("不。要等。", "不 | 要 等"),
        (
            'He said ("quietly"), -"loudly" and/"so" on.',
            "he said , » quietly « , » loudly « , and , » so « , on",
        ),
        ('She wrote “"nested" first” and left.', "she wrote , » 'nested , first « , and left"),
        ('It was 5" long and 6" wide.', "it was 5 , long and 6 , wide"),
        ('One " spaced " mark.', "one , » spaced « , mark"),
        ('He said"glued" there.', "he said , » glued « , there"),
        ('"We ... "went" on" he said.', "» we , 'went , on « , he said"),
        ('“We said "go" there” then.', "» we said , 'go , there « , then"),
        ("We came.\n\nP12: It was so.\nP13: Yes.", "we came ¶ | { p12 } , it was so ¶ | { p13 } , yes"),
        ("One.\n\n\n\nTwo.\n\n- three\n\n- four", "one ¶ | two ¶ | three ¶ , four"),
        ("‘So it’s’ she said (‘no’) and ‘[yes]’.", "» so , it's « , she said , » no « , and , » yes"),
        (
            "'Twas 'bout them. 'We went,' he said, 'home'.",
            "twas , bout them | » we went « , he said , » home",
        ),
        (
            "The 'old' one and the visitors' own 'new' one.",
            "the , » old « , one and the visitors , own , » new « , one",
        ),
        ("Over\n\nthe page.\n\nand on", "over the page ¶ | and on"),
        ("A b\tc d\te f", "a b ¶ c d ¶ e f"),
        ("»So« he said and «so» too.", "» so « , he said and , » so « , too"),
        ("‹x› „Low“ she said.", "» x « , » low « , she said"),
    ],
)
def test_speech_is_told_apart(text: str, expected: str) -> None:
    assert drawn(text) == expected


@pytest.mark.parametrize(
    ("text", "quoted", "depth"),
    [
        (
            "She called it “quiet time” and ‘left “it” there’.",
            ["quiet time", "left “it” there"],
            (0, 0, 0, 1, 1, 0, 1, 2, 1),
        ),
        ("“First.”“Second.” Third.", ["First.", "Second."], (1, 1, 0)),
        ('"One" (two) "three"', ["One", "three"], (1, 0, 1)),
        ("“An open one.\n\nNext here.", ["An open one."], (1, 1, 1, 0, 0)),
        ("“" * 300 + "word", ["word"], (255,)),
    ],
)
def test_a_quotation_stands_between_its_marks(text: str, quoted: list[str], depth: tuple[int, ...]) -> None:
    speech = source_of(text).speech
    assert [speech.text[start:end].lstrip("“") for start, end in speech.quotations] == quoted
    assert speech.depth == depth

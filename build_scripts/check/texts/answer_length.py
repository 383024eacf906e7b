"""The rule about how long an answer may be (EV607)."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.rule import rule
from build_scripts.model.diagnostics import Severity, Violation
from build_scripts.model.records.theme import ThemeAnswer
from build_scripts.model.walk import records
from build_scripts.synthesise.joins import Joined

MOST_WORDS, MOST_WITH_REASON = 25, 30
"""Words of an answer: what one reads at a glance, and what may be said where a shorter sentence would mislead."""

ANSWER = """\
# in evidence/themes/waiting.yaml
answer:
  text: {text}
  rests_on: [not-knowing-weighs]
"""
LONG_ANSWER = (
    "In the study that is described here, visitors of public libraries who did not know how long they would have to wait "
    "for their turn often said that they felt unheard."
)


@rule(
    "EV607",
    "short-answer",
    severity=Severity.WARNING,
    scope="corpus",
    why="An answer is read on the home page, in searches and on a phone. With 25 words it names the thing; its studies, "
    "places and cautions stand in the line below it and are not counted. Where half of it would mislead, "
    "`long_because` says so, and it may have 30.",
    bad=ANSWER.format(text=f"{LONG_ANSWER}  # <- here"),
    good=ANSWER.format(text="People who did not know how long they would wait often felt unheard."),
)
def short_answer(joined: Joined) -> Iterator[Violation]:
    """An answer longer than one reads at a glance."""
    for answer in records(joined.corpus, ThemeAnswer):
        words = len(answer.value.text.split())
        most = MOST_WITH_REASON if answer.value.long_because else MOST_WORDS
        if words > most:
            way_out = (
                ""
                if answer.value.long_because
                else f", or say in `long_because` why it needs up to {MOST_WITH_REASON}"
            )
            yield answer.at(
                "text",
                f"The answer has {words} words; it may have {most}.",
                f"Name what was found and leave study and place to the line below it{way_out}.",
            )

"""Rules about teaching sessions: their time adds up, each step rests on items, and learners are taken care of."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.check.rule import rule
from build_scripts.model.diagnostics import Severity, Violation
from build_scripts.model.ids import split_global
from build_scripts.model.phrases import either
from build_scripts.model.records.teaching import QuizQuestion, SessionStep, TeachingSession
from build_scripts.model.walk import records
from build_scripts.synthesise.joins import Joined

WITHOUT_ITEMS = ("introduction", "closing")
"""Kinds of steps that may stand without evidence."""


def session_example(**changed: str) -> str:
    """A session with other parts."""
    part = {
        "minutes": "30",
        "uses": "    uses: [not-knowing-weighs]\n",
        "quiz": "",
        "made_with": "made_with: Nobody with lived experience has had a part in it yet.\n",
        "way_out": "way_out: You may leave at any time.\n",
        "notes": "",
        **changed,
    }
    return (
        "# evidence/teaching/first-hour.yaml\n"
        "title: Being heard, half an hour\n"
        "purpose: Learners know what waiting does to people.\n"
        f"minutes: {part['minutes']}\n"
        f"{part['notes']}{part['way_out']}{part['made_with']}"
        "steps:\n"
        "  - title: Welcome\n"
        "    kind: introduction\n"
        "    minutes: 10\n"
        "    text: What will happen today.\n"
        "  - title: What did visitors say?\n"
        "    kind: discussion\n"
        "    minutes: 20\n"
        "    text: Read the finding. What would you ask next?\n"
        f"{part['uses']}{part['quiz']}"
        'history: [{date: "2026-11-21", change: First version.}]\n'
    )


QUIZ = """\
    quiz:
      - asks: How many of the 38 visitors named waiting lists?
        options: ["8", "18"]
        answer: {answer}
        because: 18 of 38 named them.
        rests_on: [okafor-2021/waiting-named-most]
"""


SENSITIVE = """\
# in evidence/studies/okafor-2021/quotes.yaml
- id: friendly-face
  text: "There was one friendly face at the desk, and that was enough."
  voice: participant
  speaker: not_stated
  perspective: [visitors]
  locator: {table: Table 4, row: A friendly face, page: "10"}
  sensitivity: [abuse]
"""


@rule(
    "EV571",
    "session-minutes",
    scope="corpus",
    severity=Severity.WARNING,
    why="Whoever leads a session plans by its minutes. Steps that take longer than the session leave out what comes last, "
    "which is the way home for learners whom it touched.",
    bad=session_example(minutes="45  # <- here"),
    good=session_example(),
)
def session_minutes(joined: Joined) -> Iterator[Violation]:
    """A session whose steps take more or less time than it says."""
    for session in records(joined.corpus, TeachingSession):
        taken = sum(step.minutes for step in session.value.steps)
        if session.value.steps and taken != session.value.minutes:
            yield session.at(
                "minutes",
                f"The steps take {taken} minutes together, and the session says {session.value.minutes}.",
                "Correct one of them.",
            )


@rule(
    "EV572",
    "step-without-evidence",
    scope="corpus",
    severity=Severity.WARNING,
    why="A session teaches what the evidence says. A step that uses no item of it teaches something else.",
    bad=session_example(uses="").replace(
        "title: What did visitors say?", "title: What did visitors say?  # <- here"
    ),
    good=session_example(),
)
def step_without_evidence(joined: Joined) -> Iterator[Violation]:
    """A step, neither the first word nor the last, that uses no item and asks nothing that rests on one."""
    for step in records(joined.corpus, SessionStep):
        value = step.value
        if value.kind not in WITHOUT_ITEMS and not value.uses and not value.quiz:
            yield step.at(
                "title",
                "This step uses no item of the evidence.",
                "Name in `uses` what learners look at, such as a review finding; or make it an introduction or a closing.",
            )


@rule(
    "EV573",
    "quiz-answer",
    scope="corpus",
    why="A quiz that has no right answer among its options cannot be answered.",
    bad=session_example(quiz=QUIZ.format(answer="3  # <- here")),
    good=session_example(quiz=QUIZ.format(answer="2")),
)
def quiz_answer(joined: Joined) -> Iterator[Violation]:
    """A question of a quiz whose answer is none of its options."""
    for question in records(joined.corpus, QuizQuestion):
        number = len(question.value.options)
        if question.value.answer > number:
            yield question.at(
                "answer",
                f"The answer is number {question.value.answer}, and there are {number} options.",
                "The first option is 1.",
            )


@rule(
    "EV574",
    "sensitive-quotation-in-session",
    scope="corpus",
    severity=Severity.WARNING,
    why="Learners may have lived through what a quotation tells, and do not choose to meet it. A finding says the same in "
    "calmer words, and its page leads those who want to the quotation.",
    bad=session_example(uses="    uses: [okafor-2021/friendly-face]  # <- here\n") + SENSITIVE,
    good=session_example(),
)
def sensitive_quotation_in_session(joined: Joined) -> Iterator[Violation]:
    """A step that shows a quotation with a content note."""
    for step in records(joined.corpus, SessionStep):
        for place, id_ in enumerate(step.value.uses):
            quote = joined.quotes.get(id_)
            if quote is not None and quote.sensitivity:
                findings = joined.quote_findings.get(id_, ())
                yield step.at(
                    ("uses", place),
                    "This quotation has a content note, and would be shown to everybody in the room.",
                    f"Use what it shows instead: {either(findings)}."
                    if findings
                    else "Use a finding of the study instead.",
                )


@rule(
    "EV575",
    "session-without-care",
    scope="corpus",
    severity=Severity.WARNING,
    why="Learners may be survivors or carers. Before the first step they hear how they can step out; and they may ask who "
    "with lived experience had a part in what they are taught.",
    bad=session_example(way_out="").replace(
        "title: Being heard, half an hour", "title: Being heard, half an hour  # <- here"
    ),
    good=session_example(),
)
def session_without_care(joined: Joined) -> Iterator[Violation]:
    """A session with steps that does not say how to step out, or who with lived experience made it."""
    for session in records(joined.corpus, TeachingSession):
        needed = {
            "way_out": "`way_out`: how somebody can step out",
            "made_with": "`made_with`: who with lived experience had a part in it, or that nobody had",
        }
        missing = [said for key, said in needed.items() if not getattr(session.value, key)]
        if session.value.steps and missing:
            yield session.at(
                "title",
                f"This session does not say {either([said.partition(': ')[2] for said in missing], 'nor')}.",
                f"Add {either(missing, 'and')}.",
            )


@rule(
    "EV576",
    "one-sided-step",
    scope="corpus",
    severity=Severity.WARNING,
    why="What one side says of the other must not stand alone in front of learners. The paired row of the topic says what "
    "the other side was asked, or that nobody asked it.",
    bad=session_example(uses="    uses: [okafor-2021/librarians-on-visitors]  # <- here\n")
    + "# in evidence/studies/okafor-2021/findings.yaml\n- id: librarians-on-visitors\n"
    "  statement: Librarians thought that visitors do not like to ask.\n  kind: qualitative\n  basis: own_data\n"
    "  perspective: [librarians]\n  about: [visitors]\n  credibility: not_assessed\n"
    "  credibility_reason: no_illustration_printed\n  themes: [waiting]\n  locator: {page: '3'}\n"
    "  disposition: {kind: context, reason: What librarians think is context to what visitors say.}\n"
    "# in evidence/studies/okafor-2021/study.yaml\nperspectives: [visitors, librarians]\n",
    good=session_example(),
)
def one_sided_step(joined: Joined) -> Iterator[Violation]:
    """A step with findings of one side about the other, and neither a word of the other side nor a paired row."""
    site = joined.corpus.site
    sides = set(site.sides) if site else set()
    for step in records(joined.corpus, SessionStep):
        found = {id_: joined.findings[id_] for id_ in step.value.uses if id_ in joined.findings}
        heard = {who for finding in found.values() for who in finding.perspective}
        has_row = any(id_ in joined.corpus.pairs for id_ in step.value.uses)
        for place, id_ in enumerate(step.value.uses):
            finding = found.get(id_)
            others = (set(finding.about) & sides) - heard if finding else set()
            if finding and others and set(finding.perspective) & sides and not has_row:
                yield step.at(
                    ("uses", place),
                    f"In this step {either(sorted(finding.perspective), 'and')} speak of {either(sorted(others), 'and')}, "
                    "who do not speak themselves.",
                    f"Use the paired row of the topic too, or a finding of {either(sorted(others), 'and')} "
                    f"in {split_global(id_)[0]} or elsewhere.",
                )

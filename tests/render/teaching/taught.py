"""A session of the annotated example, and what its study and site say besides, for the tests of what is made of it."""

SESSION = """\
# evidence/teaching/first-hour.yaml
title: Being heard, one hour
purpose: Learners know what waiting does to people.
minutes: 60
audiences: [managers]
aims: [Say what weighs on visitors.]
way_out: You may leave at any time.
content_notes: [loss]
steps:
  - title: What did visitors say?
    kind: discussion
    minutes: 60
    text: Read what *stands* here.
    notes: Keep quiet for a minute.
    uses: [{uses}]
    quiz:
      - {{asks: How many named them?, options: ["8", "18"], answer: 2, because: 18 of 38 named them., rests_on: [okafor-2021/waiting-named-most]}}
pins: [okafor-2021/nobody-listened]
history: [{{date: "2026-11-21", change: First version.}}]
"""
USES = (
    "okafor-2021/chart-kept-away, okafor-2021/waiting-named-most, not-knowing-weighs, okafor-2021/nobody-listened, "
    "okafor-2021/friendly-face, say-how-long-it-takes"
)
WARNING = (
    "# in evidence/studies/okafor-2021/study.yaml\nreview_status: preprint\nown_warning: Not for practice.\n"
)
URL = "# in evidence/site.yaml\nurl: https://libraries.example/evidence\n"


def friendly_face(rights: str, sensitivity: str = "") -> str:
    """A quotation of the study with a basis of its rights, and what may weigh in it."""
    return (
        "# in evidence/studies/okafor-2021/quotes.yaml\n- id: friendly-face\n"
        '  text: "There was one friendly face at the desk, and that was enough."\n  voice: participant\n'
        "  speaker: not_stated\n  perspective: [visitors]\n  locator: {table: Table 4, row: A friendly face}\n"
        f"  rights: {rights}\n" + (f"  sensitivity: {sensitivity}\n" if sensitivity else "")
    )

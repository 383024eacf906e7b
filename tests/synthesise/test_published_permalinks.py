from __future__ import annotations

import pytest

from build_scripts.synthesise.permalinks import file_behind, former, published, standing

MODEL = (
    "# evidence/models/listening-cycle.yaml\nname: The Listening Cycle\nstudy: okafor-2021\nsummary: How it works.\n"
    "drawn_from: The text.\nformerly: [listening]\nnodes:\n  - {id: hearing, label: Hearing, kind: step, text: Heard., "
    "locator: {section: Model}}\nlocator: {section: Model}\n"
    'history: [{date: "2026-11-21", change: First version.}]\n'
)


def test_everything_that_readers_can_link_to_is_published(reading_of):
    addresses = published(reading_of(MODEL).corpus)
    assert addresses == tuple(sorted(set(addresses)))
    assert {
        "themes/",
        "themes/waiting/",
        "studies/okafor-2021/",
        "studies/okafor-2021/#key-point-waiting",
        "studies/okafor-2021/#q-kept-away",
        "studies/okafor-2021/#table-2",
        "studies/okafor-2021/#chart-gender",
        "studies/okafor-2021/#waiting-named-most",
        "studies/okafor-2021/#nobody-listened",
        "studies/okafor-2021/#say-how-long",
        "studies/okafor-2021/#cost-percent",
        "review-findings/not-knowing-weighs/",
        "recommendations/#say-how-long-it-takes",
        "glossary/#thematic-analysis",
        "models/listening-cycle/",
        "models/listening-cycle/#hearing",
        "audiences/",
        "audiences/managers/",
        "briefs/",
        "briefs/waiting/",
    } <= set(addresses)


def test_old_ids_lead_to_the_new_ones(reading_of):
    assert former(reading_of(MODEL).corpus) == {"models/listening/": "models/listening-cycle/"}


def test_a_brief_moves_with_its_theme(reading_of):
    renamed = "# in evidence/themes/waiting.yaml\nformerly: [queueing]\n"
    assert former(reading_of(renamed).corpus)["briefs/queueing/"] == "briefs/waiting/"


def test_what_was_recorded_is_there_or_moved_or_withdrawn_or_lost(reading_of):
    ledger = (
        "# evidence/permalinks/_site.txt\nmodels/listening/\nthemes/gone/\nthemes/queues/\nthemes/waiting/\n"
    )
    withdrawn = '# in evidence/site.yaml\nwithdrawn: [{address: themes/gone/, date: "2026-11-21", reason: Said twice.}]\n'
    found = standing(reading_of(MODEL + ledger + withdrawn).corpus)
    assert found.moved == (("models/listening/", "models/listening-cycle/"),)
    assert found.withdrawn == ("themes/gone/",)
    assert found.lost == ("themes/queues/",)
    assert "themes/waiting/" not in found.added
    assert "studies/okafor-2021/" in found.added


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("studies/okafor-2021/#table-2", "evidence/studies/okafor-2021/"),
        ("themes/waiting/", "evidence/themes/waiting.yaml"),
        ("review-findings/not-knowing-weighs/", "evidence/review_findings/not-knowing-weighs.yaml"),
        ("recommendations/#say-how-long", "evidence/recommendations/say-how-long.yaml"),
        ("models/listening-cycle/#hearing", "evidence/models/listening-cycle.yaml"),
        ("glossary/#queue", "evidence/glossary.yaml"),
        ("briefs/waiting/", "evidence/themes/waiting.yaml"),
        ("audiences/managers/", "evidence/site.yaml"),
        ("data/", "evidence/"),
    ],
)
def test_the_file_behind_an_address_is_known(address, file):
    assert file_behind(address) == file

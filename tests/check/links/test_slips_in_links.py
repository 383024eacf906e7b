"""Slips in links, and every word that their author reads: what is wrong, why, and what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from build_scripts.model.diagnostics import Diagnostic


@pytest.mark.parametrize(
    ("overlay", "expected"),
    [
        pytest.param(
            "# in evidence/studies/okafor-2021/tables.yaml\n- {id: table-8, title: A, locator: {table: Table 8}, kind: frequency, perspective: visitors, base: 38, formerly: [old-one], cells: [{label: A, n: 3}]}\n- {id: table-9, title: B, locator: {table: Table 9}, kind: frequency, perspective: visitors, base: 38, formerly: [old-one], cells: [{label: A, n: 3}]}\n",
            [
                'EV105 5.formerly.0: Old links to "old-one" cannot lead here: they lead to the table at line 113. > Keep it in one of the two lists.'
            ],
            id="formerly twice",
        ),
        pytest.param(
            "# in evidence/studies/okafor-2021/tables.yaml\n- {id: table-8, title: A, locator: {table: Table 8}, kind: frequency, perspective: visitors, base: 38, formerly: [table-8], cells: [{label: A, n: 3}]}\n",
            [
                'EV105 4.formerly.0: "table-8" is the id that this table has now. > Take it off the list: `formerly` holds ids that it had before.'
            ],
            id="formerly itself",
        ),
        pytest.param(
            "# in evidence/studies/okafor-2021/tables.yaml\n- {id: table-8, title: A, locator: {table: Table 8}, kind: frequency, perspective: visitors, base: 38, formerly: [x, table-2], cells: [{label: A, n: 3}]}\n",
            [
                'EV105 4.formerly.1: Old links to "table-2" cannot lead here: it is now the id of the table at line 30. > Give the other one a new id, or take this one off the list.'
            ],
            id="formerly another",
        ),
        pytest.param(
            "# in evidence/studies/okafor-2021/study.yaml\nDOI: doi:10.1000/182\n",
            [
                'EV106 DOI: `DOI` begins with 10. and has no spaces, and "doi:10.1000/182" does not. > Write 10.1000/182'
            ],
            id="doi",
        ),
        pytest.param(
            "# in evidence/studies/okafor-2021/study.yaml\nDOI: 11.1000/182\n",
            [
                'EV106 DOI: `DOI` begins with 10. and has no spaces, and "11.1000/182" does not. > Write it as printed, for example 10.1000/182; if none is printed, delete the line.'
            ],
            id="doi bad",
        ),
        pytest.param(
            "# in evidence/review_findings/not-knowing-weighs.yaml\nevidence:\n  - {finding: okafor-2021/nobody, relation: supports, note: A.}\n  - {finding: okafor-2021/not-knowing-how-longs, relation: supports, note: A.}\n  - {finding: okafor-2012/x, relation: supports, note: A.}\n",
            [
                'EV204 evidence.0.finding: There is no finding "okafor-2021/nobody". > All findings: okafor-2021/friendly-face-helped, okafor-2021/not-knowing-how-long and okafor-2021/waiting-named-most.',
                'EV204 evidence.1.finding: There is no finding "okafor-2021/not-knowing-how-longs". > Did you mean "okafor-2021/not-knowing-how-long"? All findings: okafor-2021/friendly-face-helped, okafor-2021/not-knowing-how-long and okafor-2021/waiting-named-most.',
                'EV209 evidence.2.finding: There is no study "okafor-2012". > Did you mean "okafor-2021"?',
            ],
            id="no such of many",
        ),
        pytest.param(
            "# in evidence/studies/okafor-2021/tables.yaml\n- {id: table-8, title: A, locator: {table: Table 8}, kind: frequency, perspective: visitors, base: 38, cells: [{label: A, n: 3},{label: A, n: 4},{label: B, n: 5}]}\n# in evidence/studies/okafor-2021/findings.yaml\n- {id: cost-named, statement: Visitors named A., kind: quantitative, basis: own_data, perspective: [visitors], credibility: not_assessed, credibility_reason: quantitative, themes: [waiting], illustrations: [{table: table-8, row: A}], locator: {table: Table 8}, disposition: {kind: context, reason: Says which.}}\n",
            [
                "EV231 3.illustrations.0.row: “A” stands for 2 rows of this table: 1. with 3 and 2. with 4. Which is meant? > Add `which:` and its number."
            ],
            id="unclear rows",
        ),
        pytest.param(
            "# in evidence/studies/okafor-2021/tables.yaml\n- {id: table-8, title: A, locator: {table: Table 8}, kind: frequency, perspective: visitors, base: 38, cells: [{label: A, n: 3},{label: A, n: 4},{label: B, n: 5}]}\n# in evidence/studies/okafor-2021/findings.yaml\n- {id: cost-named, statement: Visitors named A., kind: quantitative, basis: own_data, perspective: [visitors], credibility: not_assessed, credibility_reason: quantitative, themes: [waiting], illustrations: [{table: table-8, row: A, which: 3}], locator: {table: Table 8}, disposition: {kind: context, reason: Says which.}}\n",
            ["EV231 3.illustrations.0.which: “A” stands for 2 rows here. > Write a number from 1 to 2."],
            id="which 3",
        ),
        pytest.param(
            "# in evidence/studies/okafor-2021/tables.yaml\n- {id: table-8, title: A, locator: {table: Table 8}, kind: frequency, perspective: visitors, base: 38, cells: [{label: A, n: 3},{label: B, n: 5}]}\n# in evidence/studies/okafor-2021/findings.yaml\n- {id: cost-named, statement: Visitors named A., kind: quantitative, basis: own_data, perspective: [visitors], credibility: not_assessed, credibility_reason: quantitative, themes: [waiting], illustrations: [{table: table-8, row: A, which: 1}], locator: {table: Table 8}, disposition: {kind: context, reason: Says which.}}\n",
            ["EV231 3.illustrations.0.which: “A” stands for one row here. > Delete `which`."],
            id="which of one",
        ),
        pytest.param(
            "# in evidence/studies/okafor-2021/tables.yaml\n- {id: table-8, title: A, locator: {table: Table 8}, kind: frequency, perspective: visitors, base: 38, multiple_response: true, cells: [{label: A, n: 11},{label: A, n: 12},{label: A, n: 13},{label: A, n: 14},{label: A, n: 15},{label: A, n: 16},{label: A, n: 17},{label: A, n: 18},{label: A, n: 19},{label: A, n: 20}]}\n# in evidence/studies/okafor-2021/findings.yaml\n- {id: cost-named, statement: Visitors named A., kind: quantitative, basis: own_data, perspective: [visitors], credibility: not_assessed, credibility_reason: quantitative, themes: [waiting], illustrations: [{table: table-8, row: A}], locator: {table: Table 8}, disposition: {kind: context, reason: Says which.}}\n",
            [
                "EV231 3.illustrations.0.row: “A” stands for 10 rows of this table: 1. with 11, 2. with 12, 3. with 13, 4. with 14, 5. with 15, 6. with 16, 7. with 17, 8. with 18, 9. with 19 and 1 more. Which is meant? > Add `which:` and its number."
            ],
            id="ten rows of one name",
        ),
        pytest.param(
            "# in evidence/studies/okafor-2021/quotes.yaml\n- {id: more-1, text: We waited there, voice: participant, speaker: not_stated, perspective: [visitors], locator: {page: '3'}}\n- {id: more-2, text: We waited here, voice: participant, speaker: not_stated, perspective: [visitors], locator: {page: '3'}}\n",
            [
                'EV223 2.id: No finding names the quotation "more-1". > Add `- {quote: more-1}` to the `illustrations` of the finding that it shows, or leave it out.',
                'EV223 3.id: No finding names the quotation "more-2". > Add `- {quote: more-2}` to the `illustrations` of the finding that it shows, or leave it out.',
            ],
            id="unused",
        ),
        pytest.param(
            "# in evidence/themes/waiting.yaml\nanswer: {text: Waiting came first., rests_on: []}\n",
            [
                "EV045 answer.rests_on: `rests_on` needs at least one entry, and has none. > Write `rests_on: [ID]` with the id of a finding or review finding; `evidence ids finding` lists them."
            ],
            id="no evidence",
        ),
        pytest.param(
            "# evidence/themes/queues.yaml\nname: Queues\nquestion: What do queues do?\ndefinition: Lines.\nincludes: [Lines]\nexcludes: [Lists]\nanswer: {text: Waiting came first., rests_on: [not-knowing-weighs]}\nkey_messages: [{text: Waiting came first there., rests_on: [not-knowing-weighs]}]\nhistory: [{date: '2026-11-21', change: First version.}]\n",
            [
                'EV224 name: No finding belongs to the theme "queues". > Add `- queues` to the `themes` of the findings that belong here, or delete the theme until there are some.'
            ],
            id="empty theme",
        ),
    ],
)
def test_a_slip_in_a_link_is_told(
    overlay: str, expected: list[str], problems_of: Callable[..., tuple[Diagnostic, ...]]
) -> None:
    told = [
        f"{one.code} {'.'.join(map(str, one.path))}: {one.message} > {one.hint}"
        for one in problems_of(overlay)
        if one.code != "EV401"
    ]
    assert told == expected

"""The rules about the text of a file: characters, YAML syntax, and what of YAML we allow."""

from __future__ import annotations

from build_scripts.model.diagnostics import RuleText, Severity
from build_scripts.read.rules.examples import GLOSSARY, MEANING, file_rule, term_example

YAML_RULES: tuple[RuleText, ...] = (
    file_rule(
        "EV001",
        "not-utf8",
        "Files are read as UTF-8, so that every name and quotation looks the same on every machine. Word and "
        "Excel on Windows often save curly quotation marks in another encoding.",
    ),
    file_rule(
        "EV002",
        "too-large",
        "A file over 1 MB is no record that people wrote: most likely a PDF, an image or a whole paper was "
        "pasted in.",
    ),
    file_rule(
        "EV003",
        "control-character",
        "Control characters cannot be shown, and some end a text early. They come along with text pasted from "
        "a PDF.",
    ),
    file_rule(
        "EV004",
        "invisible-character",
        "Invisible characters make two words that look the same differ, and some turn the direction of reading "
        "around. Nobody can find them by eye.",
        bad=term_example('  meaning: "People who \\u200bwait for their turn."  # <- here'),
        good=term_example('  meaning: "People who wait for their turn."'),
    ),
    file_rule(
        "EV005",
        "unusual-space",
        "YAML knows plain spaces only. A no-break space looks the same, but makes a key part of its text or "
        "moves a line to another place.",
        bad=term_example("  meaning:\u00a0People who wait.  # <- here", "  also: [waiting lists]"),
        good=term_example("  meaning: People who wait.", "  also: [waiting lists]"),
    ),
    file_rule(
        "EV006",
        "tab",
        "Indentation says what belongs to what, and a tab has no fixed width.",
        bad=term_example("\tmeaning: People who wait for their turn.  # <- here"),
        good=GLOSSARY,
    ),
    file_rule(
        "EV007",
        "uneven-indentation",
        "Lines that line up belong together. A line between two levels belongs nowhere.",
        bad=term_example("   meaning: People who wait for their turn.  # <- here"),
        good=GLOSSARY,
    ),
    file_rule(
        "EV008",
        "colon-in-text",
        "A colon with a space after it begins a new value. Text that has one needs quotes.",
        bad=term_example("  meaning: A list: people who wait for their turn.  # <- here"),
        good=term_example('  meaning: "A list: people who wait for their turn."'),
    ),
    file_rule(
        "EV009",
        "quote-closes-early",
        "Text that begins with a quotation mark ends at the next one. What stands after it has no place.",
        bad=term_example('  meaning: "People" who wait for their turn.  # <- here'),
        good=term_example("  meaning: |", '    "People" who wait for their turn.'),
    ),
    file_rule(
        "EV010",
        "bracket-in-text",
        "A value that begins with a bracket is read as a list. Text that begins so needs quotes.",
        bad=term_example("  meaning: [most] people who wait.  # <- here"),
        good=term_example('  meaning: "[most] people who wait."'),
    ),
    file_rule(
        "EV011",
        "special-sign",
        "Some signs have a meaning of their own at the beginning of a value, such as @, %, > and |. Text that "
        "begins with one needs quotes.",
        bad=term_example("  meaning: % stands for percent.  # <- here"),
        good=term_example('  meaning: "% stands for percent."'),
    ),
    file_rule(
        "EV012",
        "anchor-or-alias",
        "In YAML & names a place and * repeats it. A small file can grow without limit that way, and readers "
        "of the file must jump about. So both are left out; text that begins with one needs quotes.",
        bad=term_example("  meaning: *People* who wait.  # <- here"),
        good=term_example('  meaning: "*People* who wait."'),
    ),
    file_rule(
        "EV013",
        "tag",
        "In YAML ! begins a tag, which tells a program to make something other than text. Records hold text, "
        "numbers, true and false only.",
        bad=term_example("  meaning: !important People who wait.  # <- here"),
        good=term_example('  meaning: "!important People who wait."'),
    ),
    file_rule(
        "EV014",
        "backslash",
        "In double quotes a backslash begins a special character.",
        bad=term_example('  meaning: "People \\who wait."  # <- here'),
        good=term_example("  meaning: 'People \\who wait.'"),
    ),
    file_rule(
        "EV015",
        "second-document",
        "A line of three hyphens starts a second document, and everything after it would be lost.",
        bad=term_example("  meaning: People who wait for their turn.", "---  # <- here", "- id: turn"),
        good=GLOSSARY,
    ),
    file_rule(
        "EV016",
        "too-deep",
        "Nothing we record stands deeper than ten levels. A deeper file is a slip, or made to do harm.",
        bad=term_example("  meaning: " + "[" * 41 + "]" * 41 + "  # <- here"),
        good=GLOSSARY,
    ),
    file_rule(
        "EV017",
        "key-twice",
        "Only one value a key can be kept. Most programs keep the last and say nothing.",
        bad=term_example(
            "  meaning: People who wait.", "  meaning: People who wait for their turn.  # <- here"
        ),
        good=GLOSSARY,
    ),
    file_rule(
        "EV018",
        "swallowed-comment",
        "A space and a # begin a comment, so the rest of the text would be lost without a word.",
        bad=term_example("  meaning: People who are #blessed.  # <- here"),
        good=term_example('  meaning: "People who are #blessed."'),
    ),
    file_rule(
        "EV019",
        "never-closed",
        "A quotation mark or bracket without its partner takes in all that follows.",
        bad=term_example('  meaning: "People who wait for their turn.  # <- here'),
        good=term_example('  meaning: "People who wait for their turn."'),
    ),
    file_rule(
        "EV020",
        "not-yaml",
        "The file cannot be read as YAML, and the reason is none of the usual ones.",
        bad=term_example("  also: [waiting lists]]  # <- here"),
        good=term_example("  meaning: People who wait.", "  also: [waiting lists]"),
    ),
    file_rule(
        "EV021",
        "odd-key",
        "A key is a plain word. YAML would allow a list there, but no record has such a key.",
        bad=term_example("  [meaning]: People who wait.  # <- here"),
        good=term_example("  meaning: People who wait."),
    ),
    file_rule(
        "EV022",
        "conflict-mark",
        "Git leaves these lines where two people changed the same place. Somebody must decide which to keep.",
        bad=term_example(
            "<<<<<<< HEAD  # <- here",
            "  meaning: People who wait.",
            "=======",
            "  meaning: People who queue.",
            ">>>>>>> other",
        ),
        good=term_example("  meaning: People who wait."),
    ),
    file_rule(
        "EV023",
        "ambiguous-word",
        "Without quotes, some tools read NO, yes, on and off as true or false, and Null as nothing. Here they "
        "stay text; quotes make all tools agree.",
        bad=term_example("  meaning: NO  # <- here"),
        good=term_example('  meaning: "NO"'),
        severity=Severity.WARNING,
    ),
    file_rule(
        "EV024",
        "space-missing",
        "YAML sees a key only where a space follows its colon, and an entry of a list only where one follows the "
        "hyphen.",
        bad=term_example("  meaning:People who wait.  # <- here", "  also: [waiting lists]"),
        good=term_example("  meaning: People who wait.", "  also: [waiting lists]"),
    ),
    file_rule(
        "EV025",
        "comma-missing",
        "Inside brackets, commas part the entries; text with a comma, colon or bracket needs quotes there.",
        bad=term_example("  meaning: People who wait.", '  also: ["waiting lists" "queues"]  # <- here'),
        good=term_example("  meaning: People who wait.", '  also: ["waiting lists", "queues"]'),
    ),
    file_rule(
        "EV026",
        "lost-line",
        "Every line is a key with its value, an entry of a list, or indented text that goes on from above.",
        bad=term_example(
            "  meaning: People who wait", "for their turn.  # <- here", "  also: [waiting lists]"
        ),
        good=term_example("  meaning: People who wait", "    for their turn.", "  also: [waiting lists]"),
    ),
    file_rule(
        "EV027",
        "merge-key",
        "In YAML << takes keys over from another place, so a record would no longer say what it holds.",
        bad=term_example("  meaning: People who wait.", "  <<: {also: [waiting lists]}  # <- here"),
        good=term_example("  meaning: People who wait.", "  also: [waiting lists]"),
    ),
    file_rule(
        "EV028",
        "list-and-keys",
        "What stands at one level is either a list, each entry after a hyphen, or keys with values.",
        bad=term_example(MEANING, "  - queues  # <- here"),
        good=term_example(MEANING, "  also:", "    - queues"),
    ),
    file_rule(
        "EV029",
        "colon-missing",
        "A colon tells a key from its value. Without it the line is text that belongs nowhere.",
        bad=term_example("  meaning People who wait for their turn.  # <- here", "  also: [waiting lists]"),
        good=term_example("  meaning: People who wait for their turn.", "  also: [waiting lists]"),
    ),
    file_rule(
        "EV030",
        "look-alike-sign",
        "Word processors put dashes for hyphens and curly quotation marks for straight ones. They look alike, and YAML "
        "knows the plain ones only: a dash begins no list, and a curly mark becomes part of the text.",
        bad=term_example("  meaning: “People who wait for their turn.”  # <- here"),
        good=term_example('  meaning: "People who wait for their turn."'),
        severity=Severity.WARNING,
    ),
)

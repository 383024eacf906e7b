"""The command `evidence`: arguments, printing and exit codes; the work is done elsewhere.

Exit codes: 0 all is well (warnings and notes allowed), 1 at least one error, 2 misuse. Imports stand in the
commands that use them, so that the author's check starts at once.
"""

from build_scripts.cli import (
    beginning,
    building,
    checking,
    importing,
    kept_files,
    releasing,
    repair,
    synthesis,
    workbook,
    writing,
)
from build_scripts.cli.command_line import main

__all__ = [
    "beginning",
    "building",
    "checking",
    "importing",
    "kept_files",
    "main",
    "releasing",
    "repair",
    "synthesis",
    "workbook",
    "writing",
]

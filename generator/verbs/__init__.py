"""The verbs of the command, one module each: to stand here is to be listed, run and documented.

The help of all of them is made at every start, so a module loads what is heavy (Word,
spreadsheets) when it runs.
"""

from pathlib import Path

# As `pkgutil` finds them, without all that it loads to know one.
NAMES = tuple(sorted({one.stem for one in Path(__file__).parent.glob("*.py")} - {"__init__"}))
"""What the verbs are called."""

"""The verbs of the command, one module each: to stand here is to be listed, run and documented.

The help of all of them is made at every start, so a module loads what is heavy (Word,
spreadsheets) when it runs.
"""

import pkgutil

NAMES = tuple(module.name for module in pkgutil.iter_modules(__path__))
"""What the verbs are called."""

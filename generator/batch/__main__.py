"""`python -m generator.batch FOLDER` writes the shipped rosters, for people to copy."""

import sys
from pathlib import Path

from generator.batch.roster import roster_csv, shipped

for name in shipped():
    Path(sys.argv[1], f"{name}.csv").write_text(f"\ufeff{roster_csv(name)}", "utf-8", newline="\n")

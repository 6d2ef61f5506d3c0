"""`python -m generator.batch FOLDER` writes the shipped rosters, for people to copy, and lists them."""

import re
import sys
from pathlib import Path

from generator.batch.columns import columns_shown
from generator.batch.shipped import contents, roster_csv
from generator.law.divisions import provinces

folder = Path(sys.argv[1])
for province in provinces():
    text = f"\ufeff{roster_csv(province)}"
    Path(folder, f"{province.slug}.csv").write_text(text, "utf-8", newline="\n")
page = folder / "README.md"
text = page.read_text("utf-8")
for head, table in ((r"\| `--units`", contents()), (r"\| Cột", columns_shown())):
    text = re.sub(rf"(?m)^{head}(?:.*\n)+?(?!\|)", f"{table}\n", text)
page.write_text(text, "utf-8", newline="\n")

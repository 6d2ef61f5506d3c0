"""All doors of the page, each by what its address says."""

from generator.page.doors.door import Door
from generator.page.doors.of_offices import OF_OFFICES
from generator.page.doors.of_papers import AT_FINDINGS, OF_PAPERS, OF_SEVERAL
from generator.page.doors.of_plans import OF_PLANS

DOORS: dict[str, Door] = {**OF_PLANS, **OF_PAPERS, **OF_OFFICES}
OPEN: dict[str, Door] = {**DOORS, **AT_FINDINGS, **OF_SEVERAL}
"""Those too that no list of doors names."""

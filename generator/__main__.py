"""`python -m generator` is `kehoach`."""

from generator.cli import main

raise SystemExit(main())

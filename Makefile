# make: sets up .venv and builds every plan of plans/ into output/. make test: sets up the same way and runs all tests.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
# What Python compiled is kept, also where the world says otherwise: half of a start is compiling.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: all test slow reliability trials fuzz coverage bench templates bundle release

all: $(INSTALLED)
	@echo "Đang tạo văn bản của plans/ vào output/ … (building)"
	@$(BIN)/kehoach build --quiet

test: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
# mypy works while the tests run, and says what it found when they are done.
	@$(BIN)/mypy > $(VENV)/types.txt 2>&1 & $(BIN)/pytest; tests=$$?; \
	wait $$!; types=$$?; cat $(VENV)/types.txt; [ $$tests$$types = 00 ]

slow: $(INSTALLED)
	$(BIN)/python -m tests.benchmark_batch names
	$(BIN)/python -m tests.benchmark_batch dask
	$(BIN)/python -m tests.benchmark_batch memory
	$(BIN)/python -m tests.benchmark_rollup
	$(BIN)/python -m tests.test_absorb_fields
	$(BIN)/python -m tests.test_number_words
	$(BIN)/python -m tests.cascade.test_properties 3000
	$(BIN)/python -m tests.trial_absorb 500
	$(BIN)/python -m tests.trial_documents 200
	$(BIN)/python -m tools.trials

# Whether it is to be trusted: a tenth of each trial, anew, two at once, in some ten minutes.
reliability: $(INSTALLED)
	$(BIN)/python -m tools.trials --tenth --jobs 2

# All trials, for hours; what trials.jsonl keeps is not run again. `python -m tools.trials --page` writes RELIABILITY.md from it.
trials: $(INSTALLED)
	$(BIN)/python -m tools.trials

# Readers that are fuzzed, guided by what their code reaches: half an hour each. Nothing else needs what this installs.
fuzz: $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris==3.0.0
	$(BIN)/python -m tools.trials fuzzed

# Which lines and branches of the program no test runs, by room, held against tools/uncovered.yaml: the tests, traced in every
# process, for half an hour; writes the figures into RELIABILITY.md, with LIST=1 new gaps into the list. Nothing else needs what this
# installs. In parts: TESTS="tests/page tests/law" adds to what was run of this very commit, KEEP=1 with the last writes the figures;
# ANEW=1 forgets what was run. Left out is what measures time, installs or draws.
# Tests of what is loaded or in how many seconds may fail when traced: that says nothing.
TRACED := $(VENV)/coverage/$(shell git describe --always --dirty=+ --exclude '*' 2>/dev/null)
UNTRACED := bench bundle guide house install mutants readme release
coverage: export COVERAGE_FILE := $(abspath $(TRACED))/ran
coverage: $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check coverage==7.17.3
	$(if $(ANEW),rm -rf $(TRACED))
	@mkdir -p $(TRACED)
	-$(BIN)/python -m coverage run -m pytest $(UNTRACED:%=--ignore=tests/test_%.py) $(TESTS)
	$(BIN)/python -m coverage combine -q --keep --data-file=$(TRACED)/all $(TRACED)/ran.*
	$(BIN)/python -m coverage json -q --data-file=$(TRACED)/all -o $(TRACED)/all.json
	$(BIN)/python tools/covered.py $(TRACED)/all.json $(if $(LIST),--list) $(if $(TESTS),$(KEEP:1=--keep),--keep)

# How fast it is beside docxtpl, all rows or ROWS="checked fresh"; writes docs/speed.md, exits 1 where a gate is missed.
# PAPERS=FOLDER judges other papers than those of the tests. What it compares with is of the tests, not of the program.
bench: $(INSTALLED)
	$(BIN)/python -m tools.bench $(ROWS)

# What is made from the law table, the model, the rules and the parser: templates, the editors' schema, the catalogue,
# the page of the verbs, the table of keys, the page of limits, the words that patterns need, the days off.
templates: $(INSTALLED)
	$(BIN)/python -m generator.word.template
	$(BIN)/kehoach schema > plans/plan.schema.json
	$(BIN)/kehoach rules > generator/reading/rules/README.md
	$(BIN)/python tools/commands.py
	$(BIN)/python tools/keys.py
	$(BIN)/python tools/limits.py
	$(BIN)/python tools/needed.py
	$(BIN)/python tools/days_off.py
	$(BIN)/python -m generator.batch rosters

# A zip in dist/ that installs the program on Windows x64 without a network.
bundle: $(INSTALLED)
	$(BIN)/python tools/bundle.py dist

# Everything of a release but its commit and tag: make release VERSION=0.1.0; with DRY=1 it changes nothing but dist/.
release: $(INSTALLED)
	$(BIN)/python tools/release.py "$(VERSION)" --ask
	$(MAKE) test
	$(BIN)/python tools/release.py "$(VERSION)" $(if $(DRY),--dry-run)

$(INSTALLED): pyproject.toml constraints.txt
	@echo "Đang cài chương trình và thư viện vào $(VENV): một, hai phút, cần mạng … (installing)"
	@$(PYTHON) -m venv $(VENV)
# Twice quiet: errors alone; what pip warns of, such as mirrors of the machine, is nothing that a newcomer can mend.
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
	@echo "Đã cài xong: $(BIN)/kehoach (installed)"

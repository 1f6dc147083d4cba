# Every target sets up what it needs: `make brief` and `make test` work on a fresh clone, in either order.

# The first Python between 3.11 and 3.13 that runs; set PYTHON to choose another.
PYTHON ?= $(firstword $(foreach p,python3 python3.13 python3.12 python3.11 python py, \
	$(shell $(p) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $(p))))
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
READY := .venv/.ready
VERA := .venv/conformance/$(notdir $(BIN))/python

# Without byte code each program compiles anew all that it imports, which takes longer than most of what it does.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help brief test check conformance format bench lock set-up clean

help: ## Show these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

brief: set-up ## Build out/brief.pdf, .html, .md and .json from seeds/
	@$(BIN)/briefing build
	@$(BIN)/briefing verify out/brief.pdf

test: set-up ## Run the tests
	@$(BIN)/pytest

check: set-up ## Format, lint, types, import layers, tests, configuration
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/pytest
	@$(BIN)/briefing check

conformance: set-up ## Check PDFs against PDF/UA-1 and PDF/A-3a with veraPDF (in an environment of its own)
	@test -x $(VERA) || $(BIN)/python -m venv .venv/conformance
	@$(VERA) -m pip --disable-pip-version-check --quiet install --requirement tests/conformance/requirements.txt
	@rm -rf build/conformance && $(BIN)/python tests/conformance/samples.py build/conformance
	@$(VERA) tests/conformance/verapdf.py build/conformance/*.pdf

format: set-up ## Format the code and mend what the linter can
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: set-up ## Measure speed and memory (tests/benchmarks/bench_*.py)
	@set -e; for script in tests/benchmarks/bench_*.py; do echo "== $$script"; $(BIN)/python $$script; done

lock: set-up ## Renew requirements.lock from pyproject.toml (needs uv)
	@uv pip compile --quiet --universal --python-version 3.11 --all-extras --strip-extras --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --upgrade --output-file requirements.lock pyproject.toml

set-up: $(READY)
	@$(BIN)/python .ci/system-libraries

# The stamp is older than the lock or the project file: (re)install, exactly what the lock says.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 to 3.13 found; install one, or run make PYTHON=/path/to/python" >&2; exit 1; }
	@echo "Setting up .venv (once)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

clean: ## Remove what was made, but neither out/ nor seeds/
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .briefing
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

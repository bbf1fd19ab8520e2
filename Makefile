# Needs Python 3.11 or later, make and git; everything else goes into .venv, from hashed pins.

BIN := .venv/bin
# Tests that play in a terminal wait more than they compute: more of them at once than processors.
WORKERS := $(shell expr 2 '*' $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2))

# A moved clone or a removed Python leaves a .venv that can't start; it is then built again.
ifneq (ok,$(shell test -x $(BIN)/python && grep -qsF "$$(pwd -P)/.venv/" $(BIN)/crisis-sim && echo ok))
.PHONY: .venv/run .venv/dev
endif

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: drill
drill: .venv/run ## play the cyber-attack on SHAPE
	@$(BIN)/crisis-sim play shape-cyberattack || [ $$? -eq 3 ] # 3: left before ENDEX, to be gone on with

.PHONY: test
test: .venv/dev ## formatter, linter, types, layers, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict src
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -n $(WORKERS) --dist worksteal

.PHONY: prove
prove: .venv/dev ## check what the README claims
	@$(BIN)/python -m tests.prove

.PHONY: bench
bench: .venv/dev ## measure speed and memory
	@$(BIN)/python -m tests.benchmark

.PHONY: format
format: .venv/dev ## format and mend the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The pins hold for Linux, macOS and Windows and every supported Python; dev.txt takes run.txt's versions.
COMPILE = .venv/uv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --only-binary :all: --no-header --no-annotate --upgrade

.PHONY: lock
lock: .venv/run ## pin the newest dependencies again
	$(BIN)/python -m venv .venv/uv && .venv/uv/bin/pip install --quiet uv
	$(COMPILE) --group build --output-file requirements/run.txt
	$(COMPILE) --group dev --constraints requirements/run.txt --output-file requirements/dev.txt

.PHONY: clean
clean: ## remove .venv and everything generated
	rm -rf .venv build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

.venv/run .venv/dev: .venv/%: requirements/%.txt requirements/setup.sh pyproject.toml
	@PYTHON="$(PYTHON)" requirements/setup.sh $*

# `make demo` runs the main job on the examples, `make test` checks everything; both set up what they need first.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup workbench demo fmt lint types floors workbench-check test check gate bench weights model readme clean

# as pip does, so that a company's own certificates count
export UV_SYSTEM_CERTS := true
export HOME := $(or $(HOME),$(CURDIR)/.tools/home)
# some machines set it: each of the many processes that the tests start would then compile all modules again
unexport PYTHONDONTWRITEBYTECODE
UV := $(or $(shell command -v uv 2>/dev/null),.tools/bin/uv)
BIN := .venv/bin
PROJECT := demo-project

define NEXT_STEPS
What to do next, with $(BIN)/dateline:
  dateline show ID --project $(PROJECT)                          another incident from the table above
  dateline code examples/reports/04-bamako-northgate-news.txt    what one report says, without a project
  dateline serve --project $(PROJECT)                            the workbench: read and correct all this in a browser
  dateline export --format geojson --all --project $(PROJECT)    the incidents for a map
  dateline init my-project, dateline add FILES --project my-project    the same with reports of your own
The reports are examples: in our own words and under invented names, marked synthetic in every export.
endef
export NEXT_STEPS

help: ## what there is to make
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

.tools/bin/uv:
	@echo "Fetching uv, which fetches the rest"
	@python3 -m venv .tools
	@.tools/bin/pip install --quiet --disable-pip-version-check uv==0.13.8

.venv/.synced: uv.lock pyproject.toml | $(UV)
	@echo "Installing what Dateline needs into .venv"
	@$(UV) sync --frozen --quiet
	@touch $@

.venv/.clustered: .venv/.synced
	@echo "Installing PySpark, on which the batch is tested"
	@$(UV) sync --frozen --quiet --group cluster
	@touch $@

WORKBENCH := src/dateline/web/static/index.html
WORKBENCH_SOURCES := $(shell find workbench -type f -not -path '*/node_modules/*' -not -name world.json -not -name licences.txt -not -name schema.d.ts)

workbench/node_modules/.synced: workbench/package-lock.json
	@echo "Installing what the workbench is built with"
	@cd workbench && npm ci --silent --no-audit --no-fund && touch node_modules/.synced

$(WORKBENCH): workbench/node_modules/.synced $(WORKBENCH_SOURCES)
	@echo "Building the workbench"
	@cd workbench && npm run --silent build

CHROMIUM := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
ROOT := $(if $(filter 0,$(shell id -u)),,sudo)
.PHONY: chromium
chromium:
ifeq ($(CHROMIUM),)
	@echo "Installing chromium, in which the workbench is tested"
	@$(ROOT) apt-get update --quiet=2
	@$(ROOT) apt-get install --yes --quiet=2 --no-install-recommends chromium
endif

workbench: $(WORKBENCH) ## the pages of the workbench, built into the package (Node 20)

workbench-check: workbench
	@cd workbench && npm run --silent check && npm run --silent test

setup: .venv/.synced workbench ## the environment in .venv, the workbench, and the gazetteer in your data folder
	@$(BIN)/dateline gazetteer build

demo: setup ## the whole path on examples/, in a fresh project
	@rm -rf $(PROJECT)
	@$(BIN)/dateline init $(PROJECT)
	@$(BIN)/dateline add examples/reports --project $(PROJECT)
	@printf '\nIncidents\n'
	@$(BIN)/dateline incidents --project $(PROJECT)
	@printf '\nOne of them in full: how many died at the station, and who says so\n\n'
	@$(BIN)/dateline show 05-kramatorsk-meridian-wire --project $(PROJECT)
	@echo "$$NEXT_STEPS"

fmt: .venv/.synced workbench/node_modules/.synced ## bring the code into form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@cd workbench && npm run --silent fmt

lint: .venv/.synced
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: .venv/.synced
	@$(BIN)/mypy

floors: .venv/.synced
	@$(BIN)/lint-imports

check: lint types floors workbench-check ## form, types and import floors, without the tests

test: setup check chromium .venv/.clustered ## everything that must hold before a change goes in
	@$(BIN)/pytest
	@$(BIN)/python docs/write_readme.py --check

gate: setup ## accuracy and speed against their floors; the accuracy needs ../shared
	@$(BIN)/python benchmarks/gate.py

readme: setup ## the README's example anew, from what the examples give now
	@$(BIN)/python docs/write_readme.py

weights: setup ## the coder's fitted numbers anew, from coded reports: make weights REPORTS="a.jsonl b.jsonl" [TAGGERS="…"]
	@$(UV) run --frozen --quiet --group training python training/refit.py --reports $(REPORTS) \
		$(if $(TAGGERS),--taggers $(TAGGERS))

.tools/model/.synced: training/requirements.txt
	@echo "Installing what training needs into .tools/model"
	@python3 -m venv .tools/model
	@.tools/model/bin/pip install --quiet --disable-pip-version-check -r training/requirements.txt -e models/dateline-model-en -e .
	@touch $@

model: setup .tools/model/.synced ## the tagger anew, from coded reports: make model REPORTS="a.jsonl b.jsonl" [TEXTS="…"] [GOLD="c.jsonl"]
	@.tools/model/bin/python training/tagger --reports $(REPORTS) --work .cache/tagger \
		$(if $(TEXTS),--texts $(TEXTS)) $(if $(GOLD),--gold $(GOLD))

bench: setup ## how fast, how much memory
	@$(BIN)/python benchmarks/speed.py

clean: ## take away what make made here
	@rm -rf .venv .tools workbench/node_modules src/dateline/web/static $(PROJECT) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

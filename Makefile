# Everything happens inside the checkout: uv goes to .tools, the environment to .venv. Neither root nor a virtual
# environment of yours is needed, and no Python is downloaded: the machine's own python3 (3.11 or later) is used.

UV_VERSION := 0.13.9
UV := .tools/bin/uv
RUN := .venv/bin
PARALLEL := -n auto --maxprocesses 8 --dist worksteal

export UV_PYTHON_DOWNLOADS := never
# Compiled once here rather than at the first question.
export UV_COMPILE_BYTECODE := 1
unexport VIRTUAL_ENV

.DEFAULT_GOAL := help
.PHONY: help setup run test test-kb test-all fuzz check mutate prove bench bench-check questions kb docs diagrams site clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup: $(RUN)/closeout ## install everything into .venv (the other targets do it by themselves)

run: $(RUN)/closeout ## the interview; options as in: make run ARGS="--as-of forum --plain"
	@$(RUN)/closeout $(ARGS)

test: $(RUN)/closeout ## every test but the slow ones
	$(RUN)/pytest $(PARALLEL) -m "not slow"

test-kb: $(RUN)/closeout ## for who edits rules: the tests of kb/ and the check
	$(RUN)/pytest -q $(PARALLEL) -m "not slow" tests/kb
	$(RUN)/closeout check

test-all: $(RUN)/sphinx-build ## every test; those of the site want a Chromium on this machine, that of Spark a Java
	$(UV) sync --quiet --locked --inexact --extra spark --group dmn
	$(RUN)/pytest $(PARALLEL) --ignore tests/site
	$(RUN)/pytest tests/site

fuzz: $(RUN)/closeout ## every test of drawn examples, 200 times as many (an hour or two)
	$(RUN)/pytest $(PARALLEL) --hypothesis-profile long -m "hypothesis and not slow"

check: $(RUN)/closeout ## style, types, and the direction of imports
	$(RUN)/ruff check
	$(RUN)/ruff format --check
	$(RUN)/mypy
	$(RUN)/pytest -q tests/test_architecture.py
	$(RUN)/closeout check

mutate: $(RUN)/closeout ## every small mistake in every rule, each caught by a case or the proof (minutes)
	$(RUN)/closeout check --mutate

prove: $(RUN)/closeout ## experta over every class of cases, beside the table (an hour or two; goes on where it stopped)
	$(RUN)/closeout check --prove

# What it is measured beside, in an environment of their own.
PEERS := clipspy==1.0.6 zen-engine==2.1.3

bench: $(RUN)/closeout ## how long things take beside others, into bench/measured.json (minutes; leave the machine alone)
	$(UV) pip install --quiet --target build/peers $(PEERS)
	PYTHONPATH=.:build/peers $(RUN)/python -m bench.run

bench-check: $(RUN)/closeout ## the same, and name what got worse by a fifth
	$(UV) pip install --quiet --target build/peers $(PEERS)
	PYTHONPATH=.:build/peers $(RUN)/python -m bench.run --check

questions: $(RUN)/closeout ## make the interview's plan of questions anew, after a change of kb/
	$(RUN)/closeout docs --plan

kb: questions docs ## after a change of kb/: make all that is generated anew, then check
	$(RUN)/closeout check

docs: $(RUN)/closeout ## make docs/ and the README's session anew from the knowledge base
	$(RUN)/closeout docs

diagrams: $(RUN)/closeout ## make the pictures in docs/ anew, and nothing else
	$(RUN)/closeout docs --pictures

site: $(RUN)/sphinx-build ## docs/ as a site in site/, to be read without a server
	rm -rf site
	$(RUN)/sphinx-build -q -W --keep-going -c web -d build/doctrees docs site
	@echo "The site is in site/; open site/index.html with any browser."

clean: ## remove what the other targets made
	rm -rf .venv .venvs .tools .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist site .prove
	find closeout diagrams engine kb terminal tests -name __pycache__ -prune -exec rm -rf {} +

$(RUN)/closeout: pyproject.toml uv.lock | $(UV)
	@echo "Setting up .venv; this is needed once."
	@$(UV) sync --locked
	@touch $@

# What makes the site and what tests it. An update of .venv removes it, and the next use brings it back.
$(RUN)/sphinx-build: $(RUN)/closeout
	@echo "Adding what makes and tests the site."
	@$(UV) sync --locked --group docs --group browser
	@touch $@

$(UV):
	@python3 -m pip install --quiet --disable-pip-version-check --no-warn-script-location --root-user-action=ignore \
		--target .tools uv==$(UV_VERSION)

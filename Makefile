# Everything from a fresh machine on. `make` alone lists the words.
# A machine needs: Python 3.11 with venv, gettext, and for PDFs Pango (see README.md).

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
export DEBUG ?= 1

LOCALES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po locale/packages/*/LC_MESSAGES/django.po))

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo run worker test fmt check bench requirements messages clean

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

# --- Set-up -----------------------------------------------------------------------------
setup: $(VENV)/.installed $(LOCALES) var/fonts/.built ## Virtual environment, fonts and languages

setup-dev: $(VENV)/.installed-dev setup ## The same, with the tools for tests and checks

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Samenspraak needs Python 3.11 or newer; $(PYTHON) is older. Name another: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "Python cannot make a virtual environment. On Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/.installed: requirements.txt | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/.installed

%.mo: %.po
	@command -v msgfmt >/dev/null || { echo "msgfmt is missing. On Debian: apt-get install gettext"; exit 1; }
	msgfmt --check-format -o $@ $<

var/fonts/.built: requirements.txt $(wildcard exports/management/commands/build_fonts.py) | $(VENV)/.installed
	$(PY) manage.py build_fonts
	@touch $@

# --- Running ----------------------------------------------------------------------------
demo: setup ## A running site with a real paper, on http://127.0.0.1:8000
	$(PY) manage.py demo

run: setup ## The site and its worker, on your own data
	$(PY) manage.py migrate --verbosity 0
	$(PY) manage.py createcachetable
	$(PY) manage.py demo --no-content

# --- Proving ----------------------------------------------------------------------------
# Browsers, mail servers and killed workers are real: what a busy machine makes late is tried
# again, and named at the end. What is wrong stays wrong.
ALL := -q -n 2 --dist worksteal --reruns 2 --reruns-delay 1 -r fEsR

test: setup-dev ## Every test, on SQLite and on PostgreSQL, in a real browser too
	@$(PY) -m tests.needs
	$(PY) -m pytest $(ALL)
	$(PY) -m tests.postgres $(PY) -m pytest $(ALL) --ignore=tests/core

check: setup-dev ## Style, types, walls, templates, migrations
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PY) manage.py check --fail-level WARNING
	$(PY) manage.py makemigrations --check --dry-run --verbosity 1
	$(VENV)/bin/djlint --lint --quiet templates
	$(PY) -m pytest -q tests/test_architecture.py

fmt: setup-dev ## Put the code in shape
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .

bench: setup-dev ## Measure, beside the bars
	$(PY) -m benchmarks.engine
	$(PY) -m benchmarks.reading
	$(PY) -m benchmarks.deciding
	$(PY) -m benchmarks.browser
	$(PY) -m benchmarks.publishing

messages: setup-dev ## Gather the texts to translate
	$(PY) manage.py makemessages --locale nl --no-obsolete --no-location \
	  --ignore '.venv/*' --ignore 'var/*'

requirements: ## Pin the requirements anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links requirements.in -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links requirements-dev.in -o requirements-dev.txt

clean: ## Throw away what was made (the data in var/ too)
	rm -rf $(VENV) var $(LOCALES) .pytest_cache .mypy_cache .ruff_cache

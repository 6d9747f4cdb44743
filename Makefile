# Two commands matter: `make run` and `make test`. Each sets up what it needs and is quick when nothing has changed.
# Without make (Windows): make.cmd run, make.cmd test. PY names another Python: make test PY=python3.12

PY ?= python3
SET_UP := $(PY) scripts/bootstrap.py
OFFSCREEN := QT_QPA_PLATFORM=offscreen
.DEFAULT_GOAL := help
.PHONY: run test test-long bench screenshots package smoke catalogues clean help

run: ## open Rostrum on the sample meeting; without a screen, do the sample's day and say where the results are
	@$(SET_UP) scripts/tasks.py run

test: ## every check, each failing fast
	@$(OFFSCREEN) $(SET_UP) scripts/tasks.py test

test-long: ## every check, with the tests that take minutes
	@$(OFFSCREEN) $(SET_UP) scripts/tasks.py test-long

bench: ## measure, beside peers in the same run; figures go to build/bench.json
	@$(OFFSCREEN) $(SET_UP) -m tests.bench

screenshots: ## draw every page in both languages and themes into docs/screenshots
	@$(OFFSCREEN) $(SET_UP) -m tests.screenshots

package: ## build the app for this system into dist/, and try it
	@$(SET_UP) scripts/tasks.py package

smoke: ## try the app that stands in dist/ (built first when it is not there)
	@$(SET_UP) scripts/tasks.py smoke

catalogues: ## gather the sentences of the code into resources/i18n and compile them
	@$(SET_UP) scripts/catalogue.py

clean: ## remove what was built; .venv and .sysroot stay
	@$(PY) -c "import shutil; [shutil.rmtree(d, ignore_errors=True) for d in ('build', 'dist')]"

help: ## this list
	@$(PY) -c "import re; print('\n'.join(f'  make {n:<12} {t}' for n, t in re.findall(r'^([a-z-]+):.*?## (.*)', open('Makefile', encoding='utf-8').read(), re.M)))"

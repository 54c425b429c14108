# The commands of this project; `make` alone lists them. The first that needs it sets everything up in .venv.
# Another Python, in an environment of its own: make test PYTHON=python3.13 VENV=.venv-3.13

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help
.PHONY: help set-up run test lint bench bench-peers shots fuzz soak walk changed editors verify interop \
    dist try-dist licences sbom freeze packages release-check appimage flatpak icons metainfo man completions lock \
    clean

help:  ## show this list
	@grep -E '^[a-z-]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z-]+):.*## */\1\t/' | expand -t 10

set-up:  ## install what NetAtlas needs into .venv; the others call it
	@$(PYTHON) packaging/set_up.py --venv $(VENV)

run: set-up  ## open the window; without a display, a tour of it as pictures in build/tour
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    echo "There is no display here, so the window is shown as pictures: build/tour"; \
	    QT_QPA_PLATFORM=offscreen $(BIN)/netatlas tour --out build/tour; \
	else $(BIN)/python -m netatlas; fi

test: $(if $(SHORT),set-up,lint)  ## every check and every test, and how much of each room the tests run
ifdef SHORT
	@$(BIN)/python -m pytest -n 2 -m "not long"
else
	@$(BIN)/python -m pytest -n 2 --cov --cov-report=
	@$(BIN)/python -m tests.coverage_floors
endif

lint: set-up  ## the checks that run no test
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@said=$$($(BIN)/deptry --no-ansi src 2>&1) || { echo "$$said" | grep -v ^Assuming; exit 1; }
	@$(BIN)/codespell src data docs resources packaging README.md CHANGELOG.md

bench: set-up  ## how fast it is, as ratios taken in one run
	@$(BIN)/python -m tests.benchmarks

bench-peers: set-up  ## what bench compares with, into build/peers
	@$(BIN)/python packaging/bench_peers.py

shots: set-up  ## pictures of every page into build/shots
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m netatlas.ui.shots --out build/shots

FUZZ ?=
fuzz: set-up  ## damage packs at random for two minutes: FUZZ="--pack small --number 90000 --seconds 3600"
	@$(BIN)/python -m tests.fuzz $(FUZZ)

SOAK ?=
soak: set-up  ## drive the real window at random for three minutes: SOAK="--seconds 1800 --seed 1"
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.soak $(SOAK)

WALK ?=
walk: set-up  ## look at every page at all sizes, half an hour: WALK="--largest"
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.walk $(WALK)

changed: set-up  ## the days on which answers of the shipped pack last changed, into its changed.yaml
	@$(BIN)/python -m netatlas.packs.changed

editors: set-up  ## the schemas of packs, tried in the language server that editors use; needs npm
	@$(BIN)/python packaging/check_editors.py

verify: set-up  ## the pack's evidence held against AWS's own models, which it installs into build/verify
	@$(BIN)/python packaging/verify_pack.py

interop: set-up  ## exports tried in Anki, Zeal, LibreOffice, Chromium and readers of Markdown, as far as there are any
	@$(BIN)/python packaging/try_readers.py

dist: set-up  ## wheel and source archive of what is committed, made twice and compared, into dist
	@$(BIN)/python packaging/make_dist.py

try-dist: dist  ## install the wheel into an empty environment, with the extra and without, and run it there
	@$(BIN)/python packaging/try_dist.py

licences: set-up  ## the tables of docs/licences.md, from the lock of what runs
	@$(BIN)/python packaging/licences.py

sbom: set-up  ## a CycloneDX bill of materials beside each package in dist
	@$(BIN)/python packaging/sbom.py

freeze: set-up  ## the program in a folder that needs no Python: build/frozen/netatlas
	@$(BIN)/python packaging/freeze.py

packages: set-up  ## a .deb and an .rpm of what make freeze has made, into dist
	@$(BIN)/python packaging/make_packages.py

CHECK ?=
release-check: set-up  ## all packages made anew, installed and tried in bare systems: CHECK=--journeys for all of these
	@$(BIN)/python packaging/release_check.py $(CHECK)

icons: set-up  ## the icon in all sizes, from its SVG
	@$(BIN)/python packaging/desktop/make_icons.py

metainfo: set-up  ## the release notes that software centres show, from CHANGELOG.md
	@$(BIN)/python packaging/desktop/make_metainfo.py

man: set-up  ## the man page, from the parser of the command line
	@PYTHONPATH=packaging $(BIN)/python -m desktop.make_man

completions: set-up  ## the scripts by which shells complete, from the parser of the command line
	@PYTHONPATH=packaging $(BIN)/python -m desktop.make_completions

appimage: freeze  ## an AppImage of the frozen program, into dist; needs appimagetool
	@PYTHONPATH=packaging $(BIN)/python -m appimage.make_appimage

flatpak: freeze  ## a Flatpak of the frozen program, into dist; needs flatpak-builder and its runtime
	@PYTHONPATH=packaging $(BIN)/python -m flatpak.make_flatpak

COMPILE = PATH="$(abspath $(BIN)):$$PATH" uv pip compile --quiet --upgrade \
    --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

lock: set-up  ## write packaging/requirements-*.txt anew; needs uv
	@$(COMPILE) --group dev pyproject.toml -o packaging/requirements-dev.txt
	@$(COMPILE) --constraint packaging/requirements-dev.txt pyproject.toml -o packaging/requirements-run.txt
	@$(COMPILE) --constraint packaging/requirements-dev.txt --group packages -o packaging/requirements-packages.txt
	@$(COMPILE) --constraint packaging/requirements-dev.txt --group sbom -o packaging/requirements-sbom.txt
	@$(COMPILE) --group interop -o packaging/requirements-interop.txt
	@$(BIN)/python packaging/verify_pack.py --requirements named | \
	    $(COMPILE) --no-deps - -o packaging/requirements-verify.txt
	@$(BIN)/python packaging/verify_pack.py --requirements older | \
	    $(COMPILE) --no-deps - -o packaging/requirements-verify-older.txt
	@$(BIN)/python packaging/bench_peers.py --requirements | $(COMPILE) --no-emit-package numpy \
	    --constraint packaging/requirements-dev.txt - -o packaging/requirements-peers.txt

clean:  ## remove what was built and cached; .venv stays
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

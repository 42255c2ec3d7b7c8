# `make` alone runs everything that .ci/run runs before it builds. PYTHON chooses the interpreter.
PYTHON ?= python3
BIN = .venv/bin

check: .venv/installed lint types imports test

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet -e '.[dev]'
	touch $@

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed
	$(BIN)/mypy

imports: .venv/installed
	$(BIN)/lint-imports

test: .venv/installed
	$(BIN)/python -m pytest

format: .venv/installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

scan: .venv/installed
	$(BIN)/doxguard scan data/samples/posts.jsonl

docs: .venv/installed
	$(BIN)/doxguard policy table > docs/policy.md

lock: .venv/installed
	uv pip compile --extra dev --universal --python-version 3.11 pyproject.toml -o requirements-dev.lock

.PHONY: check lint types imports test format scan docs lock

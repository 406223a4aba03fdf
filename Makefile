# Everything a person does with Gyeot. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
export RASA_TELEMETRY_ENABLED := false
bin := .venv/bin

.PHONY: help run chat test talks train page bench lint types fmt clean lock setup setup-dev

help:  ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup:
	@scripts/setup.sh run

setup-dev:
	@scripts/setup.sh dev

run: setup  ## start everything (sets up, migrates and trains first when needed)
	@$(bin)/gyeot run

chat: setup  ## talk in the terminal
	@$(bin)/gyeot chat

train: setup  ## train the understanding and the rules
	@$(bin)/gyeot train

test: setup-dev  ## every test
	@scripts/browser.sh
	@$(bin)/gyeot train
	@$(bin)/pytest

talks: setup  ## forty conversations of invented people, to be read (into a file: make -s talks > talks.txt)
	@$(bin)/gyeot train >&2
	@$(bin)/python -m talks

page: setup-dev  ## the web page in a real browser
	@scripts/browser.sh
	@$(bin)/gyeot train
	@$(bin)/pytest tests/channels/web tests/browser

kill: setup-dev  ## kill -9 the real process ten times in the middle of twenty turns
	@GYEOT_KILLS=10 $(bin)/pytest tests/process/test_kill_process.py

bench: setup-dev  ## side by side with Rasa's starter project; table, JSON and a picture in bench/out
	@$(bin)/python -m bench

lint: setup-dev  ## ruff: style and mistakes
	@$(bin)/ruff check .
	@$(bin)/ruff format --check .

types: setup-dev  ## mypy
	@$(bin)/mypy

fmt: setup-dev  ## format the code
	@$(bin)/ruff check --fix-only -q .
	@$(bin)/ruff format .

lock: setup-dev  ## resolve requirements/*.in again, with hashes
	@scripts/lock.sh

clean:  ## remove the environment, models and caches (never var/, where data lives)
	@rm -rf .venv models .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info bench/out
	@find . -name __pycache__ -prune -exec rm -rf {} +

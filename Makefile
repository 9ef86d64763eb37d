# Each target is one script; the scripts say what they do and why.

.PHONY: help run test check conformance bench bundle fuzz screens wire audit

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## install what is missing, build, open the window
	@scripts/run

test: ## every check, with one summary at the end
	@scripts/set-up
	@scripts/prove everything

check: ## the quick checks, for every commit
	@scripts/set-up
	@scripts/prove quick

conformance: ## other programs read our files: LibreOffice, openpyxl, icalendar
	@scripts/set-up
	@scripts/prove conformance

bench: ## the benchmarks, each against its baseline; SIZE=XL for a school, ONLY="confirm start" for some
	@SIZE=$(SIZE) scripts/bench $(ONLY)

bundle: ## a package to install
	@scripts/bundle

fuzz: ## any bytes as files of other programs, ten minutes a target; TARGET=calendar MINUTES=60 for one of them
	@scripts/fuzz $(TARGET) $(MINUTES)

screens: ## the pictures of the README, in both languages
	@scripts/screens

wire: ## the page's types, from the list of commands
	@scripts/wire

audit: ## licences and known weaknesses of everything that is built in
	@scripts/audit

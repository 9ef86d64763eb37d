"""The nine metrics in DuckDB: the tables of a practice's file, asked by the SQL of tests/second-opinion.

    metrics.py FILE SQL_FOLDER FROM UNTIL AS_OF TIMES

Days are numbers since 1970-01-01. Writes one line of JSON: the numbers, the milliseconds each asking took, and those of bringing the
tables into DuckDB, which are not counted among them.
"""

import csv
import json
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

import duckdb

# The columns that the questions ask for, identities first, and no words of anybody's.
TABLES = {
    "application": ["id", "learner", "applied_on", "state"],
    "cancellation": ["id", "contract", "requested_on", "primary_reason"],
    "contract": [
        "id", "learner", "kind", "starts_on", "term_end", "ended_on", "end_kind", "end_reason", "price", "sessions",
        "cadence_days", "auto_renew", "plan_name",
    ],
    "entitlement": ["contract", "day", "quantity"],
    "follow_up": ["id", "learner", "day", "due_on", "state", "closed_on", "arm"],
    "interaction": ["learner", "follow_up", "day"],
    "learner": ["id", "cadence_days"],
    "pause": ["learner", "contract", "starts_on", "ends_on"],
    "payment": ["learner", "paid_on", "amount"],
    "refund": ["day", "amount"],
    "session": ["id", "learner", "day", "state", "happened", "booked_on", "resolved_on"],
    "trial": ["learner", "session", "day", "showed_up", "outcome", "decided_on"],
}
KINDS = {"BLOB": "VARCHAR", "INTEGER": "BIGINT", "TEXT": "VARCHAR"}
NOTHING = "\\N"


def bring_in(duck, practice, table, columns):
    """Copies the columns of a table by way of a file of comma separated values: the extension that reads SQLite is no part of the package."""
    kinds = {name: kind for _, name, kind, *_ in practice.execute(f"PRAGMA table_info ({table})")}
    declared = ", ".join(f"{column} {KINDS[kinds[column]]}" for column in columns)
    duck.execute(f"CREATE TABLE {table} ({declared})")
    asked = [f"CASE WHEN {it} IS NOT NULL THEN hex({it}) END" if kinds[it] == "BLOB" else it for it in columns]
    with tempfile.NamedTemporaryFile("w", newline="", suffix=".csv") as written:
        rows = practice.execute(f"SELECT {', '.join(asked)} FROM {table}")
        csv.writer(written).writerows([NOTHING if value is None else value for value in row] for row in rows)
        written.flush()
        form = f"FORMAT csv, AUTO_DETECT false, DELIM ',', QUOTE '\"', ESCAPE '\"', NULLSTR '{NOTHING}'"
        duck.execute(f"COPY {table} FROM '{written.name}' ({form})")


def told(duck, folder, question, asked):
    """The numbers of a question, by name. What stands in the way from the asking before is replaced."""
    duck.execute("CREATE OR REPLACE TEMP TABLE asked (s BIGINT, e BIGINT, a BIGINT, g BIGINT)")
    duck.execute("INSERT INTO asked VALUES (?, ?, ?, 30)", asked)
    known = (folder / "known.sql").read_text().replace("CREATE TEMP TABLE", "CREATE OR REPLACE TEMP TABLE")
    duck.execute(known)
    return duck.execute((folder / question).read_text()).fetchall()


def main():
    file, folder, *numbers = sys.argv[1:]
    first, until, as_of, times = map(int, numbers)
    practice, duck = sqlite3.connect(f"file:{file}?mode=ro", uri=True), duckdb.connect()
    begun = time.perf_counter()
    for table, columns in TABLES.items():
        bring_in(duck, practice, table, columns)
    brought = time.perf_counter() - begun
    took, answer = [], {}
    for _ in range(times):
        begun = time.perf_counter()
        answer = dict(told(duck, Path(folder), "metrics.sql", (first, until, as_of)))
        answer |= told(duck, Path(folder), "unbooked.sql", (first, until, min(as_of, until - 1)))
        took.append((time.perf_counter() - begun) * 1000)
    answer = {name: int(number) for name, number in answer.items() if number}
    print(json.dumps({"numbers": answer, "milliseconds": took, "bringing_in": brought * 1000}))


main()

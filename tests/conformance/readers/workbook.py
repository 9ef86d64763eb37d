"""Prints what openpyxl finds in a workbook: the places of formulas, and the cells of each sheet."""

import datetime
import json
import sys

import openpyxl


def plain(value):
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    return value


book = openpyxl.load_workbook(sys.argv[1])
formulas = [
    f"{sheet.title}!{cell.coordinate}"
    for sheet in book
    for row in sheet.iter_rows()
    for cell in row
    if cell.data_type == "f"
]
sheets = {sheet.title: [[plain(cell.value) for cell in row] for row in sheet.iter_rows()] for sheet in book}
json.dump({"formulas": formulas, "sheets": sheets}, sys.stdout)

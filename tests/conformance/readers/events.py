"""Prints the events of a calendar as icalendar reads them."""

import json
import sys

import icalendar

with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())
told = []
for event in calendar.walk("VEVENT"):
    end = event.get("DTEND")
    told.append(
        [
            str(event["UID"]),
            int(event["SEQUENCE"]),
            str(event["STATUS"]),
            event["DTSTART"].dt.isoformat(),
            end.dt.isoformat() if end else None,
            str(event["SUMMARY"]),
        ]
    )
json.dump(told, sys.stdout)

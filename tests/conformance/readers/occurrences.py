"""Prints what takes place between two days by icalendar and recurring-ical-events: name, and day and time in Tokyo."""

import datetime
import json
import sys
import zoneinfo

import icalendar
import recurring_ical_events

TOKYO = zoneinfo.ZoneInfo("Asia/Tokyo")

path, first, last = sys.argv[1:]
with open(path, "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())


def begins(event):
    at = event["DTSTART"].dt
    if not isinstance(at, datetime.datetime):
        return at.isoformat()
    local = at.replace(tzinfo=TOKYO) if at.tzinfo is None else at.astimezone(TOKYO)
    return local.strftime("%Y-%m-%dT%H:%M")


# A day more at both ends, because the reader cuts in each event's own zone.
day = datetime.timedelta(days=2)
span = [datetime.date.fromisoformat(text) for text in (first, last)]
events = recurring_ical_events.of(calendar).between(span[0] - day, span[1] + day)
lines = [f"{event['SUMMARY']} {begins(event)}" for event in events]
json.dump(sorted(line for line in lines if first <= line.rsplit(" ", 1)[1][:10] < last), sys.stdout)

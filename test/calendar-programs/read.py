"""Calendars as Python's icalendar and recurring_ical_events read them: JSON, for the tests beside it.

Usage: read.py FILE...; prints, by file, every occurrence with its instants in UTC (or days), in order.
"""

import datetime
import json
import sys

import icalendar
import recurring_ical_events


def moment(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat()


def people(event):
    found = event.get("ATTENDEE", [])
    found = found if isinstance(found, list) else [found]
    return [{"name": str(each.params.get("CN")), "address": str(each)} for each in found]


def occurrence(event):
    return {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "start": moment(event["DTSTART"].dt),
        "end": moment(event["DTEND"].dt),
        "summary": str(event["SUMMARY"]),
        "attendees": people(event),
    }


def read(path):
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    events = recurring_ical_events.of(calendar).between((2009, 1, 1), (2035, 1, 1))
    found = sorted((occurrence(event) for event in events), key=lambda each: (each["start"], each["uid"]))
    return {"method": str(calendar["METHOD"]), "occurrences": found}


json.dump({path: read(path) for path in sys.argv[1:]}, sys.stdout)

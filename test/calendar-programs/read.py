"""Calendars as Python's icalendar and recurring_ical_events read them: JSON, for the tests beside it.

Usage: read.py FILE...; prints, by file, its method and every occurrence in order: instants in UTC (or days), people
with all their parameters, alarms, and the other fields as they are.
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


def person(address):
    parameters = {str(name): str(value) for name, value in address.params.items()}
    return {"address": str(address), **parameters}


def people(event):
    found = event.get("ATTENDEE", [])
    return [person(each) for each in (found if isinstance(found, list) else [found])]


def alarms(event):
    """Minutes before."""
    return [
        -int(alarm["TRIGGER"].dt.total_seconds() // 60)
        for alarm in event.subcomponents
        if alarm.name == "VALARM"
    ]


def occurrence(event):
    return {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "start": moment(event["DTSTART"].dt),
        "end": moment(event["DTEND"].dt),
        "summary": str(event["SUMMARY"]),
        "description": str(event.get("DESCRIPTION", "")),
        "status": str(event.get("STATUS", "")),
        "transparency": str(event.get("TRANSP", "")),
        "modified": moment(event["LAST-MODIFIED"].dt),
        "organizer": person(event["ORGANIZER"]) if "ORGANIZER" in event else None,
        "attendees": people(event),
        "alarms": sorted(alarms(event)),
    }


def read(path):
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    events = recurring_ical_events.of(calendar).between((2009, 1, 1), (2160, 1, 1))
    found = sorted((occurrence(event) for event in events), key=lambda each: (each["start"], each["uid"]))
    return {"method": str(calendar["METHOD"]), "occurrences": found}


json.dump({path: read(path) for path in sys.argv[1:]}, sys.stdout)

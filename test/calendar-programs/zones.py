"""Clocks on the wall as instants, by Python's zoneinfo and the system's own table of zones.

Reads a list of [day, time, zone] as JSON from standard input and prints the instants in UTC. A time that the clock
skips has the offset before the gap, one that comes twice is the first: PEP 495 with fold=0, as RFC 5545 says.
"""

import datetime
import json
import sys
import zoneinfo


def instant(day, time, zone):
    wall = datetime.datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=zoneinfo.ZoneInfo(zone), fold=0)
    return wall.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


json.dump([instant(*each) for each in json.load(sys.stdin)], sys.stdout)

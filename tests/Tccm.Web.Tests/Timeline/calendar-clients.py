#!/usr/bin/python3
"""Plays two calendar programs that subscribe: one on the library icalendar (Python), one on libical (C).

Each file named on the command line is what the address answered at one time, in order. A client keeps what it knows by
UID, takes a thing anew where its SEQUENCE did not fall, strikes what is CANCELLED, and forgets what is not in the answer.
Prints, for each library and each answer, one JSON array of what the client shows then.
"""
import ctypes
import json
import sys
from datetime import date, datetime, timezone

import icalendar


def with_icalendar(octets):
    calendar = icalendar.Calendar.from_ical(octets)
    assert str(calendar["version"]) == "2.0" and calendar["prodid"]
    zones = {str(zone["tzid"]): zone.to_tz() for zone in calendar.walk("vtimezone")}

    def when(value):
        if value is None:
            return None
        if not isinstance(value.dt, datetime):
            return value.dt.isoformat()
        zone = value.params.get("TZID")
        # By the rules that came with the calendar, not by those of this machine.
        at = zones[zone].localize(value.dt.replace(tzinfo=None)) if zone else value.dt
        return at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")

    return [
        {
            "uid": str(event["uid"]), "title": str(event["summary"]), "from": when(event["dtstart"]), "until": when(event.get("dtend")),
            "sequence": int(event["sequence"]), "status": str(event["status"]), "changed": when(event["last-modified"]),
        }
        for event in calendar.walk("vevent")
    ]


class Time(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")] + [("zone", ctypes.c_void_p)]


def with_libical(octets):
    lib = ctypes.CDLL("libical.so.3")
    for name, takes, gives in [
        ("icalparser_parse_string", [ctypes.c_char_p], ctypes.c_void_p),
        ("icalcomponent_count_errors", [ctypes.c_void_p], ctypes.c_int),
        ("icalcomponent_get_first_component", [ctypes.c_void_p, ctypes.c_int], ctypes.c_void_p),
        ("icalcomponent_get_next_component", [ctypes.c_void_p, ctypes.c_int], ctypes.c_void_p),
        ("icalcomponent_get_first_property", [ctypes.c_void_p, ctypes.c_int], ctypes.c_void_p),
        ("icalcomponent_get_uid", [ctypes.c_void_p], ctypes.c_char_p),
        ("icalcomponent_get_summary", [ctypes.c_void_p], ctypes.c_char_p),
        ("icalcomponent_get_sequence", [ctypes.c_void_p], ctypes.c_int),
        ("icalcomponent_get_status", [ctypes.c_void_p], ctypes.c_int),
        ("icalcomponent_get_dtstart", [ctypes.c_void_p], Time),
        ("icalcomponent_get_dtend", [ctypes.c_void_p], Time),
        ("icalcomponent_string_to_kind", [ctypes.c_char_p], ctypes.c_int),
        ("icalproperty_string_to_kind", [ctypes.c_char_p], ctypes.c_int),
        ("icalproperty_string_to_status", [ctypes.c_char_p], ctypes.c_int),
        ("icalproperty_get_lastmodified", [ctypes.c_void_p], Time),
        ("icaltime_as_timet_with_zone", [Time, ctypes.c_void_p], ctypes.c_long),
    ]:
        function = getattr(lib, name)
        function.argtypes, function.restype = takes, gives
    root = lib.icalparser_parse_string(octets)
    assert root and lib.icalcomponent_count_errors(root) == 0, "libical finds mistakes"
    statuses = {lib.icalproperty_string_to_status(name.encode()): name for name in ("CONFIRMED", "TENTATIVE", "CANCELLED")}

    def when(time):
        if time.is_date:
            return date(time.year, time.month, time.day).isoformat()
        return datetime.fromtimestamp(lib.icaltime_as_timet_with_zone(time, time.zone), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")

    kind, ends, modified = lib.icalcomponent_string_to_kind(b"VEVENT"), lib.icalproperty_string_to_kind(b"DTEND"), lib.icalproperty_string_to_kind(b"LAST-MODIFIED")
    found, event = [], lib.icalcomponent_get_first_component(root, kind)
    while event:
        found.append({
            "uid": lib.icalcomponent_get_uid(event).decode(), "title": lib.icalcomponent_get_summary(event).decode(), "from": when(lib.icalcomponent_get_dtstart(event)),
            "until": when(lib.icalcomponent_get_dtend(event)) if lib.icalcomponent_get_first_property(event, ends) else None,
            "sequence": lib.icalcomponent_get_sequence(event), "status": statuses[lib.icalcomponent_get_status(event)],
            "changed": when(lib.icalproperty_get_lastmodified(lib.icalcomponent_get_first_property(event, modified))),
        })
        event = lib.icalcomponent_get_next_component(root, kind)
    return found


for read in (with_icalendar, with_libical):
    known = {}
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            answer = {event["uid"]: event for event in read(file.read())}
        known = {uid: event if uid not in known or event["sequence"] >= known[uid]["sequence"] else known[uid] for uid, event in answer.items()}
        print(json.dumps([{**event, "struck": event["status"] == "CANCELLED"} for event in sorted(known.values(), key=lambda one: one["uid"])]))

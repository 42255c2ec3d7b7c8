"""Triggers that several detectors share; the screen compiles each pattern once."""

# Six figures close together: a date, at least. Tighter patterns per kind of number let through a little less, but cost
# more than that saves: the time of a scan grows with the automaton.
DIGITS = r"[0-9](?:[^0-9a-z]{0,6}[0-9]){5}"
# Words near coordinates.
COORDINATE_WORDS = r"[ck]o.{1,3}rd|gps|waypoint|geocache|latl|rz.{1,2}dne"

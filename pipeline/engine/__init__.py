"""Running a scan: the dump is cut into parts, parts are judged somewhere, and what comes out is put together in order.

`parts` cuts, `work` judges one, `local` does that in this process or in several, `output` and `journal` keep what came
out so that a run that was killed can go on, `scan` is all of it. `spark` and `ray` do the same on a cluster.
"""

"""What doxguard costs: posts a second, by stage, by length, by workers; start and memory; at worst.

Times are CPU seconds of one thread where nothing else is said, medians of interleaved rounds. On a shared machine only
ratios mean anything: each run also times a fixed anchor on the same posts, so that those of different days compare.
"""

"""Labelled texts to measure on: what each holds, and the formats that they come in."""

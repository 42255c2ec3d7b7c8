"""Invented posts with what is private in them marked, any number of them: gold by construction.

Each module makes some entities, in the notations that people use; ``languages/`` has the words around them. Only
invented values, or those that are kept for tests, films and documentation. Nothing here is written from what our
detectors know: what they miss of it, they miss.
"""

"""Measuring what doxguard finds and what it costs. Not imported by the product."""

"""Pieces of private data that are spread over several posts: what each post gives, read from its words."""

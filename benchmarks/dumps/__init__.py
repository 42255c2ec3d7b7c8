"""Dumps of many formats written from invented posts, of any size, with what makes each format hard to read."""

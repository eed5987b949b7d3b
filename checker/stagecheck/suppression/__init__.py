"""Findings that somebody has decided not to see: by a cell comment, by a baseline."""

"""Mutants of real files: whatever comes in, the reader gives facts or a reason."""

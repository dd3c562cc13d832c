"""Checks of law and drafting: one file per check, found by its name."""

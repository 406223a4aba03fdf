"""Somebody tells everything at once, at length."""

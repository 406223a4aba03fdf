"""Somebody whose phone others can look into."""

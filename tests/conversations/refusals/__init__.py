"""Somebody will not answer, not report, or not go on."""

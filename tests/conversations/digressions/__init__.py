"""Somebody asks about something else in the middle of a journey."""

"""Somebody in military service."""

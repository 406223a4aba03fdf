"""Somebody under 19."""

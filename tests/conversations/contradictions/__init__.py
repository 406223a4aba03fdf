"""Somebody says two things that cannot both be true: what protects more counts."""

"""Somebody takes back or corrects what they said before."""

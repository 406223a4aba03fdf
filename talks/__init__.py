"""Forty conversations to be read: invented people in trouble, each talking with the real assistant.

`make talks` prints them. What the people say is in `scripts/`, one file a conversation; nothing here is imported by
the assistant.
"""

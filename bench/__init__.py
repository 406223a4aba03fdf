"""Measures this assistant beside Rasa's own starter project, on the same machine, with the same client.

`python -m bench` (or `gyeot bench`) runs it; nothing here is imported by the assistant.
"""

"""Somebody who came to Korea from elsewhere."""

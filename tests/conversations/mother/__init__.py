"""A mother of a child it happened to."""

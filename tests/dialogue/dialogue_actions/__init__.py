"""Actions for the tests of the engine: a small project of their own, so that no journey can break them."""

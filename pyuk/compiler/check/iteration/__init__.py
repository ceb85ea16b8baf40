"""Iteration: one plan for each iterable; iterators, generators, coroutines."""

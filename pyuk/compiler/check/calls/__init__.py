"""Calls: what is called, how arguments meet parameters, closures, builtin functions."""

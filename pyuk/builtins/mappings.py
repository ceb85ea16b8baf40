"""Objects that are no dicts, but have keys() and values by them."""

# mypy: disable-error-code="no-untyped-def"

from __future__ import annotations


def dict_of(mapping):
    """The dict of all keys and values of such an object."""
    return {key: mapping[key] for key in mapping.keys()}

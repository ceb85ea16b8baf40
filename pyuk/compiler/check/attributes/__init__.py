"""Attributes: of modules, classes and objects, known, computed or asked for by hooks; super()."""

"""The checker: from syntax trees to a typed tree of every function that the program can reach.

    model        what it makes and works on: types, the typed tree, what a program declares; knows nothing of the rest
    declare      from the syntax of modules and classes to what they declare
    statements, expressions, operators, attributes, calls, iteration
                 what a function does, by the part of the language
    library      the parts of the library whose types depend on values

Beside them is the way to a whole program: program.py begins at its roots, function.py checks one function, world.py
holds what is known so far, agenda.py says what is next, until nothing changes.
"""

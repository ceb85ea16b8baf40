"""The intermediate representation: a control-flow graph with explicit raise edges.

Read types.py, ops.py and function.py in that order; printer.py shows a program, graph.py knows its edges,
verify.py and operands.py check it.
"""

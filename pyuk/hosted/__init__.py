"""The guest's code in a process of this machine: the second of the three executions.

program.py links and runs it; environment.py and tasks.py stand in the place of the machine.
"""

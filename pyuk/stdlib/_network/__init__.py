"""The network of the machine: the stack of pyuk/net, given a device, the time, and the calls of `socket`.

Read first: port.py.
"""

"""Running an image under QEMU.

Read machine.py (what machine it is), launch.py (the process and its channels), session.py (from start
to end) and monitor.py (asking QEMU about the guest) in that order.
"""

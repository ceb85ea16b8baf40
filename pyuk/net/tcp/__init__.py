"""TCP, to RFC 9293, without input and output: segments and the time go in, segments come out.

Each file has one subject, and bears its name. The reader begins with numbers that wrap (sequence.py) and what is
kept of a stream (ranges.py, ring.py), goes on to time and quantity (rto.py, congestion.py), then to the transmission
control block (tcb.py) and the four things that happen to it: a segment arrives (arrival.py, acknowledgment.py,
receive.py), the user calls (calls.py), a timer expires (timers.py), a segment is wanted (output.py). What holds all
connections together is engine.py.
"""

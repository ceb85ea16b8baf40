"""A program that has a socket, and does something else: computes, then sleeps, while frames come."""

import socket
import time

from pyuk.stdlib._network.host import host

FRAMES = 20

server = socket.create_server(("", 80))
received = host().interface.counters
total = 0
while received.received < FRAMES:
    for i in range(1000):
        total = (total * 31 + i) % 1000003
print("computed", flush=True)
while received.received < 2 * FRAMES:
    time.sleep(0.001)
print("slept", received.received >= 2 * FRAMES, total >= 0)

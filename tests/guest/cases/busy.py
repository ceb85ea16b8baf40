"""A program that has a socket, and does something else: computes, then sleeps, each until a frame of no use comes."""

import socket
import time

from pyuk.net.counters import Drop
from pyuk.stdlib._network.host import host


def is_told(times: int) -> bool:
    """Whether so many frames came of a type that nothing asks for."""
    return host().interface.counters.dropped(Drop.ETHERNET_TYPE) >= times


server = socket.create_server(("", 80))
total = 0
while not is_told(1):
    for i in range(1000):
        total = (total * 31 + i) % 1000003
print("computed", flush=True)
while not is_told(2):
    time.sleep(0.001)
print("slept", total >= 0)

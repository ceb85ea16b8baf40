"""signal: numbers and names, handlers that are kept and called by raise_signal().

ends: by sys.exit(3)
"""

import signal
import sys
import threading

stop = threading.Event()


def handler(signum, frame):
    print("got", signal.Signals(signum).name, signum == signal.SIGTERM)
    stop.set()


class Server:
    def __init__(self):
        self.running = True
        signal.signal(signal.SIGINT, self.shutdown)

    def shutdown(self, signum, frame):
        print("shutting down at", signum)
        self.running = False


print(
    signal.signal(signal.SIGTERM, handler),
    signal.getsignal(signal.SIGUSR1),
    repr(signal.SIG_IGN),
    repr(signal.SIGINT),
    signal.SIGHUP,
)
signal.raise_signal(signal.SIGTERM)
server = Server()
signal.raise_signal(signal.SIGINT)
print(
    stop.is_set(),
    server.running,
    signal.strsignal(15),
    signal.strsignal(signal.SIGINT),
    signal.Signals.SIGINT.name,
)
old = signal.signal(signal.SIGUSR1, lambda s, f: print("lambda", s))
print(old == signal.SIG_DFL, callable(old))
signal.raise_signal(signal.SIGUSR1)
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
signal.raise_signal(signal.SIGUSR1)
print(signal.signal(signal.SIGUSR1, old), signal.getsignal(signal.SIGUSR1) is signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
for bad in (
    lambda: signal.signal(signal.SIGKILL, signal.SIG_DFL),
    lambda: signal.signal(99, signal.SIG_DFL),
    lambda: signal.getsignal(0),
):
    try:
        bad()
    except (OSError, ValueError) as error:
        print(type(error).__name__, error)
signal.signal(signal.SIGTERM, lambda *args: sys.exit(3))
signal.raise_signal(signal.SIGTERM)

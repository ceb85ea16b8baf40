"""logging.handlers: files that are rotated, records that are kept, records that go through a queue."""

import logging
import logging.handlers
import os
import queue
import sys
import tempfile
from logging.handlers import MemoryHandler, QueueHandler, QueueListener, RotatingFileHandler

directory = tempfile.mkdtemp()
name = os.path.join(directory, "app.log")
log = logging.getLogger("app")
log.setLevel(logging.DEBUG)
log.propagate = False
rotating = RotatingFileHandler(name, maxBytes=60, backupCount=2, encoding="utf-8")
rotating.setFormatter(logging.Formatter("%(levelname)s:%(message)s"))
log.addHandler(rotating)
for i in range(12):
    log.info("line number %d", i)
rotating.close()
log.removeHandler(rotating)
for entry in sorted(os.listdir(directory)):
    with open(os.path.join(directory, entry)) as file:
        print(entry, repr(file.read()))
named = logging.handlers.RotatingFileHandler(os.path.join(directory, "b.log"), maxBytes=20, backupCount=1)
named.namer = lambda default: default + ".old"
log.addHandler(named)
for i in range(4):
    log.warning("entry %d", i)
log.removeHandler(named)
named.close()
print(sorted(os.listdir(directory)))
endless = RotatingFileHandler(os.path.join(directory, "c.log"), maxBytes=10)
log.addHandler(endless)
for i in range(3):
    log.error("record %d", i)
log.removeHandler(endless)
endless.close()
print(open(os.path.join(directory, "c.log")).read().split("\n"))

out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))
memory = MemoryHandler(4, flushLevel=logging.ERROR, target=out)
log.addHandler(memory)
log.info("kept 1")
log.info("kept 2")
print("--- before")
log.error("error comes")
log.debug("waits")
print("--- close")
memory.close()
log.removeHandler(memory)

records = queue.Queue(-1)
listener = QueueListener(records, out, respect_handler_level=True)
log.addHandler(QueueHandler(records))
listener.start()
for i in range(3):
    log.info("queued %s", i)
try:
    1 / 0
except ZeroDivisionError:
    log.error("failed: %s", "division")
listener.stop()
print(records.empty(), len(log.handlers))


# --- filters that put attributes into records
class ContextFilter(logging.Filter):
    def filter(self, record):
        record.user = "bob"
        record.ip = "1.2.3.4"
        return record.levelno < logging.ERROR or hasattr(record, "request")


context = logging.getLogger("context")
context.propagate = False
context.addFilter(ContextFilter())
shown = logging.StreamHandler(sys.stdout)
shown.setFormatter(logging.Formatter("%(levelname)s %(user)s %(ip)s %(message)s"))
context.addHandler(shown)
context.setLevel(logging.INFO)
context.info("hello %s", "x")
context.error("not shown")
context.error("shown", extra={"request": 7})

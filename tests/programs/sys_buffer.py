"""sys.stdout.buffer: bytes as they are, between what print() writes."""

import sys

print("first", flush=True)
count = sys.stdout.buffer.write(b"raw \xc3\xa9 bytes\n")
sys.stdout.buffer.flush()
print(count, flush=True)
sys.stdout.buffer.write(bytearray(b"a bytearray\n"))
sys.stdout.buffer.write(memoryview(b"a view\n"))
sys.stdout.buffer.flush()
sys.stderr.buffer.write(b"to stderr\n")
print("last")

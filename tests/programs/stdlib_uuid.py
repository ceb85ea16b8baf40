"""uuid and secrets: identifiers from all that makes them, their fields, errors; random values."""

import secrets
import uuid
from uuid import UUID

u = UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.bytes, u.bytes_le, u.urn, u.version, u.variant, u.fields, u.time, u.node, u.clock_seq)
print(UUID("{12345678123456781234567812345678}") == u, UUID("urn:uuid:12345678-1234-5678-1234-567812345678") == u, UUID(bytes=u.bytes) == u, UUID(bytes_le=u.bytes_le) == u)
print(UUID(int=7), UUID(int=7).int, UUID(bytes=b"\xff" * 16, version=4), UUID("c" * 32).version)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "é"))
a = uuid.uuid4()
print(a.version, a.variant == uuid.RFC_4122, a != uuid.uuid4(), len(str(a)), {u: 1}[UUID(str(u))], u < UUID("f" * 32), sorted([UUID("b" * 32), UUID("a" * 32)]))
b = uuid.uuid1()
print(b.version, len(b.bytes), uuid.uuid1(node=1, clock_seq=2).node, f"{u}"[:4])
for bad in (lambda: UUID("12"), lambda: UUID("g" * 32), lambda: UUID(bytes=b"1"), lambda: UUID(u.hex, version=9)):
    try:
        print(bad())
    except ValueError as e:
        print("ValueError", e)
try:
    print(UUID())
except TypeError as e:
    print("TypeError", e)
print(len(secrets.token_bytes()), len(secrets.token_hex(8)), len(secrets.token_urlsafe(16)), 0 <= secrets.randbelow(10) < 10, secrets.choice([5, 5]), secrets.choice("a"), secrets.randbits(5) < 32, secrets.compare_digest("a", "a"), secrets.compare_digest(b"a", b"b"))

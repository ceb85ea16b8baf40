"""hmac, the checksums of zlib, and digests that go on."""

import hmac, zlib, hashlib
print(zlib.crc32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")), zlib.adler32(b"hello"), zlib.adler32(b"lo", zlib.adler32(b"hel")), zlib.crc32(b""), zlib.adler32(b""), zlib.adler32(b"\xff" * 20000))
h = hmac.new(b"key", b"message", "sha256")
h.update(b"more")
print(h.hexdigest(), h.name, h.digest_size, h.block_size, h.copy().hexdigest(), hmac.digest(b"k" * 100, b"m", "md5"))
print(hmac.compare_digest(b"a", b"a"), hmac.compare_digest(b"a", b"b"), hmac.compare_digest(b"a", b"ab"))
x = hashlib.sha256()
y = x.copy()
x.update(bytearray(b"abc"))
print(x.hexdigest(), y.hexdigest(), x.name, x.digest_size, x.block_size)
try:
    hashlib.new("nope")
except ValueError as e:
    print(e)

"""hashlib: every function, over the edges of its blocks."""

import hashlib
print(hashlib.sha256(b"abc").hexdigest())
print(hashlib.md5(b"abc").hexdigest(), hashlib.sha1(b"abc").hexdigest(), hashlib.sha224(b"abc").hexdigest())
for n in [0, 1, 3, 55, 56, 57, 63, 64, 65, 111, 112, 113, 127, 128, 129, 135, 136, 137, 200, 1000]:
    d = bytes([i % 251 for i in range(n)])
    print(n, hashlib.md5(d).hexdigest(), hashlib.sha1(d).hexdigest(), hashlib.sha256(d).hexdigest(), hashlib.sha512(d).hexdigest(), hashlib.sha384(d).hexdigest())
    print(hashlib.sha3_256(d).hexdigest(), hashlib.sha3_512(d).hexdigest(), hashlib.shake_128(d).hexdigest(400), hashlib.blake2b(d).hexdigest(), hashlib.blake2s(d).hexdigest(), hashlib.blake2b(d, digest_size=20, key=b"key").hexdigest(), hashlib.new("sha3_224", d).hexdigest())

"""examples/redis_server.py in a guest and under CPython: redis-py gets the same answers, over RESP2 and RESP3."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import redis

from tests.guest.machine import needs_qemu
from tests.guest.test_sockets import free_port, serve

pytestmark = [*needs_qemu, pytest.mark.slow]

SERVER = Path(__file__).parents[2] / "examples/redis_server.py"
COMMANDS = """
PING|PING x|ECHO words|SET a 1|GET a|GET none|SET a 2 NX|SET b 2 XX|SET a 3 GET|SET c 4 EX 100|TTL c|TTL a
TTL none|PTTL a|EXPIRE a 50|TTL a|PERSIST a|PERSIST a|SET c 5 KEEPTTL|TTL c|EXPIRE c 0|EXISTS c|EXISTS a b a
SETNX a 7|SETNX n 7|SETEX s 10 text|GETSET s more|GETDEL s|GET s|APPEND t one|APPEND t two|STRLEN t
STRLEN none|MSET x 1 y 2|MGET x y z a|MSET x|INCR x|INCRBY x 41|DECR x|DECRBY x 10|INCR t
INCRBY x 9223372036854775807|INCRBYFLOAT f 2.5|INCRBYFLOAT f 0.5|INCRBY x ten|SET a 1 EX 0|SET a 1 WRONG
TYPE x|TYPE none|RENAME x z|RENAME none z|DEL z none y|UNLINK f|DBSIZE|KEYS ?|KEYS *t*|HSET h one 1 two 2
HSET h one 3 three 4|HSET h one|HGET h one|HGET h none|HGET none h|HGETALL h|HKEYS h|HVALS h|HLEN h
HEXISTS h one|HEXISTS h none|HMGET h one none two|HINCRBY h one 39|HINCRBY h new 5|HDEL h one two none
HLEN h|HGET a one|TYPE h|GET h|RPUSH l a b c|LPUSH l z y|LRANGE l 0 -1|LRANGE l 1 2|LRANGE l -2 -1
LRANGE l 5 9|LLEN l|LINDEX l 0|LINDEX l -1|LINDEX l 9|LPOP l|RPOP l|LPOP l 2|LPOP l 5|LPOP l|EXISTS l
LPUSH a 1|SADD s a b c|SADD s c d|SADD q c d e|SMEMBERS s|SISMEMBER s a|SISMEMBER s z|SCARD s|SINTER s q
SUNION s q|SDIFF s q|SREM s a z|SCARD s|SMEMBERS none|ZADD b 1 one 2 two 1.5 half|ZADD b 3 one|ZADD b x y
ZRANGE b 0 -1|ZRANGE b 0 -1 WITHSCORES|ZRANGE b 0 0 REV|ZSCORE b half|ZSCORE b none|ZINCRBY b 0.25 half
ZRANK b half|ZRANK b none|ZRANGEBYSCORE b 2 3|ZRANGEBYSCORE b (2 inf WITHSCORES|ZCARD b|ZREVRANGE b 0 -1
ZREM b one none|ZCARD b|TYPE b|NOSUCH thing|GET|SELECT 0|CONFIG GET save|CLIENT ID|SCAN 0 MATCH h*
""".replace("\n", "|").strip("|").split("|")


def conversation(port: int, protocol: int) -> list[Any]:
    """What a server answers; an error as its text."""
    client: Any = redis.Redis(port=port, protocol=protocol, socket_timeout=20)
    client.flushall()
    found: list[Any] = []
    for command in COMMANDS:
        try:
            found.append((command, client.execute_command(*command.split())))
        except redis.RedisError as error:
            found.append((command, f"{type(error).__name__}: {error}"))
    pipeline = client.pipeline(transaction=False)
    for number in range(500):
        pipeline.set(f"key {number}", bytes([number % 256]) * number)
    found.append(pipeline.execute())
    found.append(client.mget([f"key {number}" for number in range(500)]))
    told = client.info()
    found.append([told[name] for name in ("redis_version", "role", "connected_clients", "db0")])
    client.close()
    return found


def talk(port: int) -> list[Any]:
    found: list[Any] = [conversation(port, 2), conversation(port, 3)]
    with socket.create_connection(("127.0.0.1", port), timeout=20) as raw:
        raw.sendall(b"PING\r\n*2\r\n$4\r\nECHO\r\n$5\r\nh")
        raw.sendall(b"ello\r\n*1\r\n!\r\n")
        found.append(b"".join(iter(lambda: raw.recv(4096), b"")))
    with socket.create_connection(("127.0.0.1", port), timeout=20) as raw:
        raw.sendall(b"SHUTDOWN\r\n")
        found.append(raw.recv(100))
    return found


def under_cpython() -> list[Any]:
    port = free_port()
    with subprocess.Popen([sys.executable, str(SERVER), str(port)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"listening")
        return talk(port)


def test_the_example() -> None:
    found: list[Any] = []
    ended = serve(str(SERVER), "microvm", lambda port: found.extend(talk(port)), "80")
    meant = under_cpython()
    for ours, theirs in zip(found, meant, strict=True):
        assert ours == theirs
    assert dict(meant[0][: len(COMMANDS)])["ZRANGE b 0 -1 WITHSCORES"] == [b"half", b"1.5", b"two", b"2", b"one", b"3"]
    assert ended.end == ("exit", 0), ended.text

"""A key-value server that speaks RESP2 and RESP3: redis-cli, redis-benchmark and redis-py can talk to it.

    pyuk run -p 6379:6379 examples/redis_server.py
    python examples/redis_server.py
    redis-cli SET greeting hello

Everything is in memory. An argument is the port that it listens on; the command SHUTDOWN ends it.
"""

import selectors
import socket
import sys
import time
from bisect import bisect_left, insort
from collections import deque
from collections.abc import Callable

VERSION = "7.0.0"
OK = b"+OK\r\n"
NONE_2, NONE_3 = b"$-1\r\n", b"_\r\n"
NOT_A_NUMBER = "ERR value is not an integer or out of range"
MOST = 1 << 63
STAR, DOLLAR, ZERO = b"*$0"


class Refused(Exception):
    """A command that cannot be done: what its client is told."""


class Entry:
    """A key's value, which is of one kind. expires: the moment after which it is gone, in milliseconds; 0 for never."""

    kind = "none"

    def __init__(self) -> None:
        self.expires = 0

    def is_empty(self) -> bool:
        return False


class Text(Entry):
    kind = "string"

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.data = data


class Hash(Entry):
    kind = "hash"

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[bytes, bytes] = {}

    def is_empty(self) -> bool:
        return not self.fields


class List(Entry):
    kind = "list"

    def __init__(self) -> None:
        super().__init__()
        self.items: deque[bytes] = deque()

    def is_empty(self) -> bool:
        return not self.items


class Set(Entry):
    kind = "set"

    def __init__(self) -> None:
        super().__init__()
        self.members: set[bytes] = set()

    def is_empty(self) -> bool:
        return not self.members


class SortedSet(Entry):
    """order: what scores has, sorted."""

    kind = "zset"

    def __init__(self) -> None:
        super().__init__()
        self.scores: dict[bytes, float] = {}
        self.order: list[tuple[float, bytes]] = []

    def is_empty(self) -> bool:
        return not self.scores

    def put(self, member: bytes, score: float) -> bool:
        """True where the member is new."""
        is_new = not self.remove(member)
        self.scores[member] = score
        insort(self.order, (score, member))
        return is_new

    def remove(self, member: bytes) -> bool:
        if member not in self.scores:
            return False
        score = self.scores.pop(member)
        del self.order[bisect_left(self.order, (score, member))]
        return True


class Client:
    """A connection. data: what came and is not a whole command yet. protocol: 2 or 3."""

    made = 0

    def __init__(self, connection: socket.socket) -> None:
        Client.made += 1
        self.number = Client.made
        self.connection = connection
        self.data = b""
        self.waiting = b""
        self.protocol = 2
        self.name = b""
        self.is_leaving = False


class Server:
    """What all clients share."""

    def __init__(self) -> None:
        self.entries: dict[bytes, Entry] = {}
        self.started = time.time()
        self.commands = 0
        self.clients = 0
        self.is_ending = False


server = Server()


# --- values -----------------------------------------------------------------------------------------


def now_ms() -> int:
    return int(time.time() * 1000)


def find(key: bytes) -> Entry | None:
    """A key's value, if it has one that is not over."""
    entry = server.entries.get(key)
    if entry is not None and entry.expires and entry.expires <= now_ms():
        del server.entries[key]
        return None
    return entry


def wrong_kind() -> Refused:
    return Refused("WRONGTYPE Operation against a key holding the wrong kind of value")


def text_at(key: bytes) -> Text | None:
    entry = find(key)
    if entry is None:
        return None
    if isinstance(entry, Text):
        return entry
    raise wrong_kind()


def hash_at(key: bytes) -> Hash:
    """The hash of a key; an empty one where there is none, which is not kept yet."""
    entry = find(key)
    if entry is None:
        return Hash()
    if isinstance(entry, Hash):
        return entry
    raise wrong_kind()


def list_at(key: bytes) -> List:
    entry = find(key)
    if entry is None:
        return List()
    if isinstance(entry, List):
        return entry
    raise wrong_kind()


def set_at(key: bytes) -> Set:
    entry = find(key)
    if entry is None:
        return Set()
    if isinstance(entry, Set):
        return entry
    raise wrong_kind()


def sorted_at(key: bytes) -> SortedSet:
    entry = find(key)
    if entry is None:
        return SortedSet()
    if isinstance(entry, SortedSet):
        return entry
    raise wrong_kind()


def keep(key: bytes, entry: Entry) -> None:
    """Have a value under a key; a container that is empty is no value."""
    if entry.is_empty():
        server.entries.pop(key, None)
    else:
        server.entries[key] = entry


def number_of(data: bytes) -> int:
    try:
        text = data.decode()
        if text != text.strip() or "_" in text or len(text) > 20:
            raise ValueError
        return int(text)
    except ValueError:
        raise Refused(NOT_A_NUMBER) from None


def float_of(data: bytes) -> float:
    try:
        return float(data.decode())
    except ValueError:
        raise Refused("ERR value is not a valid float") from None


# --- answers ----------------------------------------------------------------------------------------


def number(value: int) -> bytes:
    return f":{value}\r\n".encode()


def bulk(data: bytes) -> bytes:
    return f"${len(data)}\r\n".encode() + data + b"\r\n"


def none(client: Client) -> bytes:
    return NONE_3 if client.protocol == 3 else NONE_2


def bulk_or_none(client: Client, data: bytes | None) -> bytes:
    return none(client) if data is None else bulk(data)


def array(parts: list[bytes]) -> bytes:
    """An array of answers."""
    return f"*{len(parts)}\r\n".encode() + b"".join(parts)


def bulks(items: list[bytes]) -> bytes:
    return array([bulk(each) for each in items])


def pairs(client: Client, items: list[tuple[bytes, bytes]]) -> bytes:
    """A map, which RESP2 writes as an array."""
    head = f"%{len(items)}\r\n" if client.protocol == 3 else f"*{2 * len(items)}\r\n"
    return head.encode() + b"".join([bulk(key) + bulk(value) for key, value in items])


def members(client: Client, items: set[bytes]) -> bytes:
    head = f"~{len(items)}\r\n" if client.protocol == 3 else f"*{len(items)}\r\n"
    return head.encode() + b"".join([bulk(each) for each in sorted(items)])


def shown(score: float) -> bytes:
    """A number as Redis writes it: without a fraction where it has none."""
    if score in (float("inf"), -float("inf")):
        return b"inf" if score > 0 else b"-inf"
    return (str(int(score)) if score == int(score) and abs(score) < 1e17 else repr(score)).encode()


def score_answer(client: Client, score: float) -> bytes:
    return b"," + shown(score) + b"\r\n" if client.protocol == 3 else bulk(shown(score))


# --- the connection and the server ------------------------------------------------------------------


def ping(client: Client, words: list[bytes]) -> bytes:
    return bulk(words[1]) if len(words) > 1 else b"+PONG\r\n"


def echo(client: Client, words: list[bytes]) -> bytes:
    return bulk(words[1])


def hello(client: Client, words: list[bytes]) -> bytes:
    if len(words) > 1:
        if words[1] not in (b"2", b"3"):
            raise Refused("NOPROTO unsupported protocol version")
        client.protocol = int(words[1].decode())
    head = b"%7\r\n" if client.protocol == 3 else b"*14\r\n"
    told = bulk(b"server") + bulk(b"redis") + bulk(b"version") + bulk(VERSION.encode())
    told += bulk(b"proto") + number(client.protocol) + bulk(b"id") + number(client.number)
    told += bulk(b"mode") + bulk(b"standalone") + bulk(b"role") + bulk(b"master")
    return head + told + bulk(b"modules") + b"*0\r\n"


def client_command(client: Client, words: list[bytes]) -> bytes:
    what = words[1].upper()
    if what == b"ID":
        return number(client.number)
    if what == b"GETNAME":
        return bulk_or_none(client, client.name or None)
    if what == b"SETNAME" and len(words) > 2:
        client.name = words[2]
    return OK


def quit_command(client: Client, words: list[bytes]) -> bytes:
    client.is_leaving = True
    return OK


def shutdown(client: Client, words: list[bytes]) -> bytes:
    client.is_leaving = server.is_ending = True
    return b""


def nothing(client: Client, words: list[bytes]) -> bytes:
    return b"*0\r\n"


def done(client: Client, words: list[bytes]) -> bytes:
    return OK


def config(client: Client, words: list[bytes]) -> bytes:
    if words[1].upper() != b"GET":
        return OK
    settings = {b"save": b"", b"appendonly": b"no", b"maxmemory": b"0", b"databases": b"1"}
    return pairs(client, [(name, settings[name]) for name in words[2:] if name in settings])


def info(client: Client, words: list[bytes]) -> bytes:
    lines = [
        "# Server", f"redis_version:{VERSION}", "redis_mode:standalone", f"python:{sys.implementation.name}",
        f"uptime_in_seconds:{int(time.time() - server.started)}", "", "# Clients",
        f"connected_clients:{server.clients}", "", "# Stats", f"total_commands_processed:{server.commands}",
        f"total_connections_received:{Client.made - 1}", "", "# Replication", "role:master", "connected_slaves:0", "",
        "# Keyspace",
    ]  # fmt: skip
    if server.entries:
        expiring = sum([1 for each in server.entries.values() if each.expires])
        lines.append(f"db0:keys={len(server.entries)},expires={expiring},avg_ttl=0")
    return bulk("".join([f"{line}\r\n" for line in lines]).encode())


def dbsize(client: Client, words: list[bytes]) -> bytes:
    return number(len([key for key in list(server.entries) if find(key) is not None]))


def flush(client: Client, words: list[bytes]) -> bytes:
    server.entries.clear()
    return OK


# --- keys -------------------------------------------------------------------------------------------


def delete(client: Client, words: list[bytes]) -> bytes:
    count = 0
    for key in words[1:]:
        if find(key) is not None:
            del server.entries[key]
            count += 1
    return number(count)


def exists(client: Client, words: list[bytes]) -> bytes:
    return number(len([key for key in words[1:] if find(key) is not None]))


def kind_of(client: Client, words: list[bytes]) -> bytes:
    entry = find(words[1])
    return f"+{'none' if entry is None else entry.kind}\r\n".encode()


def matches(text: bytes, pattern: bytes) -> bool:
    """Whether a text is as a pattern says, in which * stands for any bytes and ? for one."""
    if not pattern:
        return not text
    if pattern[:1] == b"*":
        return any([matches(text[start:], pattern[1:]) for start in range(len(text) + 1)])
    return len(text) > 0 and pattern[:1] in (b"?", text[:1]) and matches(text[1:], pattern[1:])


def keys(client: Client, words: list[bytes]) -> bytes:
    found = [key for key in list(server.entries) if find(key) is not None and matches(key, words[1])]
    return bulks(found)


def scan(client: Client, words: list[bytes]) -> bytes:
    """All keys at once: the cursor is 0 again."""
    pattern = b"*"
    for at in range(2, len(words) - 1, 2):
        if words[at].upper() == b"MATCH":
            pattern = words[at + 1]
    return array([bulk(b"0"), keys(client, [b"KEYS", pattern])])


def expire_after(key: bytes, delay_ms: int) -> bytes:
    entry = find(key)
    if entry is None:
        return number(0)
    if delay_ms <= 0:
        del server.entries[key]
    else:
        entry.expires = now_ms() + delay_ms
    return number(1)


def expire(client: Client, words: list[bytes]) -> bytes:
    return expire_after(words[1], number_of(words[2]) * 1000)


def pexpire(client: Client, words: list[bytes]) -> bytes:
    return expire_after(words[1], number_of(words[2]))


def left_ms(key: bytes) -> int:
    """How long a key still has; -1 for ever, -2 where it is not there."""
    entry = find(key)
    if entry is None:
        return -2
    return entry.expires - now_ms() if entry.expires else -1


def ttl(client: Client, words: list[bytes]) -> bytes:
    left = left_ms(words[1])
    return number(left if left < 0 else (left + 500) // 1000)


def pttl(client: Client, words: list[bytes]) -> bytes:
    return number(left_ms(words[1]))


def persist(client: Client, words: list[bytes]) -> bytes:
    entry = find(words[1])
    if entry is None or not entry.expires:
        return number(0)
    entry.expires = 0
    return number(1)


def rename(client: Client, words: list[bytes]) -> bytes:
    entry = find(words[1])
    if entry is None:
        raise Refused("ERR no such key")
    del server.entries[words[1]]
    server.entries[words[2]] = entry
    return OK


# --- strings and numbers ----------------------------------------------------------------------------


def set_command(client: Client, words: list[bytes]) -> bytes:
    if len(words) == 3:
        server.entries[words[1]] = Text(words[2])
        return OK
    old = find(words[1])
    made = Text(words[2])
    may, tells = True, False
    at = 3
    while at < len(words):
        option = words[at].upper()
        if option in (b"EX", b"PX") and at + 1 < len(words):
            delay = number_of(words[at + 1]) * (1000 if option == b"EX" else 1)
            if delay <= 0:
                raise Refused("ERR invalid expire time in 'set' command")
            made.expires = now_ms() + delay
            at += 1
        elif option == b"KEEPTTL":
            made.expires = old.expires if old is not None else 0
        elif option in (b"NX", b"XX"):
            may = (old is None) == (option == b"NX")
        elif option == b"GET":
            tells = True
        else:
            raise Refused("ERR syntax error")
        at += 1
    before = text_at(words[1]) if tells else None
    if may:
        server.entries[words[1]] = made
    if tells:
        return bulk_or_none(client, None if before is None else before.data)
    return OK if may else none(client)


def get(client: Client, words: list[bytes]) -> bytes:
    entry = text_at(words[1])
    return none(client) if entry is None else bulk(entry.data)


def getset(client: Client, words: list[bytes]) -> bytes:
    answer = get(client, words)
    server.entries[words[1]] = Text(words[2])
    return answer


def getdel(client: Client, words: list[bytes]) -> bytes:
    answer = get(client, words)
    server.entries.pop(words[1], None)
    return answer


def setnx(client: Client, words: list[bytes]) -> bytes:
    if find(words[1]) is not None:
        return number(0)
    server.entries[words[1]] = Text(words[2])
    return number(1)


def setex(client: Client, words: list[bytes]) -> bytes:
    return set_command(client, [b"SET", words[1], words[3], b"EX", words[2]])


def mset(client: Client, words: list[bytes]) -> bytes:
    if len(words) % 2 == 0:
        raise Refused("ERR wrong number of arguments for 'mset' command")
    for at in range(1, len(words), 2):
        server.entries[words[at]] = Text(words[at + 1])
    return OK


def mget(client: Client, words: list[bytes]) -> bytes:
    found = [find(key) for key in words[1:]]
    return array([bulk(each.data) if isinstance(each, Text) else none(client) for each in found])


def append(client: Client, words: list[bytes]) -> bytes:
    entry = text_at(words[1])
    if entry is None:
        entry = Text(b"")
        server.entries[words[1]] = entry
    entry.data += words[2]
    return number(len(entry.data))


def strlen(client: Client, words: list[bytes]) -> bytes:
    entry = text_at(words[1])
    return number(0 if entry is None else len(entry.data))


def added(value: int, by: int) -> int:
    """A sum that fits into 64 bits."""
    if (by > 0 and value > MOST - 1 - by) or (by < 0 and value < -(MOST - 1) - 1 - by):
        raise Refused("ERR increment or decrement would overflow")
    return value + by


def add_to(key: bytes, by: int) -> bytes:
    entry = text_at(key)
    if entry is None:
        entry = Text(b"0")
        server.entries[key] = entry
    total = added(number_of(entry.data), by)
    entry.data = str(total).encode()
    return number(total)


def incr(client: Client, words: list[bytes]) -> bytes:
    return add_to(words[1], 1)


def decr(client: Client, words: list[bytes]) -> bytes:
    return add_to(words[1], -1)


def incrby(client: Client, words: list[bytes]) -> bytes:
    return add_to(words[1], number_of(words[2]))


def decrby(client: Client, words: list[bytes]) -> bytes:
    return add_to(words[1], -number_of(words[2]))


def incrbyfloat(client: Client, words: list[bytes]) -> bytes:
    entry = text_at(words[1])
    total = shown((0.0 if entry is None else float_of(entry.data)) + float_of(words[2]))
    if entry is None:
        entry = Text(total)
        server.entries[words[1]] = entry
    entry.data = total
    return bulk(total)


# --- hashes -----------------------------------------------------------------------------------------


def hset(client: Client, words: list[bytes]) -> bytes:
    if len(words) % 2:
        raise Refused("ERR wrong number of arguments for 'hset' command")
    entry = hash_at(words[1])
    before = len(entry.fields)
    for at in range(2, len(words), 2):
        entry.fields[words[at]] = words[at + 1]
    keep(words[1], entry)
    return OK if words[0].upper() == b"HMSET" else number(len(entry.fields) - before)


def hget(client: Client, words: list[bytes]) -> bytes:
    return bulk_or_none(client, hash_at(words[1]).fields.get(words[2]))


def hmget(client: Client, words: list[bytes]) -> bytes:
    fields = hash_at(words[1]).fields
    return array([bulk_or_none(client, fields.get(name)) for name in words[2:]])


def hdel(client: Client, words: list[bytes]) -> bytes:
    entry = hash_at(words[1])
    before = len(entry.fields)
    for name in words[2:]:
        entry.fields.pop(name, None)
    count = before - len(entry.fields)
    keep(words[1], entry)
    return number(count)


def hgetall(client: Client, words: list[bytes]) -> bytes:
    return pairs(client, list(hash_at(words[1]).fields.items()))


def hkeys(client: Client, words: list[bytes]) -> bytes:
    return bulks(list(hash_at(words[1]).fields))


def hvals(client: Client, words: list[bytes]) -> bytes:
    return bulks(list(hash_at(words[1]).fields.values()))


def hlen(client: Client, words: list[bytes]) -> bytes:
    return number(len(hash_at(words[1]).fields))


def hexists(client: Client, words: list[bytes]) -> bytes:
    return number(1 if words[2] in hash_at(words[1]).fields else 0)


def hincrby(client: Client, words: list[bytes]) -> bytes:
    entry = hash_at(words[1])
    total = added(number_of(entry.fields.get(words[2], b"0")), number_of(words[3]))
    entry.fields[words[2]] = str(total).encode()
    keep(words[1], entry)
    return number(total)


# --- lists ------------------------------------------------------------------------------------------


def lpush(client: Client, words: list[bytes]) -> bytes:
    entry = list_at(words[1])
    for item in words[2:]:
        entry.items.appendleft(item)
    keep(words[1], entry)
    return number(len(entry.items))


def rpush(client: Client, words: list[bytes]) -> bytes:
    entry = list_at(words[1])
    for item in words[2:]:
        entry.items.append(item)
    keep(words[1], entry)
    return number(len(entry.items))


def take(client: Client, words: list[bytes], left: bool) -> bytes:
    entry = list_at(words[1])
    taken: list[bytes] = []
    wanted = number_of(words[2]) if len(words) > 2 else 1
    while entry.items and len(taken) < wanted:
        taken.append(entry.items.popleft() if left else entry.items.pop())
    keep(words[1], entry)
    if len(words) > 2 and taken:
        return bulks(taken)
    return bulk(taken[0]) if taken else none(client)


def lpop(client: Client, words: list[bytes]) -> bytes:
    return take(client, words, True)


def rpop(client: Client, words: list[bytes]) -> bytes:
    return take(client, words, False)


def llen(client: Client, words: list[bytes]) -> bytes:
    return number(len(list_at(words[1]).items))


def span(start: bytes, stop: bytes, size: int) -> tuple[int, int]:
    """The indices that a range of Redis means, whose end belongs to it."""
    first, last = number_of(start), number_of(stop)
    return max(first + size if first < 0 else first, 0), min(last + size if last < 0 else last, size - 1)


def lrange(client: Client, words: list[bytes]) -> bytes:
    items = list_at(words[1]).items
    first, last = span(words[2], words[3], len(items))
    if first == 0:
        return bulks([item for item, _ in zip(items, range(last + 1))])
    return bulks(list(items)[first : last + 1] if last >= first else [])


def lindex(client: Client, words: list[bytes]) -> bytes:
    items, at = list_at(words[1]).items, number_of(words[2])
    return bulk(items[at]) if -len(items) <= at < len(items) else none(client)


# --- sets -------------------------------------------------------------------------------------------


def sadd(client: Client, words: list[bytes]) -> bytes:
    entry = set_at(words[1])
    before = len(entry.members)
    entry.members.update(words[2:])
    keep(words[1], entry)
    return number(len(entry.members) - before)


def srem(client: Client, words: list[bytes]) -> bytes:
    entry = set_at(words[1])
    before = len(entry.members)
    entry.members.difference_update(words[2:])
    count = before - len(entry.members)
    keep(words[1], entry)
    return number(count)


def spop(client: Client, words: list[bytes]) -> bytes:
    entry = set_at(words[1])
    if not entry.members:
        return none(client)
    taken = entry.members.pop()
    keep(words[1], entry)
    return bulk(taken)


def smembers(client: Client, words: list[bytes]) -> bytes:
    return members(client, set_at(words[1]).members)


def sismember(client: Client, words: list[bytes]) -> bytes:
    return number(1 if words[2] in set_at(words[1]).members else 0)


def scard(client: Client, words: list[bytes]) -> bytes:
    return number(len(set_at(words[1]).members))


def combined(client: Client, words: list[bytes]) -> bytes:
    """SINTER, SUNION and SDIFF."""
    what = words[0].upper()
    found = set(set_at(words[1]).members)
    for key in words[2:]:
        other = set_at(key).members
        if what == b"SINTER":
            found &= other
        elif what == b"SUNION":
            found |= other
        else:
            found -= other
    return members(client, found)


# --- sorted sets ------------------------------------------------------------------------------------


def zadd(client: Client, words: list[bytes]) -> bytes:
    if len(words) % 2:
        raise Refused("ERR syntax error")
    entry = sorted_at(words[1])
    scores = [float_of(word) for word in words[2::2]]
    count = 0
    for score, member in zip(scores, words[3::2]):
        if entry.put(member, score):
            count += 1
    keep(words[1], entry)
    return number(count)


def zincrby(client: Client, words: list[bytes]) -> bytes:
    entry = sorted_at(words[1])
    score = entry.scores.get(words[3], 0.0) + float_of(words[2])
    entry.put(words[3], score)
    keep(words[1], entry)
    return score_answer(client, score)


def zrem(client: Client, words: list[bytes]) -> bytes:
    entry = sorted_at(words[1])
    count = len([member for member in words[2:] if entry.remove(member)])
    keep(words[1], entry)
    return number(count)


def zscore(client: Client, words: list[bytes]) -> bytes:
    score = sorted_at(words[1]).scores.get(words[2])
    return none(client) if score is None else score_answer(client, score)


def zcard(client: Client, words: list[bytes]) -> bytes:
    return number(len(sorted_at(words[1]).order))


def zrank(client: Client, words: list[bytes]) -> bytes:
    entry = sorted_at(words[1])
    score = entry.scores.get(words[2])
    return none(client) if score is None else number(bisect_left(entry.order, (score, words[2])))


def ranked(client: Client, found: list[tuple[float, bytes]], with_scores: bool) -> bytes:
    if not with_scores:
        return bulks([member for _, member in found])
    if client.protocol == 3:
        return array([array([bulk(member), score_answer(client, score)]) for score, member in found])
    return array([bulk(member) + bulk(shown(score)) for score, member in found]).replace(
        f"*{len(found)}\r\n".encode(), f"*{2 * len(found)}\r\n".encode(), 1)


def zrange(client: Client, words: list[bytes]) -> bytes:
    options = [word.upper() for word in words[4:]]
    order = sorted_at(words[1]).order
    if b"REV" in options or words[0].upper() == b"ZREVRANGE":
        order = order[::-1]
    first, last = span(words[2], words[3], len(order))
    return ranked(client, order[first : last + 1] if last >= first else [], b"WITHSCORES" in options)


def zrangebyscore(client: Client, words: list[bytes]) -> bytes:
    low, high = words[2], words[3]
    least, most = float_of(low.removeprefix(b"(")), float_of(high.removeprefix(b"("))
    found = [(score, member) for score, member in sorted_at(words[1]).order
             if (score > least if low[:1] == b"(" else score >= least)
             and (score < most if high[:1] == b"(" else score <= most)]  # fmt: skip
    return ranked(client, found, b"WITHSCORES" in [word.upper() for word in words[4:]])


# --- commands ---------------------------------------------------------------------------------------

Command = Callable[[Client, list[bytes]], bytes]
# What each command is done by, and the words that it has at least, itself among them.
COMMANDS: dict[bytes, tuple[Command, int]] = {
    b"PING": (ping, 1), b"ECHO": (echo, 2), b"HELLO": (hello, 1), b"CLIENT": (client_command, 2),
    b"QUIT": (quit_command, 1), b"SHUTDOWN": (shutdown, 1), b"COMMAND": (nothing, 1), b"SELECT": (done, 2),
    b"CONFIG": (config, 2), b"INFO": (info, 1), b"DBSIZE": (dbsize, 1), b"FLUSHALL": (flush, 1), b"FLUSHDB": (flush, 1),
    b"DEL": (delete, 2), b"UNLINK": (delete, 2), b"EXISTS": (exists, 2), b"TYPE": (kind_of, 2), b"KEYS": (keys, 2),
    b"SCAN": (scan, 2), b"EXPIRE": (expire, 3), b"PEXPIRE": (pexpire, 3), b"TTL": (ttl, 2), b"PTTL": (pttl, 2),
    b"PERSIST": (persist, 2), b"RENAME": (rename, 3),
    b"SET": (set_command, 3), b"GET": (get, 2), b"GETSET": (getset, 3), b"GETDEL": (getdel, 2), b"SETNX": (setnx, 3),
    b"SETEX": (setex, 4), b"MSET": (mset, 3), b"MGET": (mget, 2), b"APPEND": (append, 3), b"STRLEN": (strlen, 2),
    b"INCR": (incr, 2), b"DECR": (decr, 2), b"INCRBY": (incrby, 3), b"DECRBY": (decrby, 3),
    b"INCRBYFLOAT": (incrbyfloat, 3),
    b"HSET": (hset, 4), b"HMSET": (hset, 4), b"HGET": (hget, 3), b"HMGET": (hmget, 3), b"HDEL": (hdel, 3),
    b"HGETALL": (hgetall, 2), b"HKEYS": (hkeys, 2), b"HVALS": (hvals, 2), b"HLEN": (hlen, 2), b"HEXISTS": (hexists, 3),
    b"HINCRBY": (hincrby, 4),
    b"LPUSH": (lpush, 3), b"RPUSH": (rpush, 3), b"LPOP": (lpop, 2), b"RPOP": (rpop, 2), b"LLEN": (llen, 2),
    b"LRANGE": (lrange, 4), b"LINDEX": (lindex, 3),
    b"SADD": (sadd, 3), b"SREM": (srem, 3), b"SPOP": (spop, 2), b"SMEMBERS": (smembers, 2),
    b"SISMEMBER": (sismember, 3), b"SCARD": (scard, 2), b"SINTER": (combined, 2), b"SUNION": (combined, 2),
    b"SDIFF": (combined, 2),
    b"ZADD": (zadd, 4), b"ZINCRBY": (zincrby, 4), b"ZREM": (zrem, 3), b"ZSCORE": (zscore, 3), b"ZCARD": (zcard, 2),
    b"ZRANK": (zrank, 3), b"ZRANGE": (zrange, 4), b"ZREVRANGE": (zrange, 4), b"ZRANGEBYSCORE": (zrangebyscore, 4),
}  # fmt: skip


def execute(client: Client, words: list[bytes]) -> bytes:
    """The answer to a command."""
    server.commands += 1
    found = COMMANDS.get(words[0])
    if found is None:
        found = COMMANDS.get(words[0].upper())
    if found is None:
        return f"-ERR unknown command '{words[0].decode('latin-1')[:128]}'\r\n".encode()
    command, least = found
    if len(words) < least:
        name = words[0].decode("latin-1").lower()
        return f"-ERR wrong number of arguments for '{name}' command\r\n".encode()
    try:
        return command(client, words)
    except Refused as refusal:
        return f"-{refusal}\r\n".encode()


def count_at(data: bytes, start: int, end: int) -> int:
    """The number that data[start:end] is: nearly always it is digits, of which no text has to be made."""
    value = 0
    for at in range(start, end):
        digit = data[at] - ZERO
        if not 0 <= digit <= 9 or at - start > 8:
            return number_of(data[start:end])
        value = value * 10 + digit
    return value if start < end else number_of(b"")


def take_command(client: Client, start: int) -> tuple[list[bytes], int]:
    """The next command in a client's data and where it ends; -1 where it is not whole yet."""
    data = client.data
    end = data.find(b"\r\n", start)
    if end < 0:
        return [], -1
    if data[start] != STAR:
        return data[start:end].split(), end + 2
    words: list[bytes] = []
    at = end + 2
    for _ in range(count_at(data, start + 1, end)):
        end = data.find(b"\r\n", at)
        if end < 0:
            return [], -1
        if data[at] != DOLLAR:
            raise Refused("ERR Protocol error: expected '$'")
        size = count_at(data, at + 1, end)
        if not 0 <= size <= 1 << 29:
            raise Refused("ERR Protocol error: invalid bulk length")
        at = end + 2 + size + 2
        if len(data) < at:
            return [], -1
        words.append(data[end + 2 : at - 2])
    return words, at


def answer(client: Client) -> None:
    """Do all commands that have come whole."""
    made: list[bytes] = []
    start = 0
    try:
        while start < len(client.data) and not client.is_leaving:
            words, end = take_command(client, start)
            if end < 0:
                break
            start = end
            if words:
                made.append(execute(client, words))
    except Refused as refusal:
        made.append(f"-{refusal}\r\n".encode())
        client.is_leaving = True
    client.data = client.data[start:]
    client.waiting += b"".join(made)


def serve(client: Client, events: int) -> None:
    """Read, answer and write, as far as it goes without waiting."""
    if events & selectors.EVENT_READ:
        received = client.connection.recv(65536)
        if not received:
            raise ConnectionResetError
        client.data = client.data + received if client.data else received
        answer(client)
    if client.waiting:
        try:
            sent = client.connection.send(client.waiting)
            client.waiting = client.waiting[sent:]
        except BlockingIOError:
            pass
    if client.is_leaving and not client.waiting:
        raise ConnectionResetError


def main() -> None:
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 6379
    selector = selectors.DefaultSelector()
    listener = socket.create_server(("", port), backlog=128)
    listener.setblocking(False)
    selector.register(listener, selectors.EVENT_READ, Client(listener))
    print(f"listening on port {port}", flush=True)
    while not server.is_ending:
        for key, events in selector.select():
            client: Client = key.data
            if client.connection is listener:
                connection, _ = listener.accept()
                connection.setblocking(False)
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                selector.register(connection, selectors.EVENT_READ, Client(connection))
                server.clients += 1
                continue
            was_waiting = len(client.waiting) > 0
            try:
                serve(client, events)
            except (ConnectionError, BlockingIOError):
                selector.unregister(client.connection)
                client.connection.close()
                server.clients -= 1
                continue
            if was_waiting != (len(client.waiting) > 0):
                # Who does not take its answers is not read from: what waits for it has a bound.
                wanted = selectors.EVENT_WRITE if client.waiting else selectors.EVENT_READ
                selector.modify(client.connection, wanted, client)
    listener.close()


if __name__ == "__main__":
    main()

"""The parts of TCP against simple models: numbers that wrap, ranges, rings, the scoreboard, timers, windows."""

from pyuk.net.address import address_v4
from pyuk.net.tcp import cookies
from pyuk.net.tcp.congestion import initial_window
from pyuk.net.tcp.cubic import Cubic, cube_root
from pyuk.net.tcp.newreno import NewReno
from pyuk.net.tcp.ranges import Ranges
from pyuk.net.tcp.ring import Ring, Storage
from pyuk.net.tcp.rto import MAX_RTO_US, RtoEstimator
from pyuk.net.tcp.schedule import Timers
from pyuk.net.tcp.scoreboard import Scoreboard
from pyuk.net.tcp.sequence import advance, before, distance, is_acceptable, latest, not_after
from pyuk.net.tcp.siphash import SipHash
from pyuk.net.tcp.states import NEVER_US, Settings
from pyuk.net.tcp.table import Table
from pyuk.net.tcp.tcb import Tcb
from pyuk.net.wire.tcp import Segment

WRAP = 1 << 32
SPACE = 120


class Dice:
    """A linear congruential generator."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def roll(self, sides: int) -> int:
        self.state = (self.state * 1103515245 + 12345) & 0x7FFF_FFFF
        return (self.state >> 8) % sides


# --- sequence numbers ------------------------------------------------------------------------------


def test_sequence_numbers_wrap() -> None:
    dice = Dice(1)
    for _ in range(3000):
        first = (dice.roll(1 << 16) << 16 | dice.roll(1 << 16)) if dice.roll(2) else WRAP - 1 - dice.roll(50)
        count = dice.roll(1 << 20) - (1 << 19)
        last = advance(first, count)
        assert last == (first + count) % WRAP
        assert distance(first, last) == count
        assert before(first, last) == (count > 0)
        assert not_after(first, last) == (count >= 0)
        assert latest(first, last) == (last if count > 0 else first)


def test_half_of_the_space() -> None:
    assert distance(0, 0x7FFF_FFFF) == 0x7FFF_FFFF
    assert distance(0, 0x8000_0000) == -0x8000_0000
    assert distance(0x8000_0000, 0) == -0x8000_0000
    assert distance(0xFFFF_FFFF, 0) == 1
    assert distance(0, 0xFFFF_FFFF) == -1


def test_acceptable_is_having_a_number_in_the_window() -> None:
    for window in range(5):
        for start in range(-6, 9):
            for length in range(7):
                seq = advance(0xFFFF_FFFE, start)
                found = is_acceptable(seq, length, 0xFFFF_FFFE, window)
                if length == 0:
                    wanted = start == 0 if window == 0 else 0 <= start < window
                else:  # the first or the last number; RFC 9293 does not ask for those between
                    wanted = 0 <= start < window or 0 <= start + length - 1 < window
                assert found == wanted


# --- ranges ----------------------------------------------------------------------------------------


def check_ranges(ranges: Ranges, model: list[bool]) -> None:
    """The ranges say what a list of bits says."""
    assert ranges.octets == sum(model)
    place = 0
    count = 0
    while place < len(model):
        if model[place]:
            end = place
            while end < len(model) and model[end]:
                end += 1
            assert ranges.starts[count] == place and ranges.ends[count] == end
            count += 1
            place = end
        place += 1
    assert ranges.count() == count
    assert len(ranges.starts) == len(ranges.ends) == count


def gap_from(model: list[bool], place: int) -> int:
    while place < len(model) and model[place]:
        place += 1
    return place


def test_ranges_are_a_set() -> None:
    for seed in range(60):
        dice = Dice(seed)
        ranges = Ranges(64)
        model = [False] * SPACE
        for _ in range(40):
            start = dice.roll(SPACE)
            end = min(start + dice.roll(20), SPACE)
            if dice.roll(6) == 0:
                count = dice.roll(10)
                ranges.advance(count)
                model = model[count:] + [False] * count
            else:
                assert ranges.add(start, end)
                for i in range(start, end):
                    model[i] = True
            check_ranges(ranges, model)
            place = dice.roll(SPACE)
            assert ranges.octets_from(place) == sum(model[place:])
            assert ranges.gap_from(place) == gap_from(model, place)
            assert ranges.covers(start, end) == all(model[start:end])
            assert ranges.highest() == max([i + 1 for i in range(SPACE) if model[i]], default=0)


def test_ranges_are_limited() -> None:
    for seed in range(40):
        dice = Dice(seed)
        ranges = Ranges(3)
        model = [False] * SPACE
        for _ in range(30):
            start = dice.roll(SPACE)
            end = min(start + 1 + dice.roll(6), SPACE)
            if ranges.add(start, end):
                for i in range(start, end):
                    model[i] = True
            else:
                assert ranges.count() == 3
                assert not any(model[max(start - 1, 0) : end + 1])
            check_ranges(ranges, model)


# --- rings -----------------------------------------------------------------------------------------


def test_rings_are_queues() -> None:
    storage = Storage(1 << 20)
    source = bytearray(range(256)) * 32
    for seed in range(12):
        dice = Dice(seed)
        ring = Ring(storage, 5000)
        model = bytearray()
        for _ in range(80):
            start = dice.roll(4000)
            count = dice.roll(2500)
            if dice.roll(2):
                taken = ring.append(source, start, count)
                assert taken == min(count, 5000 - len(model))
                model += source[start : start + taken]
            else:
                count = min(count, len(model))
                target = bytearray(count + 3)
                ring.get(0, target, 2, count)
                assert target[2 : 2 + count] == model[:count]
                ring.drop(count)
                del model[:count]
            assert ring.length == len(model)
            if ring.length == 0:
                ring.release()
        ring.release()
        assert storage.used == 0


def test_rings_hold_what_lies_beyond() -> None:
    """The receiver puts octets behind a gap; they stay when the ring grows."""
    storage = Storage(1 << 20)
    ring = Ring(storage, 50000)
    source = bytearray(range(256)) * 40
    assert ring.reserve(1500)
    ring.put(500, source, 7, 1000)
    ring.append(source, 0, 100)
    ring.drop(60)
    assert ring.reserve(9000)
    ring.put(8000, source, 9, 900)
    target = bytearray(10000)
    ring.get(0, target, 0, 40)
    assert target[:40] == source[60:100]
    ring.get(440, target, 0, 1000)
    assert target[:1000] == source[7:1007]
    ring.get(8000, target, 0, 900)
    assert target[:900] == source[9:909]


def test_storage_is_limited() -> None:
    """Large requests are met in part; the last quarter is for small ones."""
    storage = Storage(16384)
    one, two, three = Ring(storage, 100000), Ring(storage, 100000), Ring(storage, 100000)
    source = bytearray(20000)
    assert one.append(source, 0, 3000) == 3000
    assert two.append(source, 0, 20000) == 5000
    assert two.append(source, 0, 20000) == 3192
    assert two.append(source, 0, 1) == 0
    assert storage.used == 12288
    assert three.append(source, 0, 4000) == 2000
    assert three.append(source, 0, 4000) == 48
    assert one.append(source, 0, 3000) == 1096
    assert storage.used == 14336
    for ring in (one, two, three):
        ring.release()
    assert storage.used == 0


# --- the scoreboard --------------------------------------------------------------------------------


def model_is_lost(sacked: list[bool], place: int, mss: int) -> bool:
    """IsLost() of RFC 6675 §4, counted octet by octet."""
    if sum(sacked[place:]) > 2 * mss:
        return True
    runs = 0
    for i in range(place, len(sacked)):
        if sacked[i] and (i == place or not sacked[i - 1]):
            runs += 1
    return runs >= 3


def test_scoreboard_counts_what_is_on_its_way() -> None:
    mss = 7
    for seed in range(60):
        dice = Dice(seed)
        board = Scoreboard()
        board.has_sack = True
        sacked = [False] * SPACE
        for _ in range(12):
            start = 1 + dice.roll(SPACE - 10)
            end = start + 1 + dice.roll(9)
            board.sacked.add(start, end)
            for i in range(start, end):
                sacked[i] = True
            board.high_rxt = dice.roll(SPACE)
            lost = [not sacked[i] and model_is_lost(sacked, i, mss) for i in range(SPACE)]
            pipe = 0
            first = -1
            for i in range(SPACE):
                if not sacked[i] and (i < board.high_rxt or not lost[i]):
                    pipe += 1
                if first < 0 and i >= board.high_rxt and lost[i]:
                    first = i
            assert board.pipe(SPACE, mss) == pipe
            assert board.next_lost(mss) == first


def test_scoreboard_after_a_timeout() -> None:
    board = Scoreboard()
    board.has_sack = True
    board.sacked.add(10, 20)
    board.on_timeout(50)
    assert board.next_lost(10) == 0 and board.pipe(50, 10) == 0
    board.sent_again(10)
    assert board.next_lost(10) == 10 and board.pipe(50, 10) == 10
    board.advance(10)
    board.sacked.add(0, 10)
    assert board.next_lost(10) == 10
    board.sent_again(40)
    assert board.next_lost(10) == -1 and board.pipe(60, 10) == 50


def test_without_sack_duplicates_count() -> None:
    board = Scoreboard()
    board.duplicates = 2
    assert not board.loss_is_seen(100) and board.pipe(1000, 100) == 800
    board.duplicates = 3
    assert board.loss_is_seen(100)
    board.lost_end = 100
    assert board.pipe(1000, 100) == 600
    board.duplicates = 30
    assert board.pipe(1000, 100) == 0


# --- time and quantity ---------------------------------------------------------------------------------


def test_rto_follows_rfc_6298() -> None:
    for seed in range(20):
        dice = Dice(seed)
        rto = RtoEstimator(200_000)
        srtt = 0.0
        rttvar = 0.0
        for i in range(50):
            rtt = 1000 + dice.roll(400_000)
            rto.sample(rtt)
            if i == 0:
                srtt, rttvar = float(rtt), rtt / 2
            else:
                rttvar = 0.75 * rttvar + 0.25 * abs(srtt - rtt)
                srtt = 0.875 * srtt + 0.125 * rtt
            wanted = min(max(srtt + max(1000.0, 4 * rttvar), 200_000.0), 60_000_000.0)
            assert abs(rto.rto_us - wanted) < 20 + wanted / 1000
        usual = rto.rto_us
        for _ in range(20):
            rto.back_off()
        assert rto.rto_us == MAX_RTO_US
        rto.sample(30_000_000)  # of which most was spent waiting for a timer
        assert usual <= rto.rto_us <= 2 * usual + 20


def test_newreno_grows_by_a_segment_a_window() -> None:
    control = NewReno()
    control.start(1000)
    control.ssthresh = 20_000
    while control.cwnd < control.ssthresh:
        control.on_ack(0, 1000, 100)
    for _ in range(20):
        before_it = control.cwnd
        for _ in range(before_it // 1000):
            control.on_ack(0, 1000, 100)
        assert before_it + 900 <= control.cwnd <= before_it + 2000
    control.on_loss(0, 40_000)
    assert control.cwnd == control.ssthresh == 20_000
    control.on_timeout(0, 1000, True)
    assert control.cwnd == 1000 and control.ssthresh == 2000


def test_cubic_comes_back_to_what_it_had() -> None:
    """RFC 9438 §4.2: after K seconds the window is W_max again; flat there, then faster and faster."""
    control = Cubic()
    control.start(1000)
    control.cwnd = 1_000_000
    control.on_loss(0, 1_000_000)
    assert control.ssthresh == control.cwnd == 700_000 and control.w_max == 1_000_000
    now_us = 0
    rtt_us = 100_000
    at_k = 0
    last = control.cwnd
    for _ in range(200):
        for _ in range(control.cwnd // 2000):
            control.on_ack(now_us, 2000, rtt_us)
        assert control.cwnd >= last
        last = control.cwnd
        now_us += rtt_us
        if now_us <= 9_000_000:  # K = cbrt(300 / 0.4) = 9.09 s
            at_k = control.cwnd
    assert 970_000 < at_k < 1_030_000
    assert control.cwnd > 1_200_000
    control.cwnd = 500_000
    control.on_loss(now_us, 500_000)
    assert control.w_max == 425_000


def test_cubic_follows_newreno_on_short_paths() -> None:
    control = Cubic()
    control.start(1000)
    control.cwnd = 20_000
    control.on_loss(0, 20_000)
    now_us = 0
    for _ in range(100):
        for _ in range(control.cwnd // 1000):
            control.on_ack(now_us, 1000, 1000)
        now_us += 1000
    assert 14_000 + 40_000 < control.cwnd < 14_000 + 110_000


def test_cube_roots() -> None:
    for root in [0, 1, 2, 9, 10, 1000, 46340, 999_999]:
        assert cube_root(root * root * root) == root
        assert cube_root(root * root * root + 1) == (root if root > 0 else 1)
        if root > 1:
            assert cube_root(root * root * root - 1) == root - 1


def test_initial_windows() -> None:
    assert [initial_window(mss) for mss in [536, 1000, 1460, 4000, 8960]] == [5360, 10000, 14600, 14600, 17920]


# --- secrets -----------------------------------------------------------------------------------------


def test_siphash_has_the_values_of_its_paper() -> None:
    """Vectors of the reference implementation whose messages are whole words: key 00..0f, message 00 01 ..."""
    secret = SipHash(0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908)
    assert secret.of_words([]) == 0x726F_DB47_DD0E_0E31
    assert secret.of_words([0x0706_0504_0302_0100]) == 0x93F5_F579_9A93_2462


def test_cookies_come_back() -> None:
    secret = SipHash(5, 6)
    syn, ack = Segment(), Segment()
    for segment in (syn, ack):
        segment.source = address_v4(0x0A00_0001)
        segment.destination = address_v4(0x0A00_0002)
        segment.source_port = 4000
        segment.destination_port = 80
    dice = Dice(3)
    for mss in [536, 600, 1220, 1460, 9000]:
        now_us = dice.roll(1 << 22) * 1_000_000
        syn.seq = 0xFFFF_FFFF - dice.roll(3)
        ack.seq = advance(syn.seq, 1)
        ack.ack = advance(cookies.make(secret, syn, mss, now_us), 1)
        found = cookies.check(secret, ack, now_us + 60_000_000)
        assert found <= mss and found in cookies.MSS_OF
        assert cookies.check(secret, ack, now_us + 200_000_000) == 0
        ack.ack = advance(ack.ack, 1 + dice.roll(100))
        assert cookies.check(secret, ack, now_us) == 0


# --- many connections ----------------------------------------------------------------------------------


def test_table_finds_what_is_in_it() -> None:
    table = Table(77)
    local = address_v4(1)
    storage = Storage(1000)
    settings = Settings()
    tcbs: list[Tcb] = []
    for port in range(300):
        tcb = Tcb(settings, storage)
        tcb.local = local
        tcb.remote = address_v4(port % 7)
        tcb.local_port = 80
        tcb.remote_port = port
        table.add(tcb)
        tcbs.append(tcb)
    for port in range(0, 300, 3):
        table.remove(tcbs[port])
    assert table.count == 200
    for port in range(300):
        found = table.find(address_v4(1), 80, address_v4(port % 7), port)
        if port % 3 == 0:
            assert found is None
        else:
            assert found is tcbs[port]
    assert table.find(local, 81, address_v4(1), 1) is None


def test_timers_expire_in_order() -> None:
    for seed in range(10):
        dice = Dice(seed)
        timers = Timers()
        storage = Storage(1000)
        settings = Settings()
        tcbs = [Tcb(settings, storage) for _ in range(20)]
        now_us = 0
        for _ in range(300):
            tcb = tcbs[dice.roll(20)]
            what = dice.roll(5)
            tcb.rexmt_us = NEVER_US if what == 0 else now_us + 1 + dice.roll(1000)
            timers.watch(tcb)
            if what == 1:
                timers.forget(tcb)
                tcb.rexmt_us = NEVER_US
            now_us += dice.roll(60)
            due = sum([1 for each in tcbs if each.rexmt_us <= now_us])
            while True:
                first = timers.due(now_us)
                if first is None:
                    break
                assert first.rexmt_us <= now_us
                first.rexmt_us = NEVER_US
                due -= 1
            assert due == 0
            earliest = min([each.rexmt_us for each in tcbs])
            assert timers.next_us() <= earliest

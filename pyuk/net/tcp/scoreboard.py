"""What the sender knows of its octets that are on their way: the scoreboard.  Source: RFC 6675.

Offsets are counted from SND.UNA. Three facts decide everything: which octets the peer has reported by SACK, up to
where lost ones have been sent again (high_rxt), and up to where a time-out declared all of them lost (lost_end).
Without SACK each duplicate acknowledgment stands for a segment that has arrived somewhere (RFC 6582).
Read next: tcb.py.
"""

from __future__ import annotations

from pyuk.lang import noinline
from pyuk.net.tcp.ranges import Ranges

DUP_THRESH = 3  # RFC 5681 §3.2: duplicate acknowledgments that mean a loss
MOST_RANGES = 32  # beyond them SACK blocks are not remembered, which costs retransmissions only


class Scoreboard:
    """sacked: what the peer holds out of order. has_sack: whether it tells.

    duplicates: duplicate acknowledgments since SND.UNA last moved. high_rxt: octets before it need not be looked at
    for retransmission any more. lost_end: octets before it count as lost, unless sacked.
    """

    sacked: Ranges
    has_sack: bool
    duplicates: int
    high_rxt: int
    lost_end: int

    def __init__(self) -> None:
        self.sacked = Ranges(MOST_RANGES)
        self.has_sack = False
        self.duplicates = 0
        self.high_rxt = 0
        self.lost_end = 0

    def advance(self, count: int) -> None:
        """SND.UNA has moved `count` octets on."""
        self.duplicates = 0
        if self.sacked.count() > 0:
            self.sacked.advance(count)
        self.high_rxt = max(self.high_rxt - count, 0)
        self.lost_end = max(self.lost_end - count, 0)

    def forget(self) -> None:
        """Nothing is known any more.  Source: RFC 2018 §8: SACK is advice, a receiver may drop what it reported."""
        self.sacked.clear()
        self.duplicates = 0
        self.high_rxt = 0
        self.lost_end = 0

    def on_timeout(self, outstanding: int) -> None:
        """All that is outstanding is lost: begin at SND.UNA.  Source: RFC 6675 §5.1."""
        self.forget()
        self.lost_end = outstanding

    def is_quiet(self) -> bool:
        """Whether nothing tells of a loss, which is the usual case."""
        return self.duplicates == 0 and self.sacked.octets == 0 and self.lost_end == 0

    # --- what is lost ------------------------------------------------------------------------

    def is_lost(self, place: int, mss: int) -> bool:
        """IsLost(SeqNum) of RFC 6675 §4: enough has arrived of what was sent later."""
        if place < self.lost_end:
            return True
        if self.sacked.count() == 0 or place >= self.sacked.highest():
            return False
        if self.sacked.octets_from(place) > (DUP_THRESH - 1) * mss:
            return True
        return self.sacked.ranges_from(place) >= DUP_THRESH

    @noinline
    def loss_is_seen(self, mss: int) -> bool:
        """Whether fast retransmission is due: RFC 6675 §5 (1), (2); without SACK RFC 5681 §3.2."""
        return self.duplicates >= DUP_THRESH or self.is_lost(0, mss)

    def lost_octets(self, mss: int) -> int:
        """Octets from high_rxt on that are lost and were not sent again. They are on their way no more."""
        total = 0
        place = self.sacked.gap_from(self.high_rxt)
        end = max(self.sacked.highest(), self.lost_end)
        while place < end and self.is_lost(place, mss):
            gap_end = self.sacked.gap_end(place)
            stop = gap_end if gap_end >= 0 else self.lost_end
            if place < self.lost_end < stop and not self.is_lost(self.lost_end, mss):
                stop = self.lost_end
            total += max(stop - place, 0)
            if gap_end < 0:
                break
            place = self.sacked.gap_from(gap_end)
        return total

    @noinline
    def pipe(self, outstanding: int, mss: int) -> int:
        """How many octets are on their way: SetPipe() of RFC 6675 §4, for `outstanding` ones sent."""
        if self.has_sack:
            arrived = self.sacked.octets
        else:
            arrived = min(self.duplicates * mss, max(outstanding - mss, 0))
        return max(outstanding - arrived - self.lost_octets(mss), 0)

    # --- what to send again --------------------------------------------------------------------

    def next_lost(self, mss: int) -> int:
        """The first lost octet that was not sent again: NextSeg() rule 1 of RFC 6675 §4; -1 where there is none."""
        place = self.sacked.gap_from(self.high_rxt)
        if place < self.lost_end or (place < self.sacked.highest() and self.is_lost(place, mss)):
            return place
        return -1

    def next_hole(self) -> int:
        """The first octet not reported and not sent again that lies before a reported one: rule 3; -1 for none."""
        place = self.sacked.gap_from(self.high_rxt)
        return place if place < self.sacked.highest() else -1

    def hole_length(self, place: int, outstanding: int) -> int:
        """How many octets from `place` on are not reported, of so many outstanding."""
        end = self.sacked.gap_end(place)
        return (end if end >= 0 else outstanding) - place

    def sent_again(self, end: int) -> None:
        """Lost octets were sent again, up to `end`."""
        self.high_rxt = max(self.high_rxt, end)

"""The kernel, in reading order:

frames.py      page frames: who has which 4 KiB
cells.py       pages cut into cells for objects of one size
collector.py   what can be reached stays, the rest is free again
heap.py        memory for objects
bootinfo.py    what the loader said; protocols.py: in which words it says it
cmdline.py     options and arguments
console.py     text out
log.py         what happens, for whoever asks
exit.py        the end of the machine
lines.py       from an address to a source line; traceback.py: where a program was
panic.py       what to say when nothing else can be done
faults.py      what a CPU exception means; traps.py: where they arrive
placement.py   where things lie: at random
memory.py      bring page frames, page tables and stacks up
acpi.py        the firmware's tables; switching the machine off
appentry.py    the application

madt.py        which interrupt controllers there are
interrupts.py  interrupts of devices
calibration.py how fast the time-stamp counter runs; clock.py: what time it is; timer.py: an interrupt at a moment
waiting.py     waiting for a moment or an interrupt
tasks.py       tasks and the queues that they stand in; timerqueue.py: who is woken when; stacks.py: theirs
scheduler.py   which task runs
deadlock.py    when none can
"""

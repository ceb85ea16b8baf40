"""The processor, in reading order:

ports.py       input and output ports
cpu.py         control registers, MSRs, CPUID and the other privileged instructions
features.py    what this processor has, and the protections to switch on
percpu.py      the block of memory that each CPU calls its own; segments.py: its GDT and TSS
trapframe.py   what an interrupted program looks like; trapentry.py: how it gets there; idt.py: the table
paging.py      page tables, in which every page is writable or executable and never both

pic.py         the interrupt controllers of old, switched off; apic.py: the one in each processor, with its timer
ioapic.py      the interrupt lines of devices
timing.py      how fast the time-stamp counter runs, where that is said; pvclock.py: by KVM's clock
pit.py         a timer to measure it by; hpet.py: another one

Source: Intel 64 and IA-32 Architectures Software Developer's Manual (SDM), volumes 2 to 4.
Next chapter: pyuk/kernel.
"""

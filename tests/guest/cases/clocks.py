"""Every clock that the machine has measures the time-stamp counter: what each finds, beside the one that is used."""

import time

from pyuk.kernel import calibration, clock

time.sleep(0.5)
used = clock.ticks_per_second
found = {
    "APIC timer": calibration.by_apic_timer(), "HPET": calibration.by_hpet(),
    "PM timer": calibration.by_pm_timer(), "interval timer": calibration.by_interval_timer(),
}
for name, hz in found.items():
    print(name, "none" if hz == 0 else "agrees" if abs(hz - used) * 500 <= used else f"{hz}, not {used}")

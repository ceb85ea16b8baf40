"""All models in a machine: for each seed of the command line what each of them finds wrong. frames_model.py says more."""

import sys

import frames_model
import paging_model
import timers_model

for word in sys.argv[1:]:
    seed = int(word)
    print(
        seed, "timers", timers_model.timers(seed, 3000), "queues", timers_model.queues(seed, 3000),
        "turns", timers_model.turns(seed, 3000), "frames", frames_model.run(seed, 3000),
        "tables", paging_model.tables(seed, 150),
    )

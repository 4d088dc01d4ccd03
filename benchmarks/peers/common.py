"""What the peers share: data of a row that ./bench wrote, timing, one line of JSON."""

import argparse
import json
import statistics
import sys
import time

WARM_UPS = 4


def not_installed(what):
    print("not installed: " + what)
    sys.exit(0)


try:
    import numpy
except ImportError:
    not_installed("NumPy")


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", required=True, help="a retroactive row's .npz, as ./bench writes it")
    parser.add_argument("--gradients", required=True, help="where to write the gradients (.npz)")
    parser.add_argument("--repeats", type=int, default=7, help="passes that count (7)")
    return parser.parse_args()


def read(path):
    """Parameters by name, inputs [T, B, I], coefficients of policy, value and M."""
    data = numpy.load(path)
    parameters = {name[6:]: data[name] for name in data.files if name.startswith("param.")}
    return parameters, data["inputs"], [data[name] for name in sorted(data.files) if name.startswith("wanted.")]


def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))


def report(peer, options, run):
    """Times run() -> (loss, gradients by name), which must have finished when it returns."""
    before, start = peak(), time.perf_counter()
    loss, gradients = run()
    first = time.perf_counter() - start
    numpy.savez(options.gradients, **gradients)
    for _ in range(WARM_UPS - 1):
        run()
    times = []
    for _ in range(options.repeats):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1e3)
    print(json.dumps({"version": peer, "loss": loss, "ms": statistics.median(times), "bytes": peak() - before, "first_s": first}))

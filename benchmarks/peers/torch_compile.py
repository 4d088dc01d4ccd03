#!/usr/bin/env python3
"""The retroactive rule in PyTorch with torch.compile: one compiled step, looped over; autograd through it."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "PyTorch"))

from common import arguments, not_installed, read, report

try:
    import torch
except ImportError:
    not_installed("PyTorch")
if not hasattr(torch, "compile"):
    not_installed(f"torch.compile (PyTorch {torch.__version__} is older than 2.0)")

from torch.nn import functional as F

from steps import RetroactiveLerp


def main():
    options = arguments(__doc__)
    values, inputs, wanted = read(options.data)
    p = {name: torch.from_numpy(value).requires_grad_() for name, value in values.items()}
    inputs, wanted = torch.from_numpy(inputs), [torch.from_numpy(value) for value in wanted]
    step = torch.compile(RetroactiveLerp(), dynamic=False)
    lanes, neurons = inputs.shape[1], p["hidden.weight_hh"].shape[0]
    fixed = [p["hidden." + name] for name in ("weight_hh", "alpha", "eta", "modulator_weight", "modulator_bias")]

    def run():
        for value in p.values():
            value.grad = None
        h, hebb = inputs.new_zeros(lanes, neurons), inputs.new_zeros(lanes, neurons, neurons)
        trace = torch.zeros_like(hebb)
        activities, modulations = [], []
        for x in F.linear(inputs, p["hidden.weight_ih"], p["hidden.bias"]).unbind(0):
            h, hebb, trace, m = step(x, h, hebb, trace, *fixed)
            activities.append(h)
            modulations.append(m)
        seen = torch.stack(activities)
        outputs = [F.linear(seen, p[head + ".weight"], p[head + ".bias"]) for head in ("policy", "value")] + [torch.stack(modulations)]
        loss = sum((value * output).mean() for value, output in zip(wanted, outputs))
        loss.backward()
        return loss.item(), {name: value.grad.numpy() for name, value in p.items()}

    report("torch.compile, PyTorch " + torch.__version__, options, run)


main()

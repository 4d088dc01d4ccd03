"""The fastest forms of the networks that PyTorch's own operations allow; autograd differentiates them.

The input's projection and the read-outs are one GEMM for the whole sequence, and so is what lies between two layers. The steps of a layer
are in steps.py; "halves" is "joined" with one half of the lanes after the other, whose matrices fit better into the caches.
"""

from typing import Tuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from delta import Chunks
from steps import STEPS


class Sequence(nn.Module):
    """All steps: x [T, B, N] is what the input adds to the neurons; a recurrent layer reads its own activity."""

    def __init__(self, step: nn.Module):
        super().__init__()
        self.step = step

    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> Tuple[Tensor, Tensor]:
        activities, modulations = [], []
        for row in x.unbind(0):
            h, hebb, trace, m = self.step(row, h, hebb, trace, w, alpha, eta, mw, mb)
            activities.append(h)
            modulations.append(m)
        return torch.stack(activities), torch.stack(modulations)


class Dense(nn.Module):
    """The same of a dense layer, which reads h [T, B, N]; x [B, N] is its bias."""

    def __init__(self, step: nn.Module):
        super().__init__()
        self.step = step

    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> Tuple[Tensor, Tensor]:
        activities, modulations = [], []
        for row in h.unbind(0):
            y, hebb, trace, m = self.step(x, row, hebb, trace, w, alpha, eta, mw, mb)
            activities.append(y)
            modulations.append(m)
        return torch.stack(activities), torch.stack(modulations)


class Best:
    """Runs a network over a sequence with the parameters of the plain module."""

    def __init__(self, net, model, variant, calls):
        update, mode = variant.split("-")
        self.net, self.model, self.calls = net, model, calls
        self.parts = 2 if update == "halves" else 1
        run = Chunks(int(update[6:])) if model == "delta" else STEPS[model]["joined" if update == "halves" else update]()
        if model == "dense":
            run = Dense(run)
        elif model != "delta" and calls == "sequence":
            run = Sequence(run)
        self.run = torch.jit.script(run) if mode == "script" else run

    def outputs(self, inputs):
        """What the loss reads."""
        if self.parts == 1:
            return self.some(inputs)
        lanes = 0 if self.model == "completion" else 1
        return [torch.cat(values, lanes) for values in zip(*[self.some(part) for part in inputs.chunk(self.parts, 1)])]

    def some(self, inputs):
        """The same for some of the lanes."""
        if self.calls == "steps":
            return self.step_by_step(inputs)
        net = self.net
        if self.model == "delta":
            return self.delta(inputs)
        if self.model == "completion":
            return [self.layer(net.hidden, 20 * inputs)[0][-1]]
        if self.model == "dense":
            y, m = self.dense(net.hidden, torch.tanh(linear(inputs, net.features)))
            return self.heads(y) + [m]
        if self.model == "layers":
            below, first = self.layer(net.lower, project(inputs, net.lower))
            above, second = self.layer(net.upper, project(below, net.upper))
            return self.heads(above) + [first, second]
        y, m = self.layer(net.hidden, project(inputs, net.hidden))
        return self.heads(y) + ([m] if hasattr(net.hidden, "modulator_weight") else [])

    def step_by_step(self, inputs):
        """One recurrent layer that gets its inputs one by one and reads out in every step."""
        hidden = self.net.hidden
        state, fixed = self.start(inputs.shape[1], hidden.weight_hh), coefficients(hidden)
        seen = []
        for x in inputs.unbind(0):
            *state, m = self.run(project(x, hidden), *state, hidden.weight_hh, *fixed)
            seen.append(self.heads(state[0]) + [m])
        return [torch.stack(values) for values in zip(*seen)]

    def layer(self, layer, x):
        """Activities and M of all steps of a recurrent layer."""
        return self.run(x, *self.start(x.shape[1], layer.weight_hh), layer.weight_hh, *coefficients(layer))

    def dense(self, layer, x):
        """Activities and M of all steps of a dense layer."""
        _, hebb, trace = self.start(x.shape[1], layer.weight_io)
        return self.run(layer.bias.expand(x.shape[1], -1), x, hebb, trace, layer.weight_io, *coefficients(layer))

    def delta(self, inputs):
        net, tokens = self.net, inputs.transpose(0, 1)
        values = linear(tokens, net.values)
        rates = torch.sigmoid(F.linear(values, net.memory.modulator_weight, net.memory.modulator_bias))
        read = self.run(linear(tokens, net.keys).softmax(-1), linear(tokens, net.queries).softmax(-1), values, rates)
        return [linear(read, net.answer).transpose(0, 1)]

    def start(self, lanes, w):
        """Activity, Hebb and what else the rule keeps at the start: its trace, θ [B, N], or nothing."""
        n = w.shape[1]
        kept = {"retroactive": (lanes, n, n), "layers": (lanes, n, n), "dense": (lanes, n, n), "threshold": (lanes, n)}.get(self.model, (1,))
        return w.new_zeros(lanes, n), w.new_zeros(lanes, n, n), w.new_zeros(kept)

    def heads(self, h):
        return [linear(h, self.net.policy), linear(h, self.net.value)]


def linear(x, layer):
    return F.linear(x, layer.weight, layer.bias)


def project(x, layer):
    """What the input adds to the neurons of a recurrent layer."""
    return F.linear(x, layer.weight_ih, layer.bias)


def coefficients(layer):
    """α, η and the modulator; 0 where there is none."""
    none = layer.alpha.new_zeros(1)
    return [getattr(layer, name, none) for name in ("alpha", "eta", "modulator_weight", "modulator_bias")]

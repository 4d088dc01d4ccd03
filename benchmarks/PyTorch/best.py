"""The fastest forms of the rules that PyTorch's own operations allow; autograd differentiates them.

h·(w + α∘H) is split, so that w is one GEMM for all lanes and its gradient too; the input's projection and the read-outs are one GEMM
for the whole sequence. There are two ways to write an update, "lerp" and "outer" (baddbmm on fresh memory). "joined" is "outer" with w + α∘H in
one addcmul, which needs one product with a vector where there are few lanes; "halves" is "joined" with one half of the lanes after the
other, whose matrices fit better into the caches. All can be scripted.
"""

from typing import Tuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

STATE = Tuple[Tensor, Tensor, Tensor, Tensor]


def activity(x: Tensor, h: Tensor, hebb: Tensor, w: Tensor, alpha: Tensor) -> Tensor:
    """h(t) = tanh(x + h·w + h·(α∘H))."""
    return torch.tanh(torch.addmm(x, h, w) + torch.bmm(h.unsqueeze(1), alpha * hebb).squeeze(1))


def joined(x: Tensor, h: Tensor, hebb: Tensor, w: Tensor, alpha: Tensor) -> Tensor:
    """The same with the whole weight."""
    return torch.tanh(torch.baddbmm(x.unsqueeze(1), h.unsqueeze(1), torch.addcmul(w, alpha, hebb)).squeeze(1))


def modulation(y: Tensor, mw: Tensor, mb: Tensor) -> Tensor:
    """M(t) = tanh(h(t)·m + b), [B, 1]."""
    return torch.tanh(F.linear(y, mw, mb))


def outer(h: Tensor, y: Tensor) -> Tensor:
    """xᵢ·yⱼ, [B, pre, post]."""
    return torch.bmm(h.unsqueeze(2), y.unsqueeze(1))


class RetroactiveLerp(nn.Module):
    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> STATE:
        y = activity(x, h, hebb, w, alpha)
        m = modulation(y, mw, mb)
        hebb = F.hardtanh_(torch.addcmul(hebb, m.unsqueeze(2), trace))
        return y, hebb, torch.lerp(trace, outer(h, y), eta), m


class RetroactiveOuter(nn.Module):
    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> STATE:
        y = activity(x, h, hebb, w, alpha)
        m = modulation(y, mw, mb)
        hebb = F.hardtanh_(torch.addcmul(hebb, m.unsqueeze(2), trace))
        return y, hebb, (trace * (1 - eta)).baddbmm_((eta * h).unsqueeze(2), y.unsqueeze(1)), m


class RetroactiveJoined(nn.Module):
    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> STATE:
        y = joined(x, h, hebb, w, alpha)
        m = modulation(y, mw, mb)
        hebb = F.hardtanh_(torch.addcmul(hebb, m.unsqueeze(2), trace))
        return y, hebb, (trace * (1 - eta)).baddbmm_((eta * h).unsqueeze(2), y.unsqueeze(1)), m


class SimpleLerp(nn.Module):
    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> STATE:
        y = activity(x, h, hebb, w, alpha)
        m = modulation(y, mw, mb)
        return y, F.hardtanh_(torch.addcmul(hebb, m.unsqueeze(2), outer(h, y))), trace, m


class SimpleOuter(nn.Module):
    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> STATE:
        y = activity(x, h, hebb, w, alpha)
        m = modulation(y, mw, mb)
        return y, F.hardtanh_(torch.baddbmm(hebb, (m * h).unsqueeze(2), y.unsqueeze(1))), trace, m


class SimpleJoined(nn.Module):
    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> STATE:
        y = joined(x, h, hebb, w, alpha)
        m = modulation(y, mw, mb)
        return y, F.hardtanh_(torch.baddbmm(hebb, (m * h).unsqueeze(2), y.unsqueeze(1))), trace, m


class PlasticLerp(nn.Module):
    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> STATE:
        y = activity(x, h, hebb, w, alpha)
        return y, F.hardtanh_(torch.addcmul(hebb, eta, outer(h, y))), trace, trace


class PlasticOuter(nn.Module):
    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> STATE:
        y = activity(x, h, hebb, w, alpha)
        return y, F.hardtanh_(torch.baddbmm(hebb, (eta * h).unsqueeze(2), y.unsqueeze(1))), trace, trace


class PlasticJoined(nn.Module):
    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> STATE:
        y = joined(x, h, hebb, w, alpha)
        return y, F.hardtanh_(torch.baddbmm(hebb, (eta * h).unsqueeze(2), y.unsqueeze(1))), trace, trace


class CompletionLerp(nn.Module):
    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> STATE:
        y = activity(x, h, hebb, w, alpha)
        return y, torch.lerp(hebb, outer(h, y), eta), trace, trace


class CompletionOuter(nn.Module):
    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> STATE:
        y = activity(x, h, hebb, w, alpha)
        return y, (hebb * (1 - eta)).baddbmm_((eta * h).unsqueeze(2), y.unsqueeze(1)), trace, trace


class CompletionJoined(nn.Module):
    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> STATE:
        y = joined(x, h, hebb, w, alpha)
        return y, (hebb * (1 - eta)).baddbmm_((eta * h).unsqueeze(2), y.unsqueeze(1)), trace, trace


class Sequence(nn.Module):
    """All steps: x [T, B, N] is what the input adds to the neurons."""

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


STEPS = {
    "retroactive": {"lerp": RetroactiveLerp, "outer": RetroactiveOuter, "joined": RetroactiveJoined},
    "simple": {"lerp": SimpleLerp, "outer": SimpleOuter, "joined": SimpleJoined},
    "plastic": {"lerp": PlasticLerp, "outer": PlasticOuter, "joined": PlasticJoined},
    "completion": {"lerp": CompletionLerp, "outer": CompletionOuter, "joined": CompletionJoined},
}


class Best:
    """Runs a rule over a sequence with the parameters of the plain module."""

    def __init__(self, net, rule, variant, calls):
        update, mode = variant.split("-")
        self.parts = 2 if update == "halves" else 1
        step = STEPS[rule]["joined" if update == "halves" else update]()
        run = step if calls == "steps" else Sequence(step)
        self.run = torch.jit.script(run) if mode == "script" else run
        self.net, self.rule, self.calls = net, rule, calls

    def project(self, x):
        if self.rule == "completion":
            return 20 * x
        return F.linear(x, self.net.hidden.weight_ih, self.net.hidden.bias)

    def heads(self, h):
        return [F.linear(h, self.net.policy.weight, self.net.policy.bias), F.linear(h, self.net.value.weight, self.net.value.bias)]

    def outputs(self, inputs):
        """What the loss reads: the last activity of the completion; policy, value and M of every step of the others."""
        if self.parts == 1:
            return self.some(inputs)
        lanes = 0 if self.rule == "completion" else 1
        return [torch.cat(values, lanes) for values in zip(*[self.some(part) for part in inputs.chunk(self.parts, 1)])]

    def some(self, inputs):
        """The same for some of the lanes."""
        hidden, lanes = self.net.hidden, inputs.shape[1]
        n = hidden.weight_hh.shape[0]
        none = inputs.new_zeros(1)
        modulated = hasattr(hidden, "modulator_weight")
        h, hebb = inputs.new_zeros(lanes, n), inputs.new_zeros(lanes, n, n)
        trace = inputs.new_zeros(lanes, n, n) if self.rule == "retroactive" else none
        eta = hidden.eta if hasattr(hidden, "eta") else none
        fixed = (hidden.weight_hh, hidden.alpha, eta) + ((hidden.modulator_weight, hidden.modulator_bias) if modulated else (none, none))
        if self.calls == "sequence":
            activities, modulations = self.run(self.project(inputs), h, hebb, trace, *fixed)
            if self.rule == "completion":
                return [activities[-1]]
            return self.heads(activities) + ([modulations] if modulated else [])
        seen = []
        for x in inputs.unbind(0):
            h, hebb, trace, m = self.run(self.project(x), h, hebb, trace, *fixed)
            seen.append([h] if self.rule == "completion" else self.heads(h) + ([m] if modulated else []))
        return seen[-1] if self.rule == "completion" else [torch.stack(values) for values in zip(*seen)]

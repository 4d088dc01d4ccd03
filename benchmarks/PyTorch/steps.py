"""One step of each rule in the fastest forms that PyTorch's own operations allow; autograd differentiates them.

h·(w + α∘H) is split, so that w is one GEMM for all lanes and its gradient too. There are two ways to write an update, "Lerp" and "Outer"
(baddbmm on fresh memory). "Joined" is "Outer" with w + α∘H in one addcmul, which needs one product with a vector where there are few lanes.
All can be scripted. A step without an eligibility trace hands its argument on, or keeps another state of the rule there.
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


class ThresholdJoined(nn.Module):
    """BCM in weights that are divided by their norm; θ [B, N] takes the trace's place."""

    def forward(self, x: Tensor, h: Tensor, hebb: Tensor, trace: Tensor, w: Tensor, alpha: Tensor, eta: Tensor, mw: Tensor, mb: Tensor) -> STATE:
        weight = torch.addcmul(w, alpha, hebb)
        y = torch.tanh(x + torch.bmm(h.unsqueeze(1), weight).squeeze(1) * torch.rsqrt(weight.square().sum(1) + 2 ** -20))
        change = y * (y - trace) / (trace + 0.125)
        return y, F.hardtanh_(torch.baddbmm(hebb, (eta * h).unsqueeze(2), change.unsqueeze(1))), torch.lerp(trace, y * y, 0.125), trace


STEPS = {
    "retroactive": {"lerp": RetroactiveLerp, "outer": RetroactiveOuter, "joined": RetroactiveJoined},
    "simple": {"lerp": SimpleLerp, "outer": SimpleOuter, "joined": SimpleJoined},
    "plastic": {"lerp": PlasticLerp, "outer": PlasticOuter, "joined": PlasticJoined},
    "completion": {"lerp": CompletionLerp, "outer": CompletionOuter, "joined": CompletionJoined},
    "threshold": {"joined": ThresholdJoined},
}
STEPS["layers"] = STEPS["dense"] = STEPS["retroactive"]

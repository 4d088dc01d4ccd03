# Written by Backpropamine.Gen from the C# class Stack. Needs torch 1.13 or newer, and nothing else.
import torch
from torch import nn
from torch.nn import functional as F


class Stack(nn.Module):
    """One step: output, state = net(inputs, state). Both are dicts of tensors.

    output["lower"]: [B, 6]
    output["upper"]: [B, 5]
    output["policy"]: [B, 2]
    output["lower_modulation"]: [B, 1]
    output["upper_modulation"]: [B, 1]
    state["lower.activity"]: [B, 6]
    state["upper.activity"]: [B, 5]
    state["lower.hebb"]: [B, 6, 6]
    state["upper.hebb"]: [B, 5, 5]
    state["lower.eligibility"]: [B, 6, 6]
    """

    def __init__(self, device=None, dtype=None):
        super().__init__()
        options = {"device": device, "dtype": dtype}

        self.lower = nn.Module()
        self.lower.weight_ih = nn.Parameter(torch.empty(6, 4, **options).uniform_(-4 ** -0.5, 4 ** -0.5))
        self.lower.bias = nn.Parameter(torch.empty(6, **options).uniform_(-4 ** -0.5, 4 ** -0.5))
        self.lower.weight_hh = nn.Parameter(torch.empty(6, 6, **options).uniform_(-6 ** -0.5, 6 ** -0.5))
        self.lower.alpha = nn.Parameter(torch.empty(6, 6, **options).uniform_(-0.05, 0.05))
        self.lower.eta = nn.Parameter(torch.empty(1, **options).fill_(0.7))
        self.lower.modulator_weight = nn.Parameter(torch.empty(1, 6, **options).uniform_(-6 ** -0.5, 6 ** -0.5))
        self.lower.modulator_bias = nn.Parameter(torch.empty(1, **options).uniform_(-6 ** -0.5, 6 ** -0.5))

        self.upper = nn.Module()
        self.upper.weight_ih = nn.Parameter(torch.empty(5, 6, **options).uniform_(-6 ** -0.5, 6 ** -0.5))
        self.upper.bias = nn.Parameter(torch.empty(5, **options).uniform_(-6 ** -0.5, 6 ** -0.5))
        self.upper.weight_hh = nn.Parameter(torch.empty(5, 5, **options).uniform_(-5 ** -0.5, 5 ** -0.5))
        self.upper.alpha = nn.Parameter(torch.empty(5, 5, **options).uniform_(-0.05, 0.05))
        self.upper.modulator_weight = nn.Parameter(torch.empty(1, 6, **options).uniform_(-6 ** -0.5, 6 ** -0.5))
        self.upper.modulator_bias = nn.Parameter(torch.empty(1, **options).uniform_(-6 ** -0.5, 6 ** -0.5))

        self.policy = nn.Module()
        self.policy.weight = nn.Parameter(torch.empty(2, 5, **options).uniform_(-5 ** -0.5, 5 ** -0.5))
        self.policy.bias = nn.Parameter(torch.empty(2, **options).uniform_(-5 ** -0.5, 5 ** -0.5))

    def initial_state(self, batch):
        """The state at the start of an episode: all zeros."""
        like = next(self.parameters())
        return {
            "lower.activity": like.new_zeros(batch, 6),
            "upper.activity": like.new_zeros(batch, 5),
            "lower.hebb": like.new_zeros(batch, 6, 6),
            "upper.hebb": like.new_zeros(batch, 5, 5),
            "lower.eligibility": like.new_zeros(batch, 6, 6),
        }

    def forward(self, senses, state, modulation=None):
        """Advances every lane by one step: senses [B, 4]."""
        lower_before = state["lower.activity"]
        upper_before = state["upper.activity"]
        lower_hebb = state["lower.hebb"]
        upper_hebb = state["upper.hebb"]
        lower_eligibility = state["lower.eligibility"]

        # Lower: input = Senses·Uᵀ + b
        lower_input = F.linear(senses, self.lower.weight_ih, self.lower.bias)
        # a(t) = input + h(t−1)·(w + α·H)
        lower_sum = lower_input + lower_before.unsqueeze(1).bmm(self.lower.weight_hh + self.lower.alpha * lower_hebb).squeeze(1)
        # h(t) = tanh(a(t))
        lower = lower_sum.tanh()
        # Upper: input = Lower·Uᵀ + b
        upper_input = F.linear(lower, self.upper.weight_ih, self.upper.bias)
        # a(t) = input + h(t−1)·(w + α·H)
        upper_sum = upper_input + upper_before.unsqueeze(1).bmm(self.upper.weight_hh + self.upper.alpha * upper_hebb).squeeze(1)
        # h(t) = tanh(a(t))
        upper = upper_sum.tanh()
        # Policy = Upper·Uᵀ + b
        policy = F.linear(upper, self.policy.weight, self.policy.bias)
        # M(t) = tanh(Lower(t)·m + b)
        lower_modulation = F.linear(lower, self.lower.modulator_weight, self.lower.modulator_bias).tanh() if modulation is None else modulation
        # H(t+1) = clip(H + M·E, ±1)
        lower_hebb_next = (lower_hebb + lower_modulation.unsqueeze(2) * lower_eligibility).clamp(-1, 1)
        # E(t+1) = (1 − η)·E + η·xᵢ·yⱼ
        lower_eligibility_next = (1 - self.lower.eta) * lower_eligibility + self.lower.eta * (lower_before.unsqueeze(2) * lower.unsqueeze(1))
        # M(t) = tanh(Lower(t)·m + b)
        upper_modulation = F.linear(lower, self.upper.modulator_weight, self.upper.modulator_bias).tanh() if modulation is None else modulation
        # H(t+1) = H + M·yⱼ·(xᵢ − yⱼ·H)
        upper_hebb_next = upper_hebb + upper_modulation.unsqueeze(2) * (upper.unsqueeze(1) * (upper_before.unsqueeze(2) - upper.unsqueeze(1) * upper_hebb))

        output = {
            "lower": lower,
            "upper": upper,
            "policy": policy,
            "lower_modulation": lower_modulation,
            "upper_modulation": upper_modulation,
        }
        state = {
            "lower.activity": lower,
            "upper.activity": upper,
            "lower.hebb": lower_hebb_next,
            "upper.hebb": upper_hebb_next,
            "lower.eligibility": lower_eligibility_next,
        }
        return output, state

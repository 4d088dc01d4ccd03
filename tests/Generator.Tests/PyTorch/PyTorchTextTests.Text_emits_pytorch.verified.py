# Written by Backpropamine.Gen from the C# class Forager. Needs torch 1.13 or newer, and nothing else.
import torch
from torch import nn
from torch.nn import functional as F


class Forager(nn.Module):
    """One step: output, state = net(inputs, state). Both are dicts of tensors.

    output["hidden"]: [B, hidden]
    output["policy"]: [B, 4]
    output["value"]: [B, 1]
    output["modulation"]: [B, 1]
    state["hidden.activity"]: [B, hidden]
    state["hidden.hebb"]: [B, hidden, hidden]
    state["hidden.eligibility"]: [B, hidden, hidden]
    """

    def __init__(self, senses, hidden, device=None, dtype=None):
        super().__init__()
        options = {"device": device, "dtype": dtype}

        self.hidden = nn.Module()
        self.hidden.size = hidden
        self.hidden.weight_ih = nn.Parameter(torch.empty(hidden, senses, **options).uniform_(-senses ** -0.5, senses ** -0.5))
        self.hidden.bias = nn.Parameter(torch.empty(hidden, **options).uniform_(-senses ** -0.5, senses ** -0.5))
        self.hidden.weight_hh = nn.Parameter(torch.empty(hidden, hidden, **options).uniform_(-hidden ** -0.5, hidden ** -0.5))
        self.hidden.alpha = nn.Parameter(torch.empty(hidden, hidden, **options).uniform_(-0.05, 0.05))
        self.hidden.eta = nn.Parameter(torch.empty(1, **options).fill_(0.7))
        self.hidden.modulator_weight = nn.Parameter(torch.empty(1, hidden, **options).uniform_(-hidden ** -0.5, hidden ** -0.5))
        self.hidden.modulator_bias = nn.Parameter(torch.empty(1, **options).uniform_(-hidden ** -0.5, hidden ** -0.5))

        self.policy = nn.Module()
        self.policy.weight = nn.Parameter(torch.empty(4, hidden, **options).uniform_(-hidden ** -0.5, hidden ** -0.5))
        self.policy.bias = nn.Parameter(torch.empty(4, **options).uniform_(-hidden ** -0.5, hidden ** -0.5))

        self.value = nn.Module()
        self.value.weight = nn.Parameter(torch.empty(1, hidden, **options).uniform_(-hidden ** -0.5, hidden ** -0.5))
        self.value.bias = nn.Parameter(torch.empty(1, **options).uniform_(-hidden ** -0.5, hidden ** -0.5))

    def initial_state(self, batch):
        """The state at the start of an episode: all zeros."""
        like = next(self.parameters())
        return {
            "hidden.activity": like.new_zeros(batch, self.hidden.size),
            "hidden.hebb": like.new_zeros(batch, self.hidden.size, self.hidden.size),
            "hidden.eligibility": like.new_zeros(batch, self.hidden.size, self.hidden.size),
        }

    def forward(self, senses, state, modulation=None):
        """Advances every lane by one step: senses [B, senses]."""
        hidden_before = state["hidden.activity"]
        hidden_hebb = state["hidden.hebb"]
        hidden_eligibility = state["hidden.eligibility"]

        # Hidden: input = Senses·Uᵀ + b
        hidden_input = F.linear(senses, self.hidden.weight_ih, self.hidden.bias)
        # a(t) = input + h(t−1)·(w + α·H)
        hidden_sum = hidden_input + hidden_before.unsqueeze(1).bmm(self.hidden.weight_hh + self.hidden.alpha * hidden_hebb).squeeze(1)
        # h(t) = tanh(a(t))
        hidden = hidden_sum.tanh()
        # Policy = Hidden·Uᵀ + b
        policy = F.linear(hidden, self.policy.weight, self.policy.bias)
        # Value = Hidden·Uᵀ + b
        value = F.linear(hidden, self.value.weight, self.value.bias)
        # M(t) = tanh(Hidden(t)·m + b)
        hidden_modulation = F.linear(hidden, self.hidden.modulator_weight, self.hidden.modulator_bias).tanh() if modulation is None else modulation
        # H(t+1) = clip(H + M·E, ±1)
        hidden_hebb_next = (hidden_hebb + hidden_modulation.unsqueeze(2) * hidden_eligibility).clamp(-1, 1)
        # E(t+1) = (1 − η)·E + η·xᵢ·yⱼ
        hidden_eligibility_next = (1 - self.hidden.eta) * hidden_eligibility + self.hidden.eta * (hidden_before.unsqueeze(2) * hidden.unsqueeze(1))

        output = {"hidden": hidden, "policy": policy, "value": value, "modulation": hidden_modulation}
        state = {
            "hidden.activity": hidden,
            "hidden.hebb": hidden_hebb_next,
            "hidden.eligibility": hidden_eligibility_next,
        }
        return output, state

# Written by Backpropamine.Gen from the C# class Rnn. Needs torch 1.13 or newer, and nothing else.
import torch
from torch import nn
from torch.nn import functional as F


class Rnn(nn.Module):
    """One step: output, state = net(inputs, state). Both are dicts of tensors.

    output["hidden"]: [B, 5]
    output["value"]: [B, 1]
    output["modulation"]: [B, 1]
    state["hidden.activity"]: [B, 5]
    state["hidden.hebb"]: [B, 5, 5]
    """

    def __init__(self, device=None, dtype=None):
        super().__init__()
        options = {"device": device, "dtype": dtype}

        self.hidden = nn.Module()
        self.hidden.weight_ih = nn.Parameter(torch.empty(5, 4, **options).uniform_(-4 ** -0.5, 4 ** -0.5))
        self.hidden.bias = nn.Parameter(torch.empty(5, **options).uniform_(-4 ** -0.5, 4 ** -0.5))
        self.hidden.weight_hh = nn.Parameter(torch.empty(5, 5, **options).uniform_(-5 ** -0.5, 5 ** -0.5))
        self.hidden.alpha = nn.Parameter(torch.empty(5, 5, **options).uniform_(-0.05, 0.05))
        self.hidden.modulator_weight = nn.Parameter(torch.empty(1, 5, **options).uniform_(-5 ** -0.5, 5 ** -0.5))
        self.hidden.modulator_bias = nn.Parameter(torch.empty(1, **options).uniform_(-5 ** -0.5, 5 ** -0.5))

        self.value = nn.Module()
        self.value.weight = nn.Parameter(torch.empty(1, 5, **options).uniform_(-5 ** -0.5, 5 ** -0.5))
        self.value.bias = nn.Parameter(torch.empty(1, **options).uniform_(-5 ** -0.5, 5 ** -0.5))

    def initial_state(self, batch):
        """The state at the start of an episode: all zeros."""
        like = next(self.parameters())
        return {
            "hidden.activity": like.new_zeros(batch, 5),
            "hidden.hebb": like.new_zeros(batch, 5, 5),
        }

    def forward(self, senses, state, modulation=None):
        """Advances every lane by one step: senses [B, 4]."""
        hidden_before = state["hidden.activity"]
        hidden_hebb = state["hidden.hebb"]

        # Hidden: input = Senses·Uᵀ + b
        hidden_input = F.linear(senses, self.hidden.weight_ih, self.hidden.bias)
        # a(t) = input + h(t−1)·(w + α·H)
        hidden_sum = hidden_input + hidden_before.unsqueeze(1).bmm(self.hidden.weight_hh + self.hidden.alpha * hidden_hebb).squeeze(1)
        # h(t) = tanh(a(t))
        hidden = hidden_sum.tanh()
        # Value = Hidden·Uᵀ + b
        value = F.linear(hidden, self.value.weight, self.value.bias)
        # M(t) = tanh(Hidden(t)·m + b)
        hidden_modulation = F.linear(hidden, self.hidden.modulator_weight, self.hidden.modulator_bias).tanh() if modulation is None else modulation
        # H(t+1) = clip(H + M·xᵢ·yⱼ, ±0.8)
        hidden_hebb_next = (hidden_hebb + hidden_modulation.unsqueeze(2) * (hidden_before.unsqueeze(2) * hidden.unsqueeze(1))).clamp(-0.8, 0.8)

        output = {"hidden": hidden, "value": value, "modulation": hidden_modulation}
        state = {"hidden.activity": hidden, "hidden.hebb": hidden_hebb_next}
        return output, state

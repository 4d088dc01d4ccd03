# Written by Backpropamine.Gen from the C# class Net. Needs torch 1.13 or newer, and nothing else.
import torch
from torch import nn
from torch.nn import functional as F


class Net(nn.Module):
    """One step: output, state = net(inputs, state). Both are dicts of tensors.

    output["hidden"]: [B, 5]
    output["policy"]: [B, 2]
    output["modulation"]: [B, 1]
    state["hidden.activity"]: [B, 5]
    state["hidden.hebb"]: [B, 5, 5]
    state["hidden.eligibility"]: [B, 5, 5]
    """

    def __init__(self, device=None, dtype=None):
        super().__init__()
        options = {"device": device, "dtype": dtype}

        self.hidden = nn.Module()
        self.hidden.weight_ih = nn.Parameter(torch.empty(5, 4, **options).uniform_(-4 ** -0.5, 4 ** -0.5))
        self.hidden.bias = nn.Parameter(torch.empty(5, **options).uniform_(-4 ** -0.5, 4 ** -0.5))
        self.hidden.weight_hh = nn.Parameter(torch.empty(5, 5, **options).normal_(0, 0.1))
        self.hidden.alpha = nn.Parameter(torch.empty(5, 5, **options).uniform_(-0.05, 0.05))
        self.hidden.eta = nn.Parameter(torch.empty(1, **options).fill_(0.7))

        self.policy = nn.Module()
        self.policy.weight = nn.Parameter(torch.empty(2, 5, **options).uniform_(-5 ** -0.5, 5 ** -0.5))
        self.policy.bias = nn.Parameter(torch.empty(2, **options).uniform_(-5 ** -0.5, 5 ** -0.5))

    def initial_state(self, batch):
        """The state at the start of an episode: all zeros."""
        like = next(self.parameters())
        return {
            "hidden.activity": like.new_zeros(batch, 5),
            "hidden.hebb": like.new_zeros(batch, 5, 5),
            "hidden.eligibility": like.new_zeros(batch, 5, 5),
        }

    def forward(self, senses, state, modulation):
        """Advances every lane by one step: senses [B, 4]."""
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
        # Hidden: M(t) is given
        hidden_modulation = modulation
        # H(t+1) = clip(H + M·E, ±1)
        hidden_hebb_next = (hidden_hebb + hidden_modulation.unsqueeze(2) * hidden_eligibility).clamp(-1, 1)
        # E(t+1) = (1 − η)·E + η·xᵢ·yⱼ
        hidden_eligibility_next = (1 - self.hidden.eta) * hidden_eligibility + self.hidden.eta * (hidden_before.unsqueeze(2) * hidden.unsqueeze(1))

        output = {"hidden": hidden, "policy": policy, "modulation": hidden_modulation}
        state = {
            "hidden.activity": hidden,
            "hidden.hebb": hidden_hebb_next,
            "hidden.eligibility": hidden_eligibility_next,
        }
        return output, state

# Written by Backpropamine.Gen from the C# class Summed. Needs torch 1.13 or newer, and nothing else.
import torch
from torch import nn
from torch.nn import functional as F


class Summed(nn.Module):
    """One step: output, state = net(inputs, state). Both are dicts of tensors.

    output["neurons"]: [B, 5]
    output["followers"]: [B, 5]
    output["clamped"]: [B, 5]
    output["value"]: [B, 1]
    state["neurons.activity"]: [B, 5]
    state["followers.activity"]: [B, 5]
    state["clamped.activity"]: [B, 5]
    state["neurons.hebb"]: [B, 5, 5]
    state["followers.hebb"]: [B, 5, 5]
    state["clamped.hebb"]: [B, 5, 5]
    """

    def __init__(self, device=None, dtype=None):
        super().__init__()
        options = {"device": device, "dtype": dtype}

        self.neurons = nn.Module()
        self.neurons.bias = nn.Parameter(torch.empty(5, **options).uniform_(-5 ** -0.5, 5 ** -0.5))
        self.neurons.weight_hh = nn.Parameter(torch.empty(5, 5, **options).uniform_(-5 ** -0.5, 5 ** -0.5))
        self.neurons.alpha = nn.Parameter(torch.empty(5, 5, **options).uniform_(-0.05, 0.05))
        self.neurons.eta = nn.Parameter(torch.empty(1, **options).fill_(0.7))

        self.followers = nn.Module()
        self.followers.weight_hh = nn.Parameter(torch.empty(5, 5, **options).uniform_(-5 ** -0.5, 5 ** -0.5))
        self.followers.alpha = nn.Parameter(torch.empty(5, 5, **options).uniform_(-0.05, 0.05))
        self.followers.eta = nn.Parameter(torch.empty(1, **options).fill_(0.7))

        self.clamped = nn.Module()
        self.clamped.bias = nn.Parameter(torch.empty(5, **options).uniform_(-5 ** -0.5, 5 ** -0.5))
        self.clamped.weight_hh = nn.Parameter(torch.empty(5, 5, **options).uniform_(-5 ** -0.5, 5 ** -0.5))
        self.clamped.alpha = nn.Parameter(torch.empty(5, 5, **options).uniform_(-0.05, 0.05))
        self.clamped.eta = nn.Parameter(torch.empty(1, **options).fill_(0.7))

        self.value = nn.Module()
        self.value.weight = nn.Parameter(torch.empty(1, 5, **options).uniform_(-5 ** -0.5, 5 ** -0.5))
        self.value.bias = nn.Parameter(torch.empty(1, **options).uniform_(-5 ** -0.5, 5 ** -0.5))

    def initial_state(self, batch):
        """The state at the start of an episode: all zeros."""
        like = next(self.parameters())
        return {
            "neurons.activity": like.new_zeros(batch, 5),
            "followers.activity": like.new_zeros(batch, 5),
            "clamped.activity": like.new_zeros(batch, 5),
            "neurons.hebb": like.new_zeros(batch, 5, 5),
            "followers.hebb": like.new_zeros(batch, 5, 5),
            "clamped.hebb": like.new_zeros(batch, 5, 5),
        }

    def forward(self, left, right, label, state):
        """Advances every lane by one step: left [B, 5], right [B, 5], label [B, 5]."""
        neurons_before = state["neurons.activity"]
        followers_before = state["followers.activity"]
        clamped_before = state["clamped.activity"]
        neurons_hebb = state["neurons.hebb"]
        followers_hebb = state["followers.hebb"]
        clamped_hebb = state["clamped.hebb"]

        # Neurons: input = −2·(Left + Right) + b − 0.5·Label
        neurons_input = -2 * (left + right) + self.neurons.bias + -0.5 * label
        # a(t) = input + h(t−1)·(w + α·H)
        neurons_sum = neurons_input + neurons_before.unsqueeze(1).bmm(self.neurons.weight_hh + self.neurons.alpha * neurons_hebb).squeeze(1)
        # h(t) = relu(a(t))
        neurons = neurons_sum.relu()
        # Followers: input = Neurons
        followers_input = neurons
        # a(t) = input + h(t−1)·(w + α·H)
        followers_sum = followers_input + followers_before.unsqueeze(1).bmm(self.followers.weight_hh + self.followers.alpha * followers_hebb).squeeze(1)
        # h(t) = a(t)
        followers = followers_sum
        # Clamped: input = b + Label
        clamped_input = self.clamped.bias + label
        # a(t) = input + h(t−1)·(w + α·H)
        clamped_sum = clamped_input + clamped_before.unsqueeze(1).bmm(self.clamped.weight_hh + self.clamped.alpha * clamped_hebb).squeeze(1)
        # h(t) = x where x ≠ 0, else tanh(a(t))
        clamped = torch.where(followers.ne(0), followers, clamped_sum.tanh())
        # Value = Clamped·Uᵀ + b
        value = F.linear(clamped, self.value.weight, self.value.bias)
        # H(t+1) = clip(H + η·xᵢ·yⱼ, ±1)
        neurons_hebb_next = (neurons_hebb + self.neurons.eta * (neurons_before.unsqueeze(2) * neurons.unsqueeze(1))).clamp(-1, 1)
        # H(t+1) = clip(H + η·yⱼ·(xᵢ − yⱼ·H), ±1)
        followers_hebb_next = (followers_hebb + self.followers.eta * (followers.unsqueeze(1) * (followers_before.unsqueeze(2) - followers.unsqueeze(1) * followers_hebb))).clamp(-1, 1)
        # H(t+1) = clip(H + η·xᵢ·yⱼ, ±1)
        clamped_hebb_next = (clamped_hebb + self.clamped.eta * (clamped_before.unsqueeze(2) * clamped.unsqueeze(1))).clamp(-1, 1)

        output = {"neurons": neurons, "followers": followers, "clamped": clamped, "value": value}
        state = {
            "neurons.activity": neurons,
            "followers.activity": followers,
            "clamped.activity": clamped,
            "neurons.hebb": neurons_hebb_next,
            "followers.hebb": followers_hebb_next,
            "clamped.hebb": clamped_hebb_next,
        }
        return output, state

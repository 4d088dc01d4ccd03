# Written by Backpropamine.Gen from the C# class Names. Needs torch 1.13 or newer, and nothing else.
import torch
from torch import nn
from torch.nn import functional as F


class Names(nn.Module):
    """One step: output, state = net(inputs, state). Both are dicts of tensors.

    output["type"]: [B, type]
    output["dtype"]: [B, dtype_]
    output["hidden"]: [B, hidden]
    output["hidden_steps"]: [B, hidden_steps]
    output["t"]: [B, t]
    output["outputs"]: [B, outputs]
    output["next"]: [B, next_]
    output["scope"]: [B, scope]
    output["hidden_modulation"]: [B, 1]
    output["hidden_steps_modulation"]: [B, 1]
    output["t_modulation"]: [B, 1]
    state["hidden.activity"]: [B, hidden]
    state["hidden_steps.activity"]: [B, hidden_steps]
    state["t.activity"]: [B, t]
    state["hidden.hebb"]: [B, hidden, hidden]
    state["hidden_steps.hebb"]: [B, hidden_steps, hidden_steps]
    state["t.hebb"]: [B, t, t]
    """

    def __init__(self, device_, steps, type, dtype_, hidden, hidden_steps, t, outputs, next_, scope, device=None, dtype=None):
        super().__init__()
        options = {"device": device, "dtype": dtype}

        self._modules["type"] = nn.Module()
        self._modules["type"].weight = nn.Parameter(torch.empty(type, device_ + steps, **options).uniform_(-(device_ + steps) ** -0.5, (device_ + steps) ** -0.5))
        self._modules["type"].bias = nn.Parameter(torch.empty(type, **options).uniform_(-(device_ + steps) ** -0.5, (device_ + steps) ** -0.5))

        self.dtype = nn.Module()
        self.dtype.weight = nn.Parameter(torch.empty(dtype_, type, **options).uniform_(-type ** -0.5, type ** -0.5))
        self.dtype.bias = nn.Parameter(torch.empty(dtype_, **options).uniform_(-type ** -0.5, type ** -0.5))

        self.hidden = nn.Module()
        self.hidden.size = hidden
        self.hidden.weight_ih = nn.Parameter(torch.empty(hidden, dtype_, **options).uniform_(-dtype_ ** -0.5, dtype_ ** -0.5))
        self.hidden.bias = nn.Parameter(torch.empty(hidden, **options).uniform_(-dtype_ ** -0.5, dtype_ ** -0.5))
        self.hidden.weight_hh = nn.Parameter(torch.empty(hidden, hidden, **options).uniform_(-hidden ** -0.5, hidden ** -0.5))
        self.hidden.alpha = nn.Parameter(torch.empty(hidden, hidden, **options).uniform_(-0.05, 0.05))
        self.hidden.modulator_weight = nn.Parameter(torch.empty(1, hidden, **options).uniform_(-hidden ** -0.5, hidden ** -0.5))
        self.hidden.modulator_bias = nn.Parameter(torch.empty(1, **options).uniform_(-hidden ** -0.5, hidden ** -0.5))

        self.hidden_steps = nn.Module()
        self.hidden_steps.size = hidden_steps
        self.hidden_steps.weight_ih = nn.Parameter(torch.empty(hidden_steps, hidden, **options).uniform_(-hidden ** -0.5, hidden ** -0.5))
        self.hidden_steps.bias = nn.Parameter(torch.empty(hidden_steps, **options).uniform_(-hidden ** -0.5, hidden ** -0.5))
        self.hidden_steps.weight_hh = nn.Parameter(torch.empty(hidden_steps, hidden_steps, **options).uniform_(-hidden_steps ** -0.5, hidden_steps ** -0.5))
        self.hidden_steps.alpha = nn.Parameter(torch.empty(hidden_steps, hidden_steps, **options).uniform_(-0.05, 0.05))
        self.hidden_steps.modulator_weight = nn.Parameter(torch.empty(1, hidden_steps, **options).uniform_(-hidden_steps ** -0.5, hidden_steps ** -0.5))
        self.hidden_steps.modulator_bias = nn.Parameter(torch.empty(1, **options).uniform_(-hidden_steps ** -0.5, hidden_steps ** -0.5))

        self.t = nn.Module()
        self.t.size = t
        self.t.weight_ih = nn.Parameter(torch.empty(t, hidden_steps, **options).uniform_(-hidden_steps ** -0.5, hidden_steps ** -0.5))
        self.t.bias = nn.Parameter(torch.empty(t, **options).uniform_(-hidden_steps ** -0.5, hidden_steps ** -0.5))
        self.t.weight_hh = nn.Parameter(torch.empty(t, t, **options).uniform_(-t ** -0.5, t ** -0.5))
        self.t.alpha = nn.Parameter(torch.empty(t, t, **options).uniform_(-0.05, 0.05))
        self.t.modulator_weight = nn.Parameter(torch.empty(1, t, **options).uniform_(-t ** -0.5, t ** -0.5))
        self.t.modulator_bias = nn.Parameter(torch.empty(1, **options).uniform_(-t ** -0.5, t ** -0.5))

        self.outputs = nn.Module()
        self.outputs.weight = nn.Parameter(torch.empty(outputs, t, **options).uniform_(-t ** -0.5, t ** -0.5))
        self.outputs.bias = nn.Parameter(torch.empty(outputs, **options).uniform_(-t ** -0.5, t ** -0.5))

        self.next = nn.Module()
        self.next.weight = nn.Parameter(torch.empty(next_, t, **options).uniform_(-t ** -0.5, t ** -0.5))
        self.next.bias = nn.Parameter(torch.empty(next_, **options).uniform_(-t ** -0.5, t ** -0.5))

        self.scope = nn.Module()
        self.scope.weight = nn.Parameter(torch.empty(scope, t, **options).uniform_(-t ** -0.5, t ** -0.5))
        self.scope.bias = nn.Parameter(torch.empty(scope, **options).uniform_(-t ** -0.5, t ** -0.5))

    def initial_state(self, batch):
        """The state at the start of an episode: all zeros."""
        like = next(self.parameters())
        return {
            "hidden.activity": like.new_zeros(batch, self.hidden.size),
            "hidden_steps.activity": like.new_zeros(batch, self.hidden_steps.size),
            "t.activity": like.new_zeros(batch, self.t.size),
            "hidden.hebb": like.new_zeros(batch, self.hidden.size, self.hidden.size),
            "hidden_steps.hebb": like.new_zeros(batch, self.hidden_steps.size, self.hidden_steps.size),
            "t.hebb": like.new_zeros(batch, self.t.size, self.t.size),
        }

    def forward(self, device_, steps, state, modulation=None):
        """Advances every lane by one step: device_ [B, device_], steps [B, steps]."""
        hidden_before = state["hidden.activity"]
        hidden_steps_before = state["hidden_steps.activity"]
        t_before = state["t.activity"]
        hidden_hebb = state["hidden.hebb"]
        hidden_steps_hebb = state["hidden_steps.hebb"]
        t_hebb = state["t.hebb"]

        # Type = tanh([Device, Steps]·Uᵀ + b)
        type = F.linear(torch.cat([device_, steps], -1), self._modules["type"].weight, self._modules["type"].bias).tanh()
        # Dtype = tanh(Type·Uᵀ + b)
        dtype_ = F.linear(type, self.dtype.weight, self.dtype.bias).tanh()
        # Hidden: input = Dtype·Uᵀ + b
        hidden_input = F.linear(dtype_, self.hidden.weight_ih, self.hidden.bias)
        # a(t) = input + h(t−1)·(w + α·H)
        hidden_sum = hidden_input + hidden_before.unsqueeze(1).bmm(self.hidden.weight_hh + self.hidden.alpha * hidden_hebb).squeeze(1)
        # h(t) = tanh(a(t))
        hidden = hidden_sum.tanh()
        # HiddenSteps: input = Hidden·Uᵀ + b
        hidden_steps_input = F.linear(hidden, self.hidden_steps.weight_ih, self.hidden_steps.bias)
        # a(t) = input + h(t−1)·(w + α·H)
        hidden_steps_sum = hidden_steps_input + hidden_steps_before.unsqueeze(1).bmm(self.hidden_steps.weight_hh + self.hidden_steps.alpha * hidden_steps_hebb).squeeze(1)
        # h(t) = tanh(a(t))
        hidden_steps = hidden_steps_sum.tanh()
        # T: input = HiddenSteps·Uᵀ + b
        t_input = F.linear(hidden_steps, self.t.weight_ih, self.t.bias)
        # a(t) = input + h(t−1)·(w + α·H)
        t_sum = t_input + t_before.unsqueeze(1).bmm(self.t.weight_hh + self.t.alpha * t_hebb).squeeze(1)
        # h(t) = tanh(a(t))
        t = t_sum.tanh()
        # Outputs = T·Uᵀ + b
        outputs = F.linear(t, self.outputs.weight, self.outputs.bias)
        # Next = T·Uᵀ + b
        next_ = F.linear(t, self.next.weight, self.next.bias)
        # Scope = T·Uᵀ + b
        scope = F.linear(t, self.scope.weight, self.scope.bias)
        # M(t) = tanh(Hidden(t)·m + b)
        hidden_modulation = F.linear(hidden, self.hidden.modulator_weight, self.hidden.modulator_bias).tanh() if modulation is None else modulation
        # H(t+1) = clip(H + M·xᵢ·yⱼ, ±1)
        hidden_hebb_next = (hidden_hebb + hidden_modulation.unsqueeze(2) * (hidden_before.unsqueeze(2) * hidden.unsqueeze(1))).clamp(-1, 1)
        # M(t) = tanh(HiddenSteps(t)·m + b)
        hidden_steps_modulation = F.linear(hidden_steps, self.hidden_steps.modulator_weight, self.hidden_steps.modulator_bias).tanh() if modulation is None else modulation
        # H(t+1) = clip(H + M·xᵢ·yⱼ, ±1)
        hidden_steps_hebb_next = (hidden_steps_hebb + hidden_steps_modulation.unsqueeze(2) * (hidden_steps_before.unsqueeze(2) * hidden_steps.unsqueeze(1))).clamp(-1, 1)
        # M(t) = tanh(T(t)·m + b)
        t_modulation = F.linear(t, self.t.modulator_weight, self.t.modulator_bias).tanh() if modulation is None else modulation
        # H(t+1) = clip(H + M·xᵢ·yⱼ, ±1)
        t_hebb_next = (t_hebb + t_modulation.unsqueeze(2) * (t_before.unsqueeze(2) * t.unsqueeze(1))).clamp(-1, 1)

        output = {
            "type": type,
            "dtype": dtype_,
            "hidden": hidden,
            "hidden_steps": hidden_steps,
            "t": t,
            "outputs": outputs,
            "next": next_,
            "scope": scope,
            "hidden_modulation": hidden_modulation,
            "hidden_steps_modulation": hidden_steps_modulation,
            "t_modulation": t_modulation,
        }
        state = {
            "hidden.activity": hidden,
            "hidden_steps.activity": hidden_steps,
            "t.activity": t,
            "hidden.hebb": hidden_hebb_next,
            "hidden_steps.hebb": hidden_steps_hebb_next,
            "t.hebb": t_hebb_next,
        }
        return output, state

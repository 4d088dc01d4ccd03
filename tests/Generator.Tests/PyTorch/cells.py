"""Writes the weights of PyTorch's own cells, inputs, and what the cells make of them: python cells.py FILE.npz"""
import sys

import numpy
import torch

torch.manual_seed(1)
found = {}
for name, cell in (("lstm", torch.nn.LSTMCell(3, 5)), ("gru", torch.nn.GRUCell(3, 5))):
    cell = cell.double()
    x = torch.randn(6, 2, 3, dtype=torch.float64)
    state, outputs = None, []
    for step in x:
        state = cell(step, state)
        outputs.append(state[0] if name == "lstm" else state)
    found.update({f"{name}/hidden.{key}": value for key, value in cell.state_dict().items()})
    found.update({f"{name}/x": x, f"{name}/h": torch.stack(outputs)})
numpy.savez(sys.argv[1], **{name: value.detach().numpy() for name, value in found.items()})

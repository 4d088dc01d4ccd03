"""Runs emitted PyTorch modules: cases.json with weights, inputs and states, results.json with all that comes out."""
import json
import sys

import torch
from torch import nn


def tensor(case):
    return torch.tensor(case["values"], dtype=torch.int64 if case["is_integral"] else torch.float64).reshape(case["shape"])


def plain(values):
    return {"shape": list(values.shape), "values": values.detach().reshape(-1).tolist(), "is_integral": False}


def module(case):
    names = {"__name__": "emitted"}
    exec(compile(case["text"], "emitted.py", "exec"), names)
    (found,) = [c for c in names.values() if isinstance(c, type) and issubclass(c, nn.Module) and c.__module__ == "emitted"]
    torch.manual_seed(case["random_seed"])
    modules = [nn.Sequential(nn.Linear(i, o), nn.Tanh()) for i, o in case["modules"]]
    return found(*modules, *case["sizes"], dtype=torch.float64).eval()


def run(case):
    results = {}
    net = module(case)
    for name, parameter in net.named_parameters():
        results["fresh " + name] = plain(parameter)
    net.load_state_dict({name: tensor(value) for name, value in case["parameters"].items()})

    inputs = [tensor(value).requires_grad_(not value["is_integral"]) for value in case["inputs"]]
    given = None if case["modulation"] is None else tensor(case["modulation"]).requires_grad_()
    start = {name: tensor(value).requires_grad_() for name, value in case["state"].items()}
    torch.manual_seed(case["random_seed"])
    fresh = net.initial_state(inputs[0].shape[1])
    assert all(value.dtype == torch.float64 for value in fresh.values())
    results.update({"fresh state " + name: plain(value) for name, value in fresh.items()})

    state, steps = start, []
    for t in range(inputs[0].shape[0]):
        arguments = {} if given is None else {"modulation": given[t]}
        output, state = net(*[value[t] for value in inputs], state, **arguments)
        steps.append(output)

    kept = {"output " + name: torch.stack([step[name] for step in steps]) for name in steps[0]}
    kept.update({"state " + name: value for name, value in state.items()})
    sum((value.square() + value).sum() for value in kept.values()).backward()
    results.update({name: plain(value) for name, value in kept.items()})

    leaves = {"parameter " + name: value for name, value in net.named_parameters()}
    leaves.update({"input %d" % i: value for i, value in enumerate(inputs)})
    leaves.update({"state " + name: value for name, value in start.items()})
    leaves.update({} if given is None else {"modulation": given})
    results.update({"gradient of " + name: plain(leaf.grad) for name, leaf in leaves.items() if leaf.grad is not None})
    return results


with open(sys.argv[1]) as source:
    cases = json.load(source)
results = {}
for name, case in cases.items():
    try:
        results[name] = run(case)
    except Exception as error:
        raise RuntimeError(name + ":\n" + case["text"]) from error
with open(sys.argv[2], "w") as target:
    json.dump(results, target)

"""The module that the generator wrote, stepped through a sequence."""

import importlib.util

import torch


def load(path, name, sizes, dtype):
    """An instance of class name of the file."""
    spec = importlib.util.spec_from_file_location(name.lower(), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, name)(*sizes, dtype=dtype)


class Plain:
    """Runs the module over a sequence."""

    def __init__(self, net, reads, last):
        self.net, self.reads, self.last = net, reads, last

    def outputs(self, inputs):
        """What the loss reads: of every step, or of the last one."""
        state = self.net.initial_state(inputs.shape[1])
        seen = []
        for x in inputs.unbind(0):
            output, state = self.net(x, state)
            if self.last:
                seen.clear()
            seen.append([output[name] for name in self.reads])
        return seen[0] if self.last else [torch.stack(values) for values in zip(*seen)]

#!/usr/bin/env python3
"""The retroactive rule in JAX: lax.scan over the steps, in stretches that jax.checkpoint recomputes, all of it one jitted gradient."""

from common import arguments, not_installed, read, report

try:
    import jax
except ImportError:
    not_installed("JAX")

import jax.numpy as jnp
from jax import lax


def stretch(steps):
    """The divisor of the number of steps that lies nearest to its square root."""
    return min((d for d in range(1, steps + 1) if steps % d == 0), key=lambda d: abs(d - steps ** 0.5))


def loss(p, inputs, wanted):
    """Σ over policy, value and M of mean(coefficient·output)."""
    steps, lanes, _ = inputs.shape
    neurons = p["hidden.weight_hh"].shape[0]

    def step(state, x):
        h, hebb, trace = state
        y = jnp.tanh(x + h @ p["hidden.weight_hh"] + jnp.einsum("bi,ij,bij->bj", h, p["hidden.alpha"], hebb))
        m = jnp.tanh(y @ p["hidden.modulator_weight"].T + p["hidden.modulator_bias"])
        hebb = jnp.clip(hebb + m[:, :, None] * trace, -1, 1)
        trace = (1 - p["hidden.eta"]) * trace + p["hidden.eta"] * (h[:, :, None] * y[:, None, :])
        return (y, hebb, trace), (y, m)

    def run(state, rows):
        return lax.scan(step, state, rows)

    projected = inputs @ p["hidden.weight_ih"].T + p["hidden.bias"]
    rows = projected.reshape(-1, stretch(steps), lanes, neurons)
    matrix = jnp.zeros((lanes, neurons, neurons), projected.dtype)
    _, (y, m) = lax.scan(jax.checkpoint(run), (jnp.zeros((lanes, neurons), projected.dtype), matrix, matrix), rows)
    y, m = y.reshape(steps, lanes, neurons), m.reshape(steps, lanes, 1)
    outputs = [y @ p["policy.weight"].T + p["policy.bias"], y @ p["value.weight"].T + p["value.bias"], m]
    return sum((value * output).mean() for value, output in zip(wanted, outputs))


def main():
    options = arguments(__doc__)
    values, inputs, wanted = read(options.data)
    p = {name: jnp.asarray(value) for name, value in values.items()}
    inputs, wanted = jnp.asarray(inputs), [jnp.asarray(value) for value in wanted]
    gradient = jax.jit(jax.value_and_grad(loss))

    def run():
        value, gradients = jax.block_until_ready(gradient(p, inputs, wanted))
        return float(value), gradients

    report("JAX " + jax.__version__, options, run)


main()

#!/usr/bin/env python3
"""Batched advantage actor-critic of plastic networks in plain PyTorch: the oracle of the parity test.

Written from the papers' equations alone. `python3 reference_a2c.py` rewrites the .npz files beside it (PyTorch 1.13, NumPy);
the tests only read them. Everything is float64.

A file holds
    meta        sizes and hyper-parameters as JSON text (bytes)
    init.NAME   the parameters before the first iteration
    draws       [iterations, lanes, n]     uniforms of the environment: one stream per lane and episode
    actions     [iterations, steps, lanes] uniforms of the actions
    chosen      [iterations, steps, lanes] the actions that were taken
    rewards     [iterations, steps, lanes]
    loss        [iterations]
    grad.NAME   [iterations, ...] gradients, before they are clipped

How a uniform u in [0, 1) is used. pick(count) = floor(u * count). A lane takes its uniforms one after the other.

Action: the first a whose cumulative probability exceeds u, the last one if none does.

Maze (size S with its border): walls are the border and the cells with even row and even column, except the centre (S/2, S/2).
    Reset: reward cell = pick over the free cells, row-major, without the centre. The agent starts at the centre.
    On the reward: +10, then the agent moves to pick over the free cells, row-major, without the reward cell.
    Actions 0 up, 1 down, 2 left, 3 right; a move into a wall leaves the agent where it is.
    Input: 3x3 walls around the agent (row-major), 0, 1, t/T, previous reward, one-hot previous action (action 0 at t = 0).

Cue-reward (C cues, m = C/2 of them in a trial):
    Reset: for cue c, n = pick(2^bits - c); for every earlier cue's number in ascending order, n += 1 if n >= it.
    Bit j of cue n is +1 if bit j of n is set, else -1. Then target = pick(C).
    Trial: shown = u < 0.5; blanks = pick(C); others = the cues without the target; the first m - 1 (shown) or m of them are chosen
    by others[i] <-> others[i + pick(len - i)]; the middle = [target if shown] + the chosen + blanks is then shuffled by
    middle[i] <-> middle[i + pick(len - i)] for i < len - 1. Steps: blank, middle, Go, blank.
    On the Go step the reward is +1 if (action == 1) == shown, else -1.
    Input: cue bits, Go, 1, t/T, previous reward, 0, one-hot previous action (none at t = 0).
"""

import json
import pathlib

import numpy as np
import torch

CASES = {
    "maze_simple": dict(task="maze", modulation="simple", seed=11, size=7, steps=20, lanes=4, hidden=8, entropy=0.03, clip=0.5),
    "maze_retroactive": dict(task="maze", modulation="retroactive", seed=12, size=7, steps=20, lanes=4, hidden=8, entropy=0.03, clip=0.5),
    "cue_simple": dict(task="cue", modulation="simple", seed=13, cues=2, bits=5, steps=24, lanes=4, hidden=8, entropy=0.1, clip=0.1),
}
COMMON = dict(iterations=20, gamma=0.9, value=0.1, lr=1e-3, eps=1e-8, limit=1.0)


class Uniforms:
    """One stream of uniforms."""

    def __init__(self, values):
        self.values, self.used = values, 0

    def next(self):
        self.used += 1
        return self.values[self.used - 1]

    def pick(self, count):
        return int(self.next() * count)


class Maze:
    """One lane of the grid maze."""

    ACTIONS = 4
    MOVES = [(-1, 0), (1, 0), (0, -1), (0, 1)]

    @staticmethod
    def inputs(case):
        return 9 + 4 + Maze.ACTIONS

    @staticmethod
    def draws(case):
        return 1 + case["steps"]

    def __init__(self, case, uniforms):
        self.uniforms = uniforms
        size, centre = case["size"], case["size"] // 2
        self.wall = [
            [
                r in (0, size - 1) or c in (0, size - 1) or (r % 2 == 0 and c % 2 == 0 and (r, c) != (centre, centre))
                for c in range(size)
            ]
            for r in range(size)
        ]
        self.free = [(r, c) for r in range(size) for c in range(size) if not self.wall[r][c]]
        self.agent = (centre, centre)
        self.goal = self.other_than(self.agent)

    def other_than(self, cell):
        cells = [c for c in self.free if c != cell]
        return cells[self.uniforms.pick(len(cells))]

    def observe(self):
        r, c = self.agent
        return [float(self.wall[r + dr][c + dc]) for dr in (-1, 0, 1) for dc in (-1, 0, 1)] + [0.0]

    def act(self, action):
        r, c = self.agent[0] + self.MOVES[action][0], self.agent[1] + self.MOVES[action][1]
        if self.wall[r][c]:
            return 0.0
        self.agent = (r, c)
        if self.agent != self.goal:
            return 0.0
        self.agent = self.other_than(self.goal)
        return 10.0


class CueReward:
    """One lane of the cue-reward association task."""

    ACTIONS = 2

    @staticmethod
    def inputs(case):
        return case["bits"] + 5 + CueReward.ACTIONS

    @staticmethod
    def draws(case):
        half = case["cues"] // 2
        trials = -(-case["steps"] // (half + 3)) + 1
        return case["cues"] + 1 + trials * (2 + half + half + case["cues"])

    def __init__(self, case, uniforms):
        self.uniforms, self.bits = uniforms, case["bits"]
        numbers = []
        for c in range(case["cues"]):
            n = uniforms.pick(2 ** self.bits - c)
            for earlier in sorted(numbers):
                if n >= earlier:
                    n += 1
            numbers.append(n)
        self.cues = [[1.0 if n >> j & 1 else -1.0 for j in range(self.bits)] for n in numbers]
        self.target = uniforms.pick(case["cues"])
        self.plan = []
        self.start_trial()

    def start_trial(self):
        self.shown = bool(self.uniforms.next() < 0.5)
        blanks = self.uniforms.pick(len(self.cues))
        others = [c for c in range(len(self.cues)) if c != self.target]
        wanted = len(self.cues) // 2 - self.shown
        for i in range(wanted):
            j = i + self.uniforms.pick(len(others) - i)
            others[i], others[j] = others[j], others[i]
        middle = [self.target] * self.shown + others[:wanted] + ["blank"] * blanks
        for i in range(len(middle) - 1):
            j = i + self.uniforms.pick(len(middle) - i)
            middle[i], middle[j] = middle[j], middle[i]
        self.plan = ["blank"] + middle + ["go", "blank"]

    def observe(self):
        now = self.plan[0]
        return (self.cues[now] if isinstance(now, int) else [0.0] * self.bits) + [float(now == "go")]

    def act(self, action):
        now = self.plan.pop(0)
        reward = 0.0 if now != "go" else 1.0 if (action == 1) == self.shown else -1.0
        if not self.plan:
            self.start_trial()
        return reward


TASKS = {"maze": Maze, "cue": CueReward}


def initial_weights(case, task, random):
    n, i = case["hidden"], task.inputs(case)

    def uniform(bound, *shape):
        return random.uniform(-bound, bound, shape)

    weights = {
        "hidden.weight_ih": uniform(i**-0.5, n, i),
        "hidden.bias": uniform(i**-0.5, n),
        "hidden.weight_hh": uniform(n**-0.5, n, n),
        "hidden.alpha": uniform(0.3, n, n),
        "hidden.modulator_weight": uniform(2 * n**-0.5, 1, n),
        "hidden.modulator_bias": uniform(n**-0.5, 1),
        "policy.weight": uniform(n**-0.5, task.ACTIONS, n),
        "policy.bias": uniform(n**-0.5, task.ACTIONS),
        "value.weight": uniform(n**-0.5, 1, n),
        "value.bias": uniform(n**-0.5, 1),
    }
    if case["modulation"] == "retroactive":
        weights["hidden.eta"] = np.array([0.7])
    return weights


def step(case, p, x, state):
    """h(t) = tanh(U x + b + h(t-1) (w + alpha o Hebb)), M(t) = tanh(m h(t) + b), then the trace."""
    pre, hebb, eligibility = state
    recurrent = torch.einsum("bi,bij->bj", pre, p["hidden.weight_hh"] + p["hidden.alpha"] * hebb)
    post = torch.tanh(x @ p["hidden.weight_ih"].t() + p["hidden.bias"] + recurrent)
    m = torch.tanh(post @ p["hidden.modulator_weight"].t() + p["hidden.modulator_bias"]).unsqueeze(2)
    coincidence = pre.unsqueeze(2) * post.unsqueeze(1)
    if case["modulation"] == "retroactive":
        hebb = torch.clamp(hebb + m * eligibility, -case["limit"], case["limit"])
        eligibility = (1 - p["hidden.eta"]) * eligibility + p["hidden.eta"] * coincidence
    else:
        hebb = torch.clamp(hebb + m * coincidence, -case["limit"], case["limit"])
    logits = post @ p["policy.weight"].t() + p["policy.bias"]
    value = (post @ p["value.weight"].t() + p["value.bias"]).squeeze(1)
    return logits, value, (post, hebb, eligibility)


def inverse_cdf(probabilities, u):
    total = 0.0
    for action, probability in enumerate(probabilities):
        total += probability
        if total > u:
            return action
    return len(probabilities) - 1


def episode(case, task, p, draws, uniforms):
    """Plays all lanes; returns the loss, the actions, the rewards, the streams' use and the share of Hebb at its limit."""
    steps, lanes, n = case["steps"], case["lanes"], case["hidden"]
    worlds = [task(case, Uniforms(draws[b])) for b in range(lanes)]
    state = (torch.zeros(lanes, n), torch.zeros(lanes, n, n), torch.zeros(lanes, n, n))
    chosen = np.zeros((steps, lanes), dtype=np.int64)
    rewards = np.zeros((steps, lanes))
    logps, values, squares = [], [], []
    for t in range(steps):
        rows = []
        for b, world in enumerate(worlds):
            previous = [0.0] * task.ACTIONS
            if t > 0:
                previous[chosen[t - 1, b]] = 1.0
            elif task is Maze:
                previous[0] = 1.0
            reward = rewards[t - 1, b] if t > 0 else 0.0
            tail = [1.0, t / steps, reward] + ([0.0] if task is CueReward else []) + previous
            rows.append(world.observe() + tail)
        logits, value, state = step(case, p, torch.tensor(rows), state)
        probabilities = torch.softmax(logits, dim=1)
        for b, world in enumerate(worlds):
            chosen[t, b] = inverse_cdf(probabilities[b].tolist(), uniforms[t, b])
            rewards[t, b] = world.act(chosen[t, b])
        logps.append(torch.log_softmax(logits, dim=1).gather(1, torch.tensor(chosen[t]).unsqueeze(1)).squeeze(1))
        values.append(value)
        squares.append((probabilities**2).sum(dim=1))

    loss, future = torch.zeros(()), torch.zeros(lanes)
    for t in reversed(range(steps)):
        future = torch.tensor(rewards[t]) + case["gamma"] * future
        advantage = future - values[t]
        loss = loss - (logps[t] * advantage.detach()).mean()
        loss = loss + case["value"] * (advantage**2).mean() + case["entropy"] * squares[t].mean()
    used = max(world.uniforms.used for world in worlds)
    return loss / steps, chosen, rewards, used, (state[1].abs() == case["limit"]).double().mean().item()


def run(name, case):
    task, random = TASKS[case["task"]], np.random.default_rng(case["seed"])
    initial = initial_weights(case, task, random)
    p = {k: torch.tensor(v, requires_grad=True) for k, v in initial.items()}
    adam = torch.optim.Adam(list(p.values()), lr=case["lr"], betas=(0.9, 0.999), eps=case["eps"])
    k, t, b = case["iterations"], case["steps"], case["lanes"]
    draws, actions = random.random((k, b, task.draws(case))), random.random((k, t, b))
    chosen, rewards, losses, grads, used, limited = [], [], [], {n: [] for n in p}, 0, []
    for i in range(k):
        loss, c, r, u, share = episode(case, task, p, draws[i], actions[i])
        adam.zero_grad()
        loss.backward()
        for n, v in p.items():
            grads[n].append(v.grad.numpy().copy())
        torch.nn.utils.clip_grad_norm_(list(p.values()), case["clip"])
        adam.step()
        chosen.append(c)
        rewards.append(r)
        losses.append(loss.item())
        used = max(used, u)
        limited.append(share)
    out = {f"init.{n}": v for n, v in initial.items()}
    out |= {f"grad.{n}": np.stack(v) for n, v in grads.items()}
    out |= dict(draws=draws[:, :, :used], actions=actions, loss=np.array(losses), rewards=np.stack(rewards), chosen=np.stack(chosen))
    out["meta"] = np.frombuffer(json.dumps(case).encode(), dtype=np.uint8)
    path = pathlib.Path(__file__).with_name(name + ".npz")
    np.savez(path, **out)
    norms = [np.sqrt(sum((grads[n][i] ** 2).sum() for n in p)) for i in range(k)]
    print(f"{path.name}: {path.stat().st_size // 1024} KiB, loss {losses[0]:.6f} .. {losses[-1]:.6f}, "
          f"reward {np.stack(rewards).sum():.0f}, gradient norm {min(norms):.3f} .. {max(norms):.3f}, "
          f"Hebb at its limit {np.mean(limited):.3f}, draws a lane {used}")


if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    for case_name, case_values in CASES.items():
        run(case_name, COMMON | case_values)

"""DeltaNet in chunks of steps: what a chunk writes is solved for at once, so that a sequence is a few products of matrices (Yang et al. 2024).

With S the memory before a chunk, u(t) what step t writes under its key and r its rates:
(I + r∘tril(K·Kᵀ, −1))·U = r∘(V − K·S), what is read is Q·S + tril(Q·Kᵀ)·U, and the memory behind the chunk is S + Kᵀ·U.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class Chunks(nn.Module):
    """Reads of a whole sequence: keys, queries, values [B, T, N] and rates [B, T, 1] give [B, T, N]."""

    def __init__(self, steps: int):
        super().__init__()
        self.steps = steps

    def forward(self, keys: Tensor, queries: Tensor, values: Tensor, rates: Tensor) -> Tensor:
        lanes, length, n = keys.shape
        steps = min(self.steps, length)
        # A step whose rate is 0 writes nothing: so the last chunk is filled up.
        missing = (steps - length % steps) % steps
        shape = [lanes, -1, steps, n]
        k = F.pad(keys, [0, 0, 0, missing]).view(shape)
        q = F.pad(queries, [0, 0, 0, missing]).view(shape)
        v = F.pad(values, [0, 0, 0, missing]).view(shape)
        r = F.pad(rates, [0, 0, 0, missing]).view([lanes, -1, steps, 1])
        among = (r * torch.matmul(k, k.transpose(2, 3))).tril(-1)
        solved = torch.linalg.solve_triangular(among, torch.cat([r * v, r * k], 3), upper=False, unitriangular=True)
        alone, through = solved[..., :n], solved[..., n:]
        seen = torch.matmul(q, k.transpose(2, 3)).tril()
        memory = keys.new_zeros([lanes, n, n])
        reads = []
        for chunk in range(k.shape[1]):
            written = torch.baddbmm(alone[:, chunk], through[:, chunk], memory, alpha=-1.0)
            reads.append(torch.baddbmm(torch.bmm(q[:, chunk], memory), seen[:, chunk], written))
            memory = torch.baddbmm(memory, k[:, chunk].transpose(1, 2), written)
        return torch.cat(reads, 1)[:, :length]

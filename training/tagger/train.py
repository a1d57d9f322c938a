"""Trains the network on prepared reports; after every epoch all that a later start needs to go on is on the disk.

In: prepared.jsonl, which fold to leave out, if any. Out: network.pt. The same seed gives the same network on one machine.
"""

import json
import math
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from examples import Example, examples
from losses import loss_of
from network import Network, start_from
from tokenizers import Tokenizer
from torch import nn

from dateline.language.tagger.standins import stand_ins


@dataclass(frozen=True)
class Plan:
    """How the network is trained; rates are for each step of the descent."""

    epochs: int = 6
    pieces: int = 1500  # wordpieces in a batch, padding included
    encoder_rate: float = 2.5e-4
    rate: float = 1e-3
    lower: float = 0.95  # of the layer above it, each layer of the encoder
    warm: int = 80  # steps until the full rate
    seed: int = 0


def train(
    prepared: Path, out: Path, plan: Plan, *, begin: Path | None = None, without: int | None = None, threads: int = 2
) -> None:
    """Trains from the weights in `begin`, or goes on where a start before this one ended, and writes weights to `out`."""
    torch.set_num_threads(threads)
    rows = [json.loads(line) for line in prepared.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["fold"] != without]
    tokenizer = Tokenizer.from_file(str(start_from() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    _seed(plan.seed)
    network = Network()
    if begin is not None:
        network.load_state_dict(torch.load(begin), strict=False)  # heads that the earlier network lacked start anew
    steps = plan.epochs * len(list(_batches([one for row in rows for one in examples(row, tokenizer)], plan)))
    descent = torch.optim.AdamW(_groups(network, plan), weight_decay=0.01, fused=True)
    pace = torch.optim.lr_scheduler.LambdaLR(descent, lambda s: min((s + 1) / plan.warm, max(0.02, 1 - s / steps)))
    kept, begun = out.with_suffix(".checkpoint"), 0
    if kept.exists():
        state = torch.load(kept)
        network.load_state_dict(state["network"])
        descent.load_state_dict(state["descent"])
        pace.load_state_dict(state["pace"])
        begun = state["epochs"]
    for epoch in range(begun, plan.epochs):
        _seed(plan.seed + 1000 * (epoch + 1))
        started = time.time()
        losses = _epoch(network, descent, pace, _pass(rows, tokenizer), plan)
        print(
            f"{out.stem}: epoch {epoch + 1} of {plan.epochs}, loss {np.mean(losses):.3f}, {time.time() - started:.0f} s",
            flush=True,
        )
        state = {"network": network.state_dict(), "descent": descent.state_dict(), "pace": pace.state_dict()}
        torch.save(state | {"epochs": epoch + 1}, kept)
    torch.save(network.state_dict(), out)
    kept.unlink(missing_ok=True)


def _pass(rows: list[dict[str, object]], tokenizer: Tokenizer) -> list[Example]:
    """The windows of all reports; in each report the stand-ins for names change places, so that none comes to mean a thing."""
    names = [tokenizer.token_to_id(name) for name in stand_ins()]
    found = []
    for row in rows:
        put = dict(zip(names, random.sample(names, len(names)), strict=True))
        for one in examples(row, tokenizer):
            one.ids = [put.get(piece, piece) for piece in one.ids]
            found.append(one)
    return found


def _seed(seed: int) -> None:
    torch.manual_seed(seed)
    random.seed(seed)


def _groups(network: Network, plan: Plan) -> list[dict[str, object]]:
    """The parameters by rate: the encoder's lower layers, which know the language, change least."""
    layers = len(network.encoder.encoder.layer)
    groups: dict[float, list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        layer = re.search(r"^encoder\..*layer\.(\d+)\.", name)
        depth = layers - 1 - int(layer.group(1)) if layer else layers
        rate = plan.encoder_rate * plan.lower**depth if name.startswith("encoder.") else plan.rate
        groups.setdefault(rate, []).append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in groups.items()]


def _batches(found: list[Example], plan: Plan) -> Iterator[list[Example]]:
    """The windows in batches of about the same length, in random order."""
    ordered = sorted(found, key=lambda example: len(example.ids) + 40 * random.random())
    batches: list[list[Example]] = [[]]
    for example in ordered:
        if batches[-1] and len(example.ids) * (len(batches[-1]) + 1) > plan.pieces:
            batches.append([])
        batches[-1].append(example)
    random.shuffle(batches)
    yield from batches


def _epoch(
    network: Network,
    descent: torch.optim.Optimizer,
    pace: torch.optim.lr_scheduler.LRScheduler,
    found: list[Example],
    plan: Plan,
) -> list[float]:
    """One pass over the windows; the losses of its batches."""
    network.train()
    losses = []
    for batch in _batches(found, plan):
        loss = loss_of(network, batch)
        if not math.isfinite(loss.item()):
            continue
        descent.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        descent.step()
        pace.step()
        losses.append(loss.item())
    return losses

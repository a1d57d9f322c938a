"""What a batch of windows costs the network: how far its answers lie from the coders'.

Examples and the network go in, one number comes out to descend on. The parts are weighed so that none drowns another.
"""

import numpy as np
import torch
from examples import MASK, OPENS, Example, certainty_of
from labels import AGAIN, CERTAINTIES, LATER, SINGLE, TYPES
from network import Network
from torch import Tensor
from torch.nn import functional

TAGS, CODES, LATE, LINKS, ANEW = 5.0, 0.5, 0.3, 0.6, 0.5  # weights of the parts
FOR_IT = 2.5  # how much more a filler counts than what is none
FEWEST = (
    4.0  # fillers that a trigger is taken to have at the least, so that one with none does not count beyond measure
)
MOST = 12  # triggers of a window that are read again in one step
HIDDEN = 0.05  # share of wordpieces that the network does not get to see


def packed(batch: list[Example]) -> tuple[Tensor, Tensor]:
    """Wordpieces and mask of a batch, padded to its longest window."""
    length = max(len(example.ids) for example in batch)
    ids, mask = torch.zeros(len(batch), length, dtype=torch.long), torch.zeros(len(batch), length, dtype=torch.long)
    for i, example in enumerate(batch):
        ids[i, : len(example.ids)] = torch.tensor(example.ids)
        mask[i, : len(example.ids)] = 1
    return ids, mask


def loss_of(network: Network, batch: list[Example]) -> Tensor:
    """The mean loss of a batch."""
    ids, mask = packed(batch)
    hidden = (torch.rand(ids.shape) < HIDDEN) & (ids > OPENS + 1)  # neither padding nor marks
    with torch.autocast("cpu", torch.bfloat16):
        states = network(ids.masked_fill(hidden, MASK), mask)
    states = network.drop(states.float())
    losses = [_window(network, states[i, : len(one.ids)], one) for i, one in enumerate(batch)]
    return torch.stack(losses).mean()


def _window(network: Network, states: Tensor, example: Example) -> Tensor:
    """The loss of one window."""
    loss = TAGS * functional.cross_entropy(network.tags(states), torch.from_numpy(example.tags))
    loss = loss + _yes_or_no(network.filled(states), torch.from_numpy(example.filled)).sum(1).mean()
    if (example.kinds >= 0).any():
        loss = loss + CODES * functional.cross_entropy(network.kinds(states), torch.from_numpy(example.kinds))
    if not example.queries:
        return loss
    own = torch.zeros(len(example.queries), len(example.ids), dtype=torch.long)
    for row, query in zip(own, example.queries, strict=True):
        row[query.pieces] = 1
    triggers = network.triggers(states, own)
    loss = loss + _events(network.event(triggers), example)
    told = [j for j, query in enumerate(example.queries) if query.event is not None]
    return loss + _links(network, states, triggers, own, example, told) if told else loss


def _yes_or_no(scores: Tensor, right: Tensor, weight: float = 2.0) -> Tensor:
    raised = torch.tensor(weight)
    return functional.binary_cross_entropy_with_logits(scores, right, reduction="none", pos_weight=raised)


def _events(scores: Tensor, example: Example) -> Tensor:
    """Whether each trigger tells of an event, and the codes of those that do."""
    queries = example.queries
    right = torch.tensor([[query.named, query.event is not None] for query in queries]).float()
    loss = functional.binary_cross_entropy_with_logits(scores[:, : len(SINGLE)], right, reduction="none").sum(1).mean()
    told = [j for j, query in enumerate(queries) if query.event is not None]
    if not told:
        return loss
    events = [example.events[query.event] for query in queries if query.event is not None]
    _, types, sure, later = scores[told].split([len(SINGLE), len(TYPES), len(CERTAINTIES), len(LATER)], dim=1)
    loss = loss + functional.cross_entropy(types, torch.tensor([TYPES.index(event["event_type"]) for event in events]))
    loss = loss + CODES * functional.cross_entropy(sure, torch.tensor([certainty_of(event) for event in events]))
    asked = (("granularity", "aggregate", CODES), ("main", True, LATE), ("scope", "criminal", LATE))
    for k, (name, answer, weight) in enumerate(asked):
        known = [i for i, event in enumerate(events) if event[name] is not None]  # some sets say neither main nor scope
        if known:
            yes = torch.tensor([float(events[i][name] == answer) for i in known])
            loss = loss + weight * functional.binary_cross_entropy_with_logits(later[known, k], yes)
    return loss


def _links(
    network: Network, states: Tensor, triggers: Tensor, own: Tensor, example: Example, told: list[int]
) -> Tensor:
    """What fills the slots of the events told of, and which other triggers tell of them again."""
    if len(told) > MOST:
        told = sorted(torch.randperm(len(told))[:MOST].tolist())
    at = torch.tensor([example.queries[j].pieces[0] for j in told])
    with torch.autocast("cpu", torch.bfloat16):
        scores = network.again(states, triggers[told], at, own[told], torch.from_numpy(example.sentences)).float()
    right, counted = (torch.from_numpy(np.ascontiguousarray(part[told])) for part in (example.links, example.counted))
    losses = _yes_or_no(scores, right, FOR_IT) * counted
    fillers = right[:, :AGAIN].sum((1, 2)).clamp(min=FEWEST)
    filled = (losses[:, :AGAIN].sum((1, 2)) / fillers).mean()
    anew = losses[:, AGAIN].sum() / counted[:, AGAIN].sum().clamp(min=1.0)
    return LINKS * filled + ANEW * anew

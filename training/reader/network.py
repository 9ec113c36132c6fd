"""The network: the lower layers of the sentence encoder as they are, tuned copies of the upper ones, and the heads.

A cue is found by a label on each unit; from each cue every unit is seen as nothing, source, content or via, by the dot
product of a query (of the cue) and a key (of the unit) plus a term for how far apart they are: contents may overlap
and nest, since each cue has its own row.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

HEADS, HIDDEN, INNER = 12, 384, 1536
LAYERS, KEPT = 6, 1  # the reader shares the first layer with the encoder of sentences
SHAPES, HINTS, SCHEMES, CUES, ROLES, RULED, STANCES, RANK = 40, 8, 2, 4, 4, 5, 9, 64
DISTANCES = 32


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.output = nn.Linear(HIDDEN, HIDDEN)
        self.first, self.second = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.wide, self.narrow = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)

    def forward(self, states: Tensor, mask: Tensor, dropout: float) -> Tensor:
        def heads(linear: nn.Linear) -> Tensor:
            return linear(states).view(*states.shape[:2], HEADS, -1).transpose(1, 2)

        mixed = functional.scaled_dot_product_attention(heads(self.query), heads(self.key), heads(self.value), mask)
        mixed = self.output(mixed.transpose(1, 2).reshape(states.shape))
        states = self.first(states + functional.dropout(mixed, dropout, self.training))
        inner = self.narrow(functional.gelu(self.wide(states)))
        return self.second(states + functional.dropout(inner, dropout, self.training))


class Reader(nn.Module):
    """Word pieces in; labels of cues, and what each other piece is to them, out."""

    def __init__(self, weights: dict[str, Tensor], dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = dropout
        self.words = nn.Embedding.from_pretrained(weights["embeddings.word_embeddings.weight"], freeze=True)
        places = (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self.places = nn.Embedding.from_pretrained(places, freeze=True)
        self.begin = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.begin.weight.data, self.begin.bias.data = (
            weights["embeddings.LayerNorm.weight"].clone(), weights["embeddings.LayerNorm.bias"].clone(),
        )  # fmt: skip
        self.layers = nn.ModuleList(copied(weights, number) for number in range(LAYERS))
        for parameter in [*self.begin.parameters(), *self.layers[:KEPT].parameters()]:
            parameter.requires_grad = False
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        self.schemes = nn.Embedding(SCHEMES, HIDDEN)
        self.hints = nn.Embedding(HINTS, HIDDEN)
        self.cues = nn.Linear(HIDDEN, CUES)
        self.querying = nn.Linear(HIDDEN, ROLES * RANK)
        self.keying = nn.Linear(HIDDEN, ROLES * RANK)
        self.plain = nn.Linear(HIDDEN, ROLES)
        self.distance = nn.Parameter(torch.zeros(ROLES, 2 * DISTANCES + 1))
        self.stance_by_cue, self.stance_by_content = nn.Linear(HIDDEN, STANCES), nn.Linear(HIDDEN, STANCES)
        self.grade = nn.Linear(HIDDEN, 1)  # how surely what a unit tells is told as a fact, -3 to 3
        self.ruled = nn.Parameter(torch.zeros(RULED, ROLES))  # what a rule says of a unit, as a term of its roles
        self.ruled_stance = nn.Parameter(torch.zeros(STANCES, STANCES))
        for table in (self.shapes, self.schemes):
            nn.init.normal_(table.weight, std=0.02)
        nn.init.zeros_(self.hints.weight)

    def forward(self, ids: Tensor, shapes: Tensor, hints: Tensor, scheme: Tensor, mask: Tensor) -> Tensor:
        """States (windows x pieces x 384) from ids, shapes, hints (windows x pieces), schemes (windows), mask."""
        allowed = mask[:, None, None, :]
        with torch.no_grad():
            place = torch.arange(ids.shape[1], device=ids.device)
            states = self.begin(self.words(ids) + self.places(place))
            for layer in self.layers[:KEPT]:
                states = layer(states, allowed, 0.0)
        states = states + self.shapes(shapes) + self.hints(hints) + self.schemes(scheme)[:, None]
        for layer in self.layers[KEPT:]:
            states = layer(states, allowed, self.dropout)
        return functional.dropout(states, self.dropout, self.training)

    def roles(self, states: Tensor, anchors: Tensor, ruled: Tensor) -> Tensor:
        """From some units of one window (n x 384) to all of them: scores (anchors x units x roles)."""
        query = self.querying(states[anchors]).view(-1, ROLES, RANK)
        key = self.keying(states).view(-1, ROLES, RANK)
        scores = torch.einsum("arc,urc->aur", query, key) / math.sqrt(RANK) + self.plain(states)[None]
        apart = torch.arange(len(states))[None] - anchors[:, None]
        return scores + self.distance[:, bucket(apart)].permute(1, 2, 0) + self.ruled[ruled]

    def stance(self, states: Tensor, anchor: int, content: Tensor, ruled: int) -> Tensor:
        """The scores of the stances of what is said (a mask over units) by a cue, with what the rules say."""
        mean = states[content].mean(dim=0) if bool(content.any()) else torch.zeros_like(states[0])
        return self.stance_by_cue(states[anchor]) + self.stance_by_content(mean) + self.ruled_stance[ruled]


def bucket(apart: Tensor) -> Tensor:
    """How far apart in units, exactly up to 8, then in steps that grow, as one of 65 places."""
    size = apart.abs().float()
    grown = 8 + 24 * torch.log(size.clamp(min=8) / 8) / math.log(256 / 8)
    steps = torch.where(size <= 8, size, grown).clamp(max=DISTANCES).long()
    return torch.where(apart < 0, -steps, steps) + DISTANCES


def copied(weights: dict[str, Tensor], number: int) -> Layer:
    """A layer with the weights of the encoder."""
    made, key = Layer(), f"encoder.layer.{number}"
    names = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "output": "attention.output.dense", "first": "attention.output.LayerNorm", "wide": "intermediate.dense",
        "narrow": "output.dense", "second": "output.LayerNorm",
    }  # fmt: skip
    for own, theirs in names.items():
        for part in ("weight", "bias"):
            getattr(made, own).get_parameter(part).data = weights[f"{key}.{theirs}.{part}"].clone()
    return made

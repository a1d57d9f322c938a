"""The trained network as the files that `dateline.language.tagger` runs: ONNX, tokenizer, labels; then in whole numbers.

In: network.pt. Out: a folder with encoder.onnx, pairs.onnx, tokenizer.json, labels.json. Quantising keeps what is computed
but stores the weights in eight bits, by output channel.
"""

import json
import shutil
from pathlib import Path

import torch
from labels import CERTAINTIES, KINDS, LATER, SINGLE, SLOTS, TYPES
from network import Network, start_from
from torch import Tensor, nn

NAME = "dateline-model-en"
OPSET = 17
PRODUCTS = {
    "MatMulInteger": (1, 3),
    "DynamicQuantizeMatMul": (1, 3),
    "MatMulIntegerToFloat": (1, 5),
}  # weights, zero points


class Encoder(nn.Module):
    """One window's wordpieces to states and log-probabilities of tags and kinds, without batch, mask and padding.

    The same sums as in transformers' own code, which guards against rows that are masked as a whole: a fifth of the time.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.embeddings, self.layers = network.encoder.embeddings, network.encoder.encoder.layer
        self.tags, self.kinds = network.tags, network.kinds
        self.heads = network.encoder.config.num_attention_heads
        self.joined = nn.ModuleList(_joined(layer.attention.self) for layer in self.layers)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """States (wordpieces by width), tags (wordpieces by none and types), kinds of source (wordpieces by kinds)."""
        states = self.embeddings(input_ids=ids)[0]
        pieces, width = states.shape
        for layer, joined in zip(self.layers, self.joined, strict=True):
            asks, keys, values = joined(states).view(pieces, 3, self.heads, width // self.heads).permute(1, 2, 0, 3)
            seen = torch.softmax(asks @ keys.transpose(1, 2), dim=-1) @ values
            out = layer.attention.output
            states = out.LayerNorm(states + out.dense(seen.transpose(0, 1).reshape(pieces, width)))
            states = layer.output.LayerNorm(states + layer.output.dense(layer.intermediate(states)))
        return states, torch.log_softmax(self.tags(states), dim=-1), torch.log_softmax(self.kinds(states), dim=-1)


def _joined(attention: nn.Module) -> nn.Linear:
    """Queries, keys and values of a layer as one product, the queries scaled."""
    width, scale = attention.query.in_features, attention.attention_head_size**-0.5
    joined = nn.Linear(width, 3 * width)
    parts = ((attention.query, scale), (attention.key, 1.0), (attention.value, 1.0))
    with torch.no_grad():
        joined.weight.copy_(torch.cat([part.weight * by for part, by in parts]))
        joined.bias.copy_(torch.cat([part.bias * by for part, by in parts]))
    return joined


class Pairs(nn.Module):
    """States and triggers to the codes of each trigger's event and the links of every wordpiece to its slots."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, states: Tensor, sentences: Tensor, at: Tensor, own: Tensor) -> tuple[Tensor, Tensor]:
        """Events (triggers by codes; types and certainties as log-probabilities), links (triggers by slots by wordpieces)."""
        triggers = self.network.triggers(states, own)
        parts = self.network.event(triggers).split([len(SINGLE), len(TYPES), len(CERTAINTIES), len(LATER)], dim=1)
        single, types, sure, later = parts
        events = torch.cat([single, torch.log_softmax(types, -1), torch.log_softmax(sure, -1), later], dim=1)
        return events, self.network.again(states, triggers, at, own, sentences)


def export(weights: Path, folder: Path, version: str) -> None:
    """Writes the network of `weights` into the folder, in floating point."""
    network = Network()
    network.load_state_dict(torch.load(weights))
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(1000, 2000, (1, 40))
    many, few = {0: "pieces"}, {0: "triggers"}
    torch.onnx.export(
        Encoder(network), (ids,), folder / "encoder.onnx", input_names=["ids"], output_names=["states", "tags", "kinds"],
        dynamic_axes={"ids": {1: "pieces"}, "states": many, "tags": many, "kinds": many}, opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    own = torch.zeros(3, 40, dtype=torch.long)
    own[:, 5:7] = 1
    inputs = (torch.randn(40, 384), torch.arange(40) // 9, torch.tensor([5, 5, 5]), own)
    axes = {"states": many, "sentences": many, "at": few, "own": {0: "triggers", 1: "pieces"}}
    torch.onnx.export(
        Pairs(network), inputs, folder / "pairs.onnx", input_names=list(axes), output_names=["events", "links"],
        dynamic_axes=axes | {"events": few, "links": {0: "triggers", 2: "pieces"}}, opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    shutil.copy(start_from() / "tokenizer.json", folder / "tokenizer.json")
    told = {
        "name": NAME,
        "version": version,
        "types": TYPES,
        "slots": SLOTS,
        "certainties": CERTAINTIES,
        "kinds": KINDS,
    }
    (folder / "labels.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def unsign(path: Path) -> None:
    """Puts the weights of whole-number products 128 higher, and their zero points with them: the same sums.

    Products of unsigned and signed bytes overflow on processors with AVX2 and without VNNI (.02 of the F1 of events was
    lost there); products of unsigned ones are exact on all.
    """
    import onnx
    from onnx import numpy_helper

    model = onnx.load(path)
    held = {one.name: one for one in model.graph.initializer}
    names = {node.input[at] for node in model.graph.node for at in PRODUCTS.get(node.op_type, ())}
    for name in sorted(names):
        higher = numpy_helper.to_array(held[name]).astype("int16") + 128
        held[name].CopyFrom(numpy_helper.from_array(higher.astype("uint8"), name))
    onnx.save(model, path)


def quantise(folder: Path, out: Path) -> None:
    """Writes the model of a folder into another one with the weights in eight bits."""
    from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    out.mkdir(parents=True, exist_ok=True)
    whole, eight = out / "whole.onnx", {"per_channel": True, "weight_type": QuantType.QInt8}
    for name, kinds in (("encoder.onnx", ["MatMul", "Gather"]), ("pairs.onnx", ["MatMul"])):
        quant_pre_process(folder / name, whole, skip_symbolic_shape=True)
        quantize_dynamic(whole, whole, op_types_to_quantize=kinds, **eight)
        chosen = SessionOptions()  # what the runtime would make of it at every start is made once, here
        chosen.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        chosen.optimized_model_filepath = str(out / name)
        InferenceSession(whole, chosen, providers=["CPUExecutionProvider"])
        unsign(out / name)
        whole.unlink()
    for name in ("tokenizer.json", "labels.json"):
        shutil.copy(folder / name, out / name)

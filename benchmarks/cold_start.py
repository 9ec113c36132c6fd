"""Cold start: the whole process of `quoth read` beside a bare Python that imports onnxruntime and loads the model.

    python benchmarks/cold_start.py REPORT... [--runs 7]

Prints medians of wall time, their ratio, and the peak resident memory of each. It never fails on a time.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from importlib.resources import files

BARE = """
import onnxruntime, sys
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 2
options.inter_op_num_threads = 1
onnxruntime.InferenceSession(open(sys.argv[1], "rb").read(), options, providers=["CPUExecutionProvider"])
"""


def timed(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak resident MB of one run of the command."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[:4]} ended with {process.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("reports", nargs="+")
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    model = str(files("quoth.encoder") / "weights" / "encoder.onnx")
    commands = {
        "bare onnxruntime + model": [sys.executable, "-c", BARE, model],
        "quoth read": [sys.executable, "-m", "quoth", "read", *args.reports],
        "quoth read --json": [sys.executable, "-m", "quoth", "read", "--json", *args.reports],
        "quoth --help": [sys.executable, "-m", "quoth", "--help"],
    }
    runs: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(args.runs):
        for name, command in commands.items():
            runs[name].append(timed(command))
    bare = statistics.median(seconds for seconds, _ in runs["bare onnxruntime + model"])
    print(f"{'':26} {'median s':>9} {'ratio':>6} {'peak MB':>8}")
    for name, measured in runs.items():
        median = statistics.median(seconds for seconds, _ in measured)
        print(f"{name:26} {median:9.3f} {median / bare:6.2f} {max(mb for _, mb in measured):8.0f}")


if __name__ == "__main__":
    main()

"""The API against its own description: thousands of requests that Schemathesis makes of it, allowed and not, POST among them.

    uv tool install schemathesis==4.32.5
    python -m benchmarks.api --examples 400

A small store is filled and served on a free port; Schemathesis reads `/api/openapi.json` and asks for everything in it, in the
order of its phases. What is checked of each answer: no server error, only the statuses, content types and shapes that are
described, what is not as described is refused, the token is asked for. The work that the requests begin is real.
"""

import argparse
import re
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.edges.store.small_reports import BRIDGE, FERRY, fill, sources
from tests.edges.web.served import running

from quoth.edges.store.location import location_of
from quoth.edges.store.opening import open_store

CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "negative_data_rejection", "unsupported_method", "ignored_auth",
)  # fmt: skip


def main() -> None:
    """Fills, serves, asks, prints what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=400, help="random requests for each operation")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--schemathesis", default=shutil.which("schemathesis") or "schemathesis")
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(location_of(str(Path(folder) / "store.sqlite")), make=True) as store,
    ):
        fill(store, sources(FERRY, BRIDGE))
        with running(store) as address:
            home, _, token = address.partition("/?token=")
            began = time.perf_counter()
            ended = subprocess.run(
                [
                    given.schemathesis, "run", f"{home}/api/openapi.json", "--header", f"Authorization: Bearer {token}",
                    "--checks", ",".join(CHECKS), "--phases", "examples,coverage,fuzzing", "--max-examples", str(given.examples),
                    "--seed", str(given.seed), "--suppress-health-check", "all", "--continue-on-failure", "--no-color",
                ],
                capture_output=True, text=True, check=False, cwd=folder,
            )  # fmt: skip
            seconds = time.perf_counter() - began
    print(ended.stdout[ended.stdout.rfind("= SUMMARY =") :])
    said = Counter(re.findall(r"^- (ST\d+ .+)$", ended.stdout, re.MULTILINE))
    print(f"{seconds:.0f} s; exit {ended.returncode}; failures by kind: {dict(said) or 'none'}")


if __name__ == "__main__":
    main()

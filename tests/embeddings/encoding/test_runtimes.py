import subprocess
import sys

from embeddings import SentenceEncoder

# Several threads compute for the first time in their process. Without the call in `GraphRuntime`, this mostly hangs.
FIRST_USE = """
import os, sys, threading
from pathlib import Path
import openvino
from embeddings.encoding.runtimes import GraphRuntime
GraphRuntime(Path(sys.argv[1]), may_halve=True)
sys.setswitchinterval(1e-6)
together = threading.Barrier(8)
def use():
    together.wait()
    openvino.Type.i64.to_dtype()
threads = [threading.Thread(target=use, daemon=True) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(10)
os._exit(sum(thread.is_alive() for thread in threads))
"""


def test_threads_that_compute_at_once_for_the_first_time_do_not_wait_for_each_other() -> None:
    exported = SentenceEncoder()._loaded()._exported
    assert subprocess.run([sys.executable, "-c", FIRST_USE, str(exported)], check=False, timeout=60).returncode == 0

"""A picture of how long an answer takes, by the size of the index, both axes in tens: an SVG."""

from collections.abc import Sequence
from html import escape
from math import ceil, floor, log10
from pathlib import Path

from tests.benchmarks.figures import Figure, machine

_LEFT, _RIGHT, _TOP, _BOTTOM, _WIDTH, _HEIGHT = 64, 24, 56, 64, 640, 380
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1c1c1e } .title { font-weight: 600; font-size: 15px }
.small { font-size: 11px } .grid { stroke: #d0d0d4 } .line { fill: none; stroke-width: 2.5 }
.ours { stroke: #0b62c4 } .plain { stroke: #b3541e; stroke-dasharray: 6 4 } circle { fill: #fff; stroke-width: 2.5 }
@media (prefers-color-scheme: dark) {
text { fill: #ececf0 } .grid { stroke: #48484c } .ours { stroke: #6db3ff } .plain { stroke: #ffa066 }
circle { fill: #1c1c1e } }
"""


def draw(figures: Sequence[Figure], file: Path) -> None:
    """Draw one figure of several sizes, in milliseconds, ours and the plain tutorial's."""
    lines = {
        "ours": [(one.n_passages or 1, one.ours) for one in figures],
        "plain": [(one.n_passages or 1, one.plain) for one in figures if one.plain],
    }
    sizes, times = zip(*(point for points in lines.values() for point in points), strict=True)
    width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
    lowest, highest = floor(log10(min(times))), ceil(log10(max(times)))
    narrow, wide = log10(min(sizes)), log10(max(sizes))

    def x(size: float) -> float:
        return _LEFT + (log10(size) - narrow) / (wide - narrow) * width

    def y(time: float) -> float:
        return _TOP + height - (log10(time) - lowest) / (highest - lowest) * height

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        f"<title>Median time of an answer by the size of the index</title><style>{_STYLE}</style>",
        f'<text class="title" x="{_LEFT}" y="22">Median time of an answer to a question never asked before</text>',
        f'<text class="small" x="{_LEFT}" y="40">{escape(machine())}</text>',
    ]
    for power in range(lowest, highest + 1):
        at = y(10.0**power)
        parts.append(f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{at:.1f}" y2="{at:.1f}"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{10.0**power:,g} ms</text>')
    for size, _ in lines["ours"]:
        parts.append(f'<text x="{x(size):.1f}" y="{_HEIGHT - 42}" text-anchor="middle">{size:,}</text>')
    for name, points in lines.items():
        places = [(x(size), y(time)) for size, time in points]
        path = " ".join(f"{across:.1f},{down:.1f}" for across, down in places)
        parts.append(f'<polyline class="line {name}" points="{path}"/>')
        parts += [f'<circle class="{name}" cx="{across:.1f}" cy="{down:.1f}" r="4"/>' for across, down in places]
    for name, label, at in (("ours", "On the Record", _LEFT), ("plain", "the plain tutorial", _LEFT + 170)):
        parts.append(f'<line class="line {name}" x1="{at}" x2="{at + 28}" y1="{_HEIGHT - 16}" y2="{_HEIGHT - 16}"/>')
        parts.append(f'<text x="{at + 36}" y="{_HEIGHT - 12}">{label}</text>')
    parts.append(f'<text x="{_WIDTH - _RIGHT}" y="{_HEIGHT - 12}" text-anchor="end">passages</text></svg>')
    file.write_text("\n".join(parts) + "\n", encoding="utf-8")

"""The results → a picture: what verdicts on 100 events cost, as a multiple of parsing them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.tables import digits

_CASES = ("100 valid", "1 of 100 invalid: misspelt name", "100 of 100 invalid: all kinds")
_SCALE = "time from bytes to verdict, as a multiple of orjson.loads of the same bytes (log scale)"
_OURS, _OTHERS = "#0b6e4f", "#8a94a6"


def draw(results: Mapping[str, Any], file: Path) -> None:
    """Write the picture; the same results give the same bytes."""
    # Not above: only the environment of the benchmarks has it.
    import matplotlib as mpl

    mpl.rcParams |= {"svg.hashsalt": "commerce-events", "font.size": 12, "font.family": "DejaVu Sans"}
    from matplotlib.figure import Figure

    by_case = {row["case"]: row["times"] for row in results["calls"] if row["form"] == "bytes"}
    figure = Figure(figsize=(10, 11), layout="constrained")
    axes = figure.subplots(len(_CASES), 1, sharex=True)
    for axis, case in zip(axes, _CASES, strict=True):
        found = {name: time["ratio"]["median"] for name, time in by_case[case].items() if time}
        names = list(reversed(found))
        colours = [_OURS if name.startswith("commerce_events") else _OTHERS for name in names]
        bars = axis.barh(names, [found[name] for name in names], color=colours)
        axis.bar_label(bars, [digits(found[name]) for name in names], padding=4)
        axis.set_title(case, loc="left", fontweight="bold")
        axis.spines[["top", "right"]].set_visible(False)
    axes[-1].set_xscale("log")
    axes[-1].set_xlim(0.5, 2.5 * axes[-1].get_xlim()[1])
    axes[-1].xaxis.set_major_formatter(lambda number, _: digits(number))
    axes[-1].set_xlabel(_SCALE)
    figure.savefig(file, metadata={"Date": None, "Creator": None}, facecolor="white")

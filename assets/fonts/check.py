"""Fail unless the shipped fonts hold what they must: names, kana, signs, and a size that a window can load."""

import pathlib
import sys

from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).parent
EVERYWHERE = "髙﨑彅𠮷栁濵渡邊齋藤～①⑳㈱〜−–—…←→⏎⌘✓￥¥€あアｱ漢字鬱令和ABCabc0123456789āōé"
TEXT_ONLY = "𠮟鷗俠吞"
WINDOW_BYTES, REPORT_BYTES = 2_200_000, 3_000_000


def missing(file: str, letters: str) -> list[str]:
    """The letters of `letters` for which `file` has no glyph."""
    glyphs = TTFont(HERE / file).getBestCmap()
    return [f"{file}: {c} U+{ord(c):04X}" for c in letters if ord(c) not in glyphs]


def main() -> list[str]:
    """What is wrong, in lines."""
    wrong = missing("nenrin-sans-jp-600.woff2", EVERYWHERE)
    for file in ("nenrin-sans-jp-400.woff2", "NenrinSansJP-Regular.ttf"):
        wrong += missing(file, EVERYWHERE + TEXT_ONLY)
    window = sum(path.stat().st_size for path in HERE.glob("*.woff2"))
    report = sum(path.stat().st_size for path in HERE.glob("*.ttf"))
    if window > WINDOW_BYTES or report > REPORT_BYTES:
        wrong.append(f"too large: window {window} bytes, report {report} bytes")
    return wrong


if __name__ == "__main__":
    problems = main()
    print("\n".join(problems) if problems else "fonts hold every required letter")
    sys.exit(1 if problems else 0)

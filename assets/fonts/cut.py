"""Cut the fonts Nenrin ships out of the published Noto Sans JP slices.

    python3 cut.py PACKAGE_FOLDER

PACKAGE_FOLDER is the unpacked npm package named in README.md. The slices of one weight are joined into one
whole font, which is then subset to the repertoire below: whole files start faster than a hundred slices, and a
desktop application must not depend on the fonts of the machine. The same input gives the same bytes.
"""

import os
import pathlib
import sys
import tempfile

os.environ["SOURCE_DATE_EPOCH"] = "1767225600"  # no build time inside the fonts

from fontTools import merge, subset
from fontTools.ttLib import TTFont

FAMILY = "Nenrin Sans JP"
HERE = pathlib.Path(__file__).parent

# The long vowels of romanised names; variants seen in family names, and signs that Japanese office software writes, whether or not a JIS plane holds them.
ROMANISED = "ĀāĒēĪīŌōŪū"
NAME_VARIANTS = "髙﨑彅𠮷栁濵德瀨琢祐神福邊邉齋齊羽館增寬黑錄靑淸敎曻桒槗檜渚猪瀬琦"
SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳～－〜−―–—…‥・㈱㈲№℡㍻㍼㍽㋿〒￥¥€£©®™✓✔←→↑↓⏎⌘⇧"
LAYOUT = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum", "lnum", "pnum", "zero"]


def decodable(codec: str) -> set[int]:
    """Code points that two bytes of EUC reach in `codec`."""
    found: set[int] = set()
    for a in range(0xA1, 0xFF):
        for b in range(0xA1, 0xFF):
            try:
                text = bytes([a, b]).decode(codec)
            except UnicodeDecodeError:
                continue
            found.update(map(ord, text))
    return found


def repertoire(weight: str) -> set[int]:
    """ASCII, Latin-1, the long vowels of romanised names, JIS X 0208, half-width kana, name variants and signs;
    in the text weight also the kanji of JIS X 0213 plane 1 (level 3), which a browser emboldens by itself."""
    letters = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100)) | set(range(0xFF01, 0xFFA0))
    common = letters | decodable("euc_jp") | {ord(c) for c in ROMANISED + NAME_VARIANTS + SIGNS}
    rare = {c for c in decodable("euc_jis_2004") if 0x3400 <= c <= 0x9FFF or 0xF900 <= c <= 0xFAFF or c >= 0x20000}
    return common | rare if weight == "400" else common


def join(slices: list[pathlib.Path], wanted: set[int]) -> TTFont:
    """One font out of the slices of one weight, each first cut to what is wanted and not yet there."""
    missing = set(wanted)
    with tempfile.TemporaryDirectory() as folder:
        parts: list[str] = []
        for path in slices:
            font = TTFont(path)
            take = missing & set(font.getBestCmap())
            if not take:
                continue
            missing -= take
            cut(font, take, LAYOUT if "latin" in path.name else [])
            font.flavor = None
            part = f"{folder}/{len(parts)}.ttf"
            font.save(part)
            parts.append(part)
        joined = merge.Merger().merge(parts)
        whole = pathlib.Path(folder) / "whole.ttf"
        joined.save(whole)
        return TTFont(whole, lazy=False)


def cut(font: TTFont, wanted: set[int], layout: list[str]) -> None:
    """Keep only the glyphs of `wanted`, without hinting."""
    options = subset.Options(hinting=False, layout_features=layout, notdef_outline=True, name_IDs=[0, 1, 2, 13, 14])
    options.drop_tables += ["vhea", "vmtx", "BASE", "VORG", "STAT", "DSIG", "gasp"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)


def name(font: TTFont, weight: str) -> None:
    """The family name by which the stylesheet and the chart renderer ask for it (Noto is not a reserved name)."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 13, 14)]
    style = {"400": "Regular", "600": "SemiBold"}[weight]
    legacy = (FAMILY, "Regular") if weight == "400" else (f"{FAMILY} {style}", "Regular")
    values = {1: legacy[0], 2: legacy[1], 4: f"{FAMILY} {style}", 6: f"{FAMILY.replace(' ', '')}-{style}", 16: FAMILY, 17: style}
    for name_id, value in values.items():
        table.setName(value, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = int(weight)


def main(package: pathlib.Path) -> None:
    files = package / "files"
    for weight in ("400", "600"):
        order = [files / f"noto-sans-jp-{part}-{weight}-normal.woff2" for part in ("latin", "latin-ext")]
        order += sorted(p for p in files.glob(f"noto-sans-jp-*-{weight}-normal.woff2") if p.name.split("-")[3].isdigit())
        font = join(order, repertoire(weight))
        name(font, weight)
        if weight == "400":
            font.save(HERE / "NenrinSansJP-Regular.ttf")
        font.flavor = "woff2"
        font.save(HERE / f"nenrin-sans-jp-{weight}.woff2")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))

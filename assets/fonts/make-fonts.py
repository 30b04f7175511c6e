"""Makes the fonts beside this script from the Noto CJK collections.

    python3 make-fonts.py <folder with NotoSerifCJK-Regular.ttc, NotoSerifCJK-Bold.ttc, NotoSansCJK-Bold.ttc>

Each face SC is cut to a repertoire and its outlines become TrueType: PDF readers search and copy such text right, which
they do not for CFF outlines of CJK. Compatibility radicals (U+2E80-2FDF) are left out, so that text extracted from a PDF
never holds one instead of the character. Needs fonttools with cu2qu (Debian: python3-fonttools).
"""
import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, newTable

MAX_ERROR = 1.0  # font units of 1000 per em
RARE = "喆堃玥翀珺祎璟昇囍镕瑀赟頔䶮㛃㼆𬭚𬱖𫘨𡐓𠅤"


def decodable(codec):
    """Every character that one or two bytes of a charset stand for."""
    found = set()
    for first in range(256):
        for second in [None, *range(256)]:
            raw = bytes([first]) if second is None else bytes([first, second])
            try:
                found.update(raw.decode(codec))
            except UnicodeDecodeError:
                pass
    return {ord(character) for character in found}


def common():
    ranges = [(0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x3FF), (0x400, 0x45F), (0x2000, 0x206F), (0x20A0, 0x20BF),
              (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x25FF),
              (0x2600, 0x266F), (0x3000, 0x303F), (0xFF00, 0xFFEF)]
    return {point for first, last in ranges for point in range(first, last + 1)}


FACES = [
    ("NotoSerifCJK-Regular.ttc", "ConcordSerif-Regular.ttf", "gbk"),
    ("NotoSerifCJK-Bold.ttc", "ConcordSerif-Bold.ttf", "gb2312"),
    ("NotoSansCJK-Bold.ttc", "ConcordSans-Bold.ttf", "gb2312"),
]


def simplified_chinese(path):
    for font in TTCollection(path).fonts:
        if font["name"].getDebugName(1).endswith(" SC"):
            return font
    raise SystemExit(f"{path} holds no face SC")


def cut(font, repertoire):
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(repertoire - set(range(0x2E80, 0x2FE0))))
    subsetter.subset(font)


def to_truetype(font):
    """CFF outlines to quadratic ones, as fonttools' own example otf2ttf does."""
    order = font.getGlyphOrder()
    glyph_set = font.getGlyphSet()
    glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = {}
    for name in order:
        pen = TTGlyphPen(glyph_set)
        glyph_set[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyf.glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf
    del font["CFF "]
    glyf.compile(font)
    for name in order:
        advance, _ = font["hmtx"][name]
        glyph = glyf[name]
        font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0) if glyph.numberOfContours else 0)
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field, value in dict(maxZones=1, maxTwilightPoints=0, maxStorage=0, maxFunctionDefs=0, maxInstructionDefs=0,
                             maxStackElements=0, maxSizeOfInstructions=0, maxComponentElements=0, maxPoints=0,
                             maxContours=0, maxCompositePoints=0, maxCompositeContours=0, maxComponentDepth=0).items():
        setattr(maxp, field, value)
    maxp.compile(font)
    post = font["post"]
    post.formatType = 3.0
    post.extraNames, post.mapping = [], {}
    font.sfntVersion = "\000\001\000\000"


def rename(font, family, style):
    """A changed font must not carry the reserved name of its source (OFL, clause 3)."""
    for record in list(font["name"].names):
        if record.nameID in (16, 17, 21, 22, 25):
            font["name"].removeNames(nameID=record.nameID)
    for record in font["name"].names:
        text = {1: family, 2: style, 3: f"{family} {style}", 4: f"{family} {style}", 6: f"{family.replace(' ', '')}-{style}"}.get(record.nameID)
        if text:
            record.string = text


def main(folder):
    for source, target, charset in FACES:
        font = simplified_chinese(Path(folder) / source)
        cut(font, decodable(charset) | common() | {ord(character) for character in RARE})
        to_truetype(font)
        family = "Concord Serif" if "Serif" in target else "Concord Sans"
        rename(font, family, "Bold" if "Bold" in target else "Regular")
        font.save(Path(__file__).parent / target)
        print(target, (Path(__file__).parent / target).stat().st_size)


if __name__ == "__main__":
    main(sys.argv[1])

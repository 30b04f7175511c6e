"""Makes the fonts beside this script. README.md names the sources, their versions and licences.

    python3 make-fonts.py <folder of sources>

The folder holds NotoSerifCJK-Regular.ttc, NotoSerifCJK-Bold.ttc, NotoSansCJK-Bold.ttc, DejaVuSans.ttf and
noto-emoji-emoji-400-normal.woff2. Of the collections the face SC is cut to a repertoire and its outlines become TrueType:
PDF readers search and copy such text right, which they do not for CFF outlines of CJK. Compatibility radicals
(U+2E80-2FDF) are left out, so that text extracted from a PDF never holds one instead of the character.
Needs fonttools with cu2qu and brotli (Debian: python3-fonttools, python3-brotli).
"""
import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont, newTable

MAX_ERROR = 1.0  # font units of 1000 per em
# Characters of names that GBK has, but the bold faces (GB2312) would lack; and the plane-0 rest of the national table
# of 8,105 standard characters (通用规范汉字表). Those beyond plane 0 are all taken for the regular face.
NAMES = "喆堃玥翀珺祎璟昇囍镕瑀赟頔䶮㛃㼆𬭚𬱖𫘨𡐓𠅤"
STANDARD = (
    "㑇㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙"
    "䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"
)


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


def beyond_plane_0():
    return set(range(0x20000, 0x323B0))


def world():
    """What Concord Serif lacks: the rest of Latin, Greek and Cyrillic, Hebrew, Arabic, signs."""
    ranges = [(0x20, 0x58F), (0x590, 0x6FF), (0x10A0, 0x10FF), (0x1E00, 0x20CF), (0x2100, 0x27BF), (0xFB00, 0xFDFF),
              (0xFE00, 0xFE0F), (0xFE70, 0xFEFF), (0xFFFC, 0xFFFD)]
    return {point for first, last in ranges for point in range(first, last + 1)}


def simplified_chinese(path):
    for font in TTCollection(path).fonts:
        if font["name"].getDebugName(1).endswith(" SC"):
            return font
    raise SystemExit(f"{path} holds no face SC")


def cut(font, repertoire, features=("kern", "mark", "mkmk", "ccmp", "locl")):
    options = Options()
    options.layout_features = list(features)
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


def save(font, target, family, style="Regular"):
    rename(font, family, style)
    path = Path(__file__).parent / target
    font.save(path)
    print(target, path.stat().st_size)


def chinese(source, target, family, style, repertoire):
    font = simplified_chinese(source)
    cut(font, repertoire | common() | {ord(character) for character in NAMES})
    to_truetype(font)
    save(font, target, family, style)


def main(folder):
    sources = Path(folder)
    standard = {ord(character) for character in STANDARD}
    chinese(sources / "NotoSerifCJK-Regular.ttc", "ConcordSerif-Regular.ttf", "Concord Serif", "Regular",
            decodable("gbk") | standard | beyond_plane_0())
    chinese(sources / "NotoSerifCJK-Bold.ttc", "ConcordSerif-Bold.ttf", "Concord Serif Title", "Bold", decodable("gb2312"))
    chinese(sources / "NotoSansCJK-Bold.ttc", "ConcordSans-Bold.ttf", "Concord Sans", "Bold", decodable("gb2312"))
    # Arabic letters need their joining forms, emoji their sequences: these keep all features.
    other = TTFont(sources / "DejaVuSans.ttf")
    cut(other, world(), ["*"])
    save(other, "ConcordWorld-Regular.ttf", "Concord World")
    emoji = TTFont(sources / "noto-emoji-emoji-400-normal.woff2")
    emoji.flavor = None
    save(emoji, "ConcordEmoji-Regular.ttf", "Concord Emoji")


if __name__ == "__main__":
    main(sys.argv[1])

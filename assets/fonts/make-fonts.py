"""Makes the fonts beside this script. README.md names the sources, their versions and licences.

    python3 make-fonts.py <folder of sources> [<font to make>...]

Without names it makes all. The folder holds what FONTS and `standard_table` name. Every font is cut to a repertoire (of
collections, the face SC) and CFF outlines become TrueType: PDF readers search and copy such text right, which they do not
for CFF outlines of CJK. Compatibility radicals (U+2E80-2FDF) are left out, so that text extracted from a PDF never holds
one instead of the character.
Needs fonttools with cu2qu and brotli (Debian: python3-fonttools, python3-brotli).
"""
import bz2
import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
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


def standard_table(sources):
    """The 8,105 characters of 通用规范汉字表, as Unicode's Unihan database lists them (kTGH)."""
    with bz2.open(sources / "Unihan_OtherMappings.txt.bz2", "rt", encoding="utf-8") as lines:
        return {int(line.split("\t")[0][2:], 16) for line in lines if "\tkTGH\t" in line}


def chinese(source, target, family, style, repertoire):
    font = simplified_chinese(source)
    cut(font, repertoire | common() | characters(NAMES))
    to_truetype(font)
    save(font, target, family, style)


def characters(text):
    return {ord(character) for character in text}


def serif(sources, target):
    chinese(sources / "NotoSerifCJK-Regular.ttc", target, "Concord Serif", "Regular",
            decodable("gbk") | characters(STANDARD) | beyond_plane_0())


def serif_title(sources, target):
    chinese(sources / "NotoSerifCJK-Bold.ttc", target, "Concord Serif Title", "Bold", decodable("gb2312"))


def sans(sources, target):
    chinese(sources / "NotoSansCJK-Bold.ttc", target, "Concord Sans", "Bold", decodable("gb2312"))


def fang(sources, target):
    """All that the source has but radicals, its Latin and digits too: they are drawn for this face."""
    font = TTFont(sources / "FandolFang-Regular.otf")
    cut(font, set(font.getBestCmap()))
    to_truetype(font)
    # The GNU GPL (5a) asks that a changed work says so, with a date.
    for record in font["name"].names:
        if record.nameID == 0:
            record.string = f"{record} Changed for Concord on 2026-11-25, see GPL-3-FONT.txt."
        if record.nameID == 13:
            record.string = "GNU General Public License, version 3, with font exception"
    save(font, target, "Concord Fang")


def kai(sources, target):
    font = TTFont(sources / "LXGWWenKai-Regular.ttf")
    cut(font, decodable("gb2312") | standard_table(sources) | common() | characters(NAMES))
    widen(font, {"“": 1, "‘": 1, "”": 0, "’": 0, "×": 0.5, "·": 0.5})
    save(font, target, "Concord Kai")


def widen(font, marks):
    """Makes marks as wide as a character, as Chinese print has them. `marks`: share of the new space on the left of each."""
    glyph_set = font.getGlyphSet()
    wide = font["head"].unitsPerEm
    for mark, left in marks.items():
        name = font.getBestCmap()[ord(mark)]
        recording = DecomposingRecordingPen(glyph_set)
        glyph_set[name].draw(recording)
        pen = TTGlyphPen(None)
        recording.replay(TransformPen(pen, (1, 0, 0, 1, round(left * (wide - font["hmtx"][name][0])), 0)))
        glyph = pen.glyph()
        glyph.recalcBounds(font["glyf"])
        font["glyf"][name] = glyph
        font["hmtx"][name] = (wide, glyph.xMin)


def world_signs(sources, target):
    # Arabic letters need their joining forms, emoji their sequences: these keep all features.
    font = TTFont(sources / "DejaVuSans.ttf")
    cut(font, world(), ["*"])
    save(font, target, "Concord World")


def emoji(sources, target):
    font = TTFont(sources / "noto-emoji-emoji-400-normal.woff2")
    font.flavor = None
    save(font, target, "Concord Emoji")


FONTS = {
    "ConcordSerif-Regular.ttf": serif,
    "ConcordSerif-Bold.ttf": serif_title,
    "ConcordSans-Bold.ttf": sans,
    "ConcordFang-Regular.ttf": fang,
    "ConcordKai-Regular.ttf": kai,
    "ConcordWorld-Regular.ttf": world_signs,
    "ConcordEmoji-Regular.ttf": emoji,
}


def main(folder, *names):
    for name in names or FONTS:
        FONTS[name](Path(folder), name)


if __name__ == "__main__":
    main(*sys.argv[1:])

/**
 * In which order the schema of Word files wants elements (ECMA-376, part 1, annex A.1). Word refuses a file that has them
 * in another. What a list does not name may not be there.
 */
import type { Xml } from "./xml.ts";

const SEQUENCES: Record<string, string> = {
  "w:pPr":
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
  "w:rPr":
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
  "w:tblPr":
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
  "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
  "w:tbl": "tblPr tblGrid tr",
  "w:sectPr":
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
  "w:style":
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
  "w:font": "altName panose1 charset family notTrueType pitch sig embedRegular",
  "w:settings":
    "writeProtection view zoom displayBackgroundShape embedTrueTypeFonts mirrorMargins documentProtection defaultTabStop autoHyphenation defaultTableStyle evenAndOddHeaders drawingGridHorizontalSpacing noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
  "w:compat": "doNotExpandShiftReturn compatSetting",
  "w:tblBorders": "top left start bottom right end insideH insideV",
  "w:tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
  "w:tcMar": "top left start bottom right end",
  "w:pBdr": "top left bottom right between bar",
};

/** What stands in the wrong place in an element and all under it; empty where all is right. */
export function disorder(tree: Xml): string[] {
  const sequence = SEQUENCES[tree.name]?.split(" ").map((name) => `w:${name}`);
  const places = sequence ? tree.children.map(({ name }) => sequence.indexOf(name)) : [];
  const wrong = places.flatMap((place, index) =>
    place < 0 || place < (places[index - 1] ?? 0) ? [`${tree.name}: ${tree.children[index]?.name}`] : [],
  );
  return [...wrong, ...tree.children.flatMap(disorder)];
}

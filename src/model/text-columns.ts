/**
 * Characters that a terminal shows in two columns: those of width W and F in the ranges of Unicode Standard Annex #11 (East Asian
 * Width), taken as whole blocks: ideographs, kana, Hangul syllables and initial Jamo, full-width forms, and pictographs. They are
 * written out, since what an engine knows of Unicode differs between versions, and the same text must be set alike everywhere.
 */
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;

/** Marks set over or under the character before them, and joiners: no column of their own. */
const MARK =
  /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u20d0-\u20ff\u302a-\u302d\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f]/u;

/** Below U+0300 every character has one column. */
const NARROW_ONLY = /^[\0-\u02ff]*$/;

/** Columns of a terminal that one line of text takes; control characters count as one, since they are shown as pictures. */
export function columnsOf(text: string): number {
  if (NARROW_ONLY.test(text)) return text.length;
  let columns = 0;
  for (const character of text) {
    if (MARK.test(character)) continue;
    columns += WIDE.test(character) ? 2 : 1;
  }
  return columns;
}

/** The text with blanks behind it up to so many columns. */
export const padEndColumns = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - columnsOf(text)));

/** The text with blanks before it up to so many columns. */
export const padStartColumns = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, columns - columnsOf(text))) + text;

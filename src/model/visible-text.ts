const CONTROL_PICTURES = 0x2400;
const PICTURE_OF_DELETE = '\u2421';
const REPLACEMENT = '\ufffd';
const SPACE = 0x20;
const DELETE = 0x7f;

/** Directional overrides and isolates: invisible, and able to make `exe.gpj` read as `jpg.exe`. */
const DIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** With the flag `u` this matches only halves of a pair that stand alone, which UTF-8 cannot carry. */
const LONE_SURROGATE = /[\ud800-\udfff]/gu;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;
const CONTROL_BUT_WHITESPACE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

function pictureOf(control: string): string {
  const code = control.charCodeAt(0);
  if (code < SPACE) return String.fromCharCode(CONTROL_PICTURES + code);
  return code === DELETE ? PICTURE_OF_DELETE : REPLACEMENT;
}

/**
 * The text as one line that shows every character it holds: control characters as their pictures (`␛`, `␊`), text
 * direction overrides and broken UTF-16 as `�`. A machine's name can then neither move the cursor of a terminal nor end a line.
 */
export const visibleLine = (text: string): string =>
  text.replace(CONTROL, pictureOf).replace(DIRECTIONAL, REPLACEMENT).replace(LONE_SURROGATE, REPLACEMENT);

/** As `visibleLine`, but tabs and line ends stay: for media in which they are harmless, such as HTML. */
export const visibleText = (text: string): string =>
  text
    .replace(CONTROL_BUT_WHITESPACE, pictureOf)
    .replace(DIRECTIONAL, REPLACEMENT)
    .replace(LONE_SURROGATE, REPLACEMENT);

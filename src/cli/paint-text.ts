const ESCAPE = '\u001B[';
/** Select Graphic Rendition of ECMA-48: what sets each, and what takes back no more than that. */
const STYLES = {
  bold: ['1m', '22m'],
  red: ['31m', '39m'],
  yellow: ['33m', '39m'],
  cyan: ['36m', '39m'],
} as const;

const styled = (style: keyof typeof STYLES, text: string): string =>
  `${ESCAPE}${STYLES[style][0]}${text}${ESCAPE}${STYLES[style][1]}`;

const SEVERITIES: Readonly<Record<string, keyof typeof STYLES>> = { error: 'red', warning: 'yellow', note: 'cyan' };

/** `inventory.csv:3:2: error ingest/bad-number: …`: the severity before the code. */
const SEVERITY = /(?<=^ *|: )(error|warning|note)(?= [a-z][a-z-]*\/[a-z0-9-]+: )/;
/** `Machines   45 = 42 assessed …`, and the longest, `Protection 26 ready …`: a label at the start of a line. */
const LABEL = /^[A-Z][a-z]+(?= {2,}\S| \d)/;

function paintLine(line: string, next: string | undefined): string {
  // A heading: a line at the margin with an indented one under it.
  if (/^\S/.test(line) && next?.startsWith('  ') === true && !/[.:;,]$/.test(line) && !LABEL.test(line)) {
    return styled('bold', line);
  }
  return line
    .replace(LABEL, (label) => styled('bold', label))
    .replace(SEVERITY, (severity) => styled(SEVERITIES[severity]!, severity));
}

/** The text with headings and labels in bold and severities in colour; nothing is told by colour alone. */
export function paintText(text: string): string {
  const lines = text.split('\n');
  return lines.map((line, index) => paintLine(line, lines[index + 1])).join('\n');
}

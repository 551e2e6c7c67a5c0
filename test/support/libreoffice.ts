import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const CALC = 'soffice';

/** LibreOffice Calc of the machine, which nothing downloads; tests that open workbooks with it skip where it is missing. */
export const hasLibreOffice: boolean = (process.env['PATH'] ?? '')
  .split(delimiter)
  .some((folder) => folder !== '' && existsSync(join(folder, CALC)));
/** Ends the name of a test that skips without it. */
export const NEEDS_LIBREOFFICE = hasLibreOffice ? '' : ' (skipped: soffice is missing; install libreoffice-calc)';

/** A cell as the spreadsheet holds it. Dates are numbers to a spreadsheet: here they are their text, to the second. */
export type OpenedCell = string | number | { readonly date: string } | null;
/** Rows of a sheet by its title, in the order of the workbook; the first row is that of the headings. */
export type OpenedSheets<Cell = OpenedCell> = ReadonlyMap<string, readonly (readonly Cell[])[]>;

/**
 * All sheets of a workbook as LibreOffice reads them: texts as texts, numbers as numbers (with 15 digits), empty cells as null. A cell that holds
 * a formula is its result, so a text that begins with `=` comes back as it is only where it is no formula. Takes about 2 s.
 */
export function openWorkbook(file: string): OpenedSheets {
  return convert(file, 'values', ({ text, isQuoted }) => {
    if (isQuoted) return text;
    if (text === '') return null;
    const value = Number(text);
    return Number.isNaN(value) ? { date: text } : value;
  });
}

/** The same with every cell as the spreadsheet shows it, by its number format. */
export const shownWorkbook = (file: string): OpenedSheets<string> => convert(file, 'shown', ({ text }) => text);

/**
 * The places of the filter "Text - txt - csv": separator and delimiter as codes, UTF-8, from line 1, no formats of columns, the language of the
 * locale, texts quoted, numbers as numbers, cells as shown, no formulas, blanks kept, every sheet.
 */
const filterOf = (as: 'values' | 'shown'): string =>
  `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,${String(as === 'shown')},false,false,-1`;

function convert<Cell>(file: string, as: 'values' | 'shown', cellOf: (field: Field) => Cell): OpenedSheets<Cell> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-calc-'));
  try {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const out = join(folder, 'out');
    const words = [profile, '--headless', '--convert-to', filterOf(as), '--outdir', out, file];
    const { status, stdout, stderr } = spawnSync(CALC, words, {
      ...{ encoding: 'utf8', timeout: 60_000, env: { ...process.env, LC_ALL: 'C.UTF-8', HOME: folder } },
    });
    const written = [...stdout.matchAll(/^Writing sheet (.*) -> (.*)$/gm)];
    if (status !== 0 || written.length === 0) throw new Error(`soffice did not convert ${file}: ${stdout}${stderr}`);
    return new Map(
      written.map(([, title, path]) => [title!, fieldsOf(readFileSync(path!, 'utf8')).map((row) => row.map(cellOf))]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Field {
  readonly text: string;
  /** By this texts and numbers are told apart. */
  readonly isQuoted: boolean;
}

/** Fields of a CSV with whether they stood in quotes. */
function fieldsOf(csv: string): readonly (readonly Field[])[] {
  const rows: Field[][] = [[]];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push({ text: quoted?.replaceAll('""', '"') ?? bare ?? '', isQuoted: quoted !== undefined });
    if (end !== ',' && end !== '') rows.push([]);
  }
  // What stands behind the last line break is no row.
  return rows.slice(0, -1);
}

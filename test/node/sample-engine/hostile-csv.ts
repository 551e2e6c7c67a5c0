import fc from 'fast-check';
import type { SampleMapping } from '../../../src/ingest/index.js';

/** How many files of what kind to make; all of it is chosen by fast-check. */
export interface HostileFile {
  readonly bytes: Uint8Array;
  readonly isPacked: boolean;
}

/** One byte that no UTF-8 has, while it is still text. */
const STRAY_BYTE = '\ue000';

/** The bytes of a text in which `STRAY_BYTE` stands for 0xFF. */
export const bytesOf = (text: string): Uint8Array =>
  Buffer.from(Buffer.from(text).toString('latin1').replaceAll('\xee\x80\x80', '\xff'), 'latin1');

type Cells = readonly string[];

/** A number of the pool as text; `most`: what the column may hold. */
const numberUpTo = (most: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.nat({ max: most }).map(String) },
    { weight: 3, arbitrary: fc.nat({ max: most * 8 }).map((eighths) => String(eighths / 8)) },
    { weight: 3, arbitrary: fc.double({ min: 0, max: most, noNaN: true }).map((value) => plainDigits(value)) },
  );

/** At most 17 digits, without an exponent. */
function plainDigits(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(15) : text;
}

const ODD_NUMBERS = [
  ...['-1', '-0', '+5', '1e2', '1.5E1', 'NaN', 'n/a', 'Infinity', '0x10', '.5', '5.', '.', ',', '1.2.3', '1 000'],
  ...[
    '00000000000000012',
    '123456789012345678',
    '9007199254740993',
    '0.30000000000000004',
    '1e400',
    '99999999999999999999',
  ],
  ...[
    '0.000000000000001',
    '12345678.12345678',
    '4503599627370497',
    ' 7',
    '7 ',
    '\u00a07',
    '"7',
    '7"',
    `7${STRAY_BYTE}`,
    '7\0',
  ],
];

const numberCell = (most: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 40, arbitrary: numberUpTo(most) },
    { weight: 4, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom('0', String(most), '10000.5', '150', '1001', '1e13', '99999999999999') },
    { weight: 1, arbitrary: fc.constantFrom(...ODD_NUMBERS) },
  );

/** Columns as canonical headers, and what their cells hold; mapped files use fields and units of their own. */
const COLUMNS: readonly { readonly header: string; readonly cell: fc.Arbitrary<string> }[] = [
  { header: 'machineId', cell: fc.constantFrom('', 'id-1', 'ID-1', 'id-2', '{id-1}') },
  { header: 'intervalSeconds', cell: often('20', '300', '', '0', 'x', '20.0') },
  { header: 'cores', cell: often('4', '8', '2', '0', '', '-1', '1.5') },
  { header: 'memoryMiB', cell: often('8192', '4096', '0', '', '8192.25') },
  { header: 'cpuUsedCores', cell: numberCell(8) },
  { header: 'cpuRunTimePercentSum', cell: numberCell(400) },
  { header: 'cpuPercent', cell: numberCell(110) },
  { header: 'memoryUsedMiB', cell: numberCell(8300) },
  { header: 'memoryConsumedMiB', cell: numberCell(8192) },
  { header: 'memoryActiveMiB', cell: numberCell(4000) },
  { header: 'disk[b].readIops', cell: numberCell(5000) },
  { header: 'disk[a].readIops', cell: numberCell(5000) },
  { header: 'DISK[a].WRITEIOPS', cell: numberCell(5000) },
  { header: 'disk[b].writeIops', cell: numberCell(5000) },
  { header: 'disk[a].readBytesPerSecond', cell: numberCell(1e9) },
  { header: 'disk[a].writeBytesPerSecond', cell: numberCell(1e9) },
  { header: 'disk[b].writeBytesPerSecond', cell: numberCell(2 ** 31 - 1) },
  { header: 'disk[c].writeBytesPerSecond', cell: numberCell(1e9) },
  { header: 'disk.readIops', cell: numberCell(5000) },
  { header: 'disk[*].writeBytesPerSecond', cell: numberCell(1e9) },
  { header: 'nic[eth0].inBytesPerSecond', cell: numberCell(1e9) },
  { header: 'nic[eth1].inBytesPerSecond', cell: numberCell(1e9) },
  { header: 'nic[eth0].outBytesPerSecond', cell: numberCell(1e9) },
  { header: 'nic.outBytesPerSecond', cell: numberCell(1e9) },
  {
    header: 'note',
    cell: fc.oneof(often('', 'a note', 'a "note"', '"', '\0', 'x;y,z', STRAY_BYTE), fc.string({ maxLength: 5 })),
  },
  { header: 'cpuPercnt', cell: fc.constantFrom('', '1') },
  { header: 'Cores', cell: fc.constantFrom('4', '') },
  { header: '', cell: fc.constant('') },
];

/** The first of some texts mostly. */
function often(first: string, ...others: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12 + others.length, arbitrary: fc.constant(first) },
    { weight: others.length, arbitrary: fc.constantFrom(...others) },
  );
}

const MACHINES = ['web01', 'WEB01', 'db', 'web01.corp.example', 'web01.test.example', 'a;b,c', 'été', ' web01 ', ''];
const machineName = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('web01', 'db', 'mail') },
  { weight: 2, arbitrary: fc.constantFrom(...MACHINES) },
  { weight: 1, arbitrary: fc.constantFrom(`d${STRAY_BYTE}b`, 'a\0b', 'x"y', '"', 'n'.repeat(40), '\u00a0db') },
);

/** 2026-03-01, and the nights on which clocks in Melbourne go back and forward, as they are printed there. */
const DAYS = [Date.UTC(2026, 2, 1), Date.UTC(2026, 3, 5, 2), Date.UTC(2026, 9, 4, 2)];
const someDay = fc.oneof(fc.constant(DAYS[0]!), fc.constantFrom(...DAYS));

/** Steps from the day of the files; `daysOff`: few are elsewhere. */
interface Stamp {
  readonly daysOff: number;
  readonly step: number;
}

const someStamp: fc.Arbitrary<Stamp> = fc.record({
  daysOff: fc.oneof({ weight: 40, arbitrary: fc.constant(0) }, fc.constantFrom(1, 4)),
  step: fc.integer({ min: -30, max: 60 }),
});

type StampStyle = (atMs: number) => string;
const DAY_MS = 86_400_000;
const isoOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 19);
const STAMP_STYLES: readonly StampStyle[] = [
  (atMs) => `${isoOf(atMs)}Z`,
  (atMs) => isoOf(atMs),
  (atMs) => isoOf(atMs).replace('T', ' '),
  (atMs) => `${isoOf(atMs)}+10:00`,
  (atMs) => `${isoOf(atMs)}.500Z`,
  (atMs) => String(atMs / 1000),
  (atMs) => String(atMs),
  (atMs) => `${isoOf(atMs)}-0330`,
  (atMs) => `${isoOf(atMs)}.25`,
];
const ODD_STAMP_STYLES: readonly StampStyle[] = [
  ...STAMP_STYLES,
  (atMs) => `${isoOf(atMs).slice(0, 16)}Z`,
  (atMs) => `${isoOf(atMs)},5Z`,
  (atMs) => `${isoOf(atMs)}z`,
  (atMs) => `${isoOf(atMs)} Z`,
  (atMs) => ` ${isoOf(atMs)}Z`,
  (atMs) => `${atMs / 1000}.5`,
  (atMs) => `${isoOf(atMs)}+15:00`,
  (atMs) => `${isoOf(atMs).slice(0, 11)}24:00:00Z`,
  (atMs) => `${isoOf(atMs).slice(0, 17)}60Z`,
  (atMs) => isoOf(atMs).replace(/-\d\dT/, '-31T'),
  (atMs) => `${isoOf(atMs)}Zx`,
  () => '',
  () => 'x',
  () => '1001-01-01T00:00:00Z',
  () => '2099-12-32T23:59:59Z',
  () => '9999999999',
  () => '0000000001',
];

/** What goes wrong with a row: how its line is spoilt. */
type Spoil = (line: string, separator: string) => string;
const SPOILS: readonly Spoil[] = [
  () => '',
  () => '  ',
  (line) => `# ${line}`,
  (line, separator) => line.slice(0, Math.max(0, line.lastIndexOf(separator))),
  (line, separator) => `${line}${separator}`,
  (line, separator) => `${line}${separator}${separator} `,
  (line, separator) => `${line}${separator}7`,
  (line) => `${line} `,
  (line) => ` ${line}`,
  (line) => `${line}"`,
  (line) => `"${line}`,
  (line, separator) => separator.repeat(line.split(separator).length - 1),
  (line) => `${line}\0`,
  (line) => line.slice(0, line.length >> 1),
  (line, separator) => line.replace(separator, separator === ',' ? ';' : ','),
];
/** A return alone ends a line for the row reader; files with one are rare, since all their rows are then its. */
const RETURN: Spoil = (line) => `${line.slice(0, 5)}\r${line.slice(5)}`;

interface Row {
  readonly machine: string;
  readonly stamp: Stamp;
  readonly cells: Cells;
  readonly oddStamp: number;
  readonly spoil: number;
  readonly quotes: number;
}

const someRow: fc.Arbitrary<Row> = fc.record({
  machine: machineName,
  stamp: someStamp,
  cells: fc.tuple(...COLUMNS.map(({ cell }) => cell)),
  oddStamp: fc.oneof({ weight: 25, arbitrary: fc.constant(-1) }, fc.nat({ max: ODD_STAMP_STYLES.length - 1 })),
  spoil: fc.oneof({ weight: 20, arbitrary: fc.constant(-1) }, fc.nat({ max: SPOILS.length - 1 })),
  quotes: fc.nat({ max: 2 ** 30 }),
});

interface Style {
  readonly separator: ',' | ';' | '\t';
  readonly hasComma: boolean;
  readonly lineEnd: 'lf' | 'crlf' | 'mixed';
  readonly hasReturn: boolean;
  readonly hasMark: boolean;
  readonly quotes: 'none' | 'all' | 'some';
  readonly blanks: boolean;
  readonly preamble: readonly string[];
  readonly stampStyle: number;
  readonly stepMs: number;
  readonly order: 'as they are' | 'by time' | 'by machine';
  readonly hasLastEnd: boolean;
  /** Whether what goes wrong with single rows does. */
  readonly isHostile: boolean;
}

const rarely = fc.oneof({ weight: 14, arbitrary: fc.constant(false) }, fc.constant(true));

const someStyle: fc.Arbitrary<Style> = fc.record({
  separator: fc.oneof(
    { weight: 3, arbitrary: fc.constant(',' as const) },
    fc.constantFrom(';' as const, '\t' as const),
  ),
  hasComma: fc.boolean(),
  lineEnd: fc.constantFrom('lf', 'crlf', 'mixed'),
  hasReturn: rarely,
  hasMark: rarely,
  quotes: fc.constantFrom('none', 'none', 'all', 'some'),
  blanks: rarely,
  preamble: fc.subarray(
    ['# zone: Australia/Melbourne', '# interval: 20', '# a note', '', '# zone: +05:30', 'sep=,', '#  interval: x'],
    { maxLength: 2 },
  ),
  stampStyle: fc.oneof(fc.nat({ max: 2 }), fc.nat({ max: STAMP_STYLES.length - 1 })),
  stepMs: fc.constantFrom(20_000, 300_000, 60_000, 1_800_000),
  order: fc.constantFrom('as they are', 'by time', 'by machine'),
  hasLastEnd: fc.boolean(),
  isHostile: fc.boolean(),
});

/** A column that the file has, and where: columns are sorted by `place`. */
interface Column {
  readonly index: number;
  readonly place: number;
}

interface Draft {
  readonly style: Style;
  readonly rows: readonly Row[];
  readonly isPacked: boolean;
}

const someDraft: fc.Arbitrary<Draft> = fc.record({
  style: someStyle,
  rows: fc.array(someRow, { maxLength: 30, size: 'max' }),
  isPacked: rarely,
});

/** Places of the two columns that must be there, and the others. */
const someColumns: fc.Arbitrary<readonly Column[]> = fc
  .tuple(
    fc.nat({ max: 99 }),
    fc.nat({ max: 99 }),
    fc.uniqueArray(fc.record({ index: fc.nat({ max: COLUMNS.length - 1 }), place: fc.nat({ max: 99 }) }), {
      selector: ({ index }) => index,
      minLength: 1,
      maxLength: 14,
    }),
  )
  .map(([stamp, machine, others]) =>
    [{ index: STAMP, place: stamp }, { index: MACHINE, place: machine }, ...others].sort(
      (left, right) => left.place - right.place || left.index - right.index,
    ),
  );
const STAMP = -2;
const MACHINE = -1;

function headerOf({ index }: Column): string {
  if (index === STAMP) return 'timestamp';
  return index === MACHINE ? 'machine' : COLUMNS[index]!.header;
}

const orderOf = (row: Row, order: Style['order']): string => {
  const time = `${row.stamp.daysOff}${String(row.stamp.step + 100).padStart(3, '0')}`;
  if (order === 'by time') return time;
  return order === 'by machine' ? `${row.machine}\0${time}` : '';
};

function textOf({ style, rows }: Draft, columns: readonly Column[], dayMs: number): string {
  const { separator, order, preamble, hasMark, hasLastEnd } = style;
  const ordered = rows.toSorted((left, right) => {
    const [a, b] = [orderOf(left, order), orderOf(right, order)];
    if (a === b) return 0;
    return a < b ? -1 : 1;
  });
  const lines = [
    ...preamble,
    columns.map(headerOf).join(separator),
    ...ordered.map((row) => lineOf(row, { style, dayMs }, columns)),
  ];
  const ends = lines.map((_, index) => {
    if (index === lines.length - 1 && !hasLastEnd) return '';
    if (style.lineEnd === 'mixed') return index % 3 === 0 ? '\r\n' : '\n';
    return style.lineEnd === 'crlf' ? '\r\n' : '\n';
  });
  return (hasMark ? '\ufeff' : '') + lines.map((line, index) => line + ends[index]!).join('');
}

interface Printing {
  readonly style: Style;
  readonly dayMs: number;
}

function lineOf(row: Row, printing: Printing, columns: readonly Column[]): string {
  const { style } = printing;
  const { separator, isHostile } = style;
  const line = columns
    .map(({ index }, place) => printed(cellOf(row, printing, index), { row, style, place }))
    .join(separator);
  if (style.hasReturn && row.spoil === 0) return RETURN(line, separator);
  return isHostile && row.spoil >= 0 ? SPOILS[row.spoil]!(line, separator) : line;
}

function cellOf({ machine, stamp, cells, oddStamp }: Row, { style, dayMs }: Printing, index: number): string {
  if (index === MACHINE) return style.isHostile ? machine : machine.replace(/[^a-z0-9.]/gi, '') || 'web01';
  if (index === STAMP) {
    const atMs = dayMs + stamp.daysOff * DAY_MS + stamp.step * style.stepMs;
    const print = style.isHostile && oddStamp >= 0 ? ODD_STAMP_STYLES[oddStamp]! : STAMP_STYLES[style.stampStyle]!;
    return print(atMs);
  }
  const cell = cells[index]!;
  return style.hasComma && style.separator !== ',' && index !== NOTE ? cell.replace('.', ',') : cell;
}
const NOTE = COLUMNS.findIndex(({ header }) => header === 'note');

function printed(
  cell: string,
  { row, style, place }: { readonly row: Row; readonly style: Style; readonly place: number },
): string {
  const { quotes, separator } = style;
  const mustQuote = cell.includes(separator) || cell.startsWith('"');
  const isQuoted =
    quotes === 'all' || (quotes === 'some' && (row.quotes & (1 << place)) !== 0) || (mustQuote && !style.isHostile);
  const text = isQuoted ? `"${cell.replaceAll('"', '""')}"` : cell;
  return style.blanks && (row.quotes & (1 << (place + 3))) !== 0 ? ` ${text} ` : text;
}

/** One to three files; they hold the same columns of the same machines mostly, and overlap. */
const someFilesOf = (dayMs: fc.Arbitrary<number>): fc.Arbitrary<readonly HostileFile[]> =>
  fc
    .record({
      drafts: fc.array(someDraft, { minLength: 1, maxLength: 3 }),
      columns: someColumns,
      others: someColumns,
      hasOthers: fc.boolean(),
      dayMs,
    })
    .map(({ drafts, columns, others, hasOthers, dayMs }) =>
      drafts.map((draft, index) => ({
        bytes: bytesOf(textOf(draft, hasOthers && index > 0 ? others : columns, dayMs)),
        isPacked: draft.isPacked,
      })),
    );

export const someFiles: fc.Arbitrary<readonly HostileFile[]> = someFilesOf(someDay);
/** In nights without a change of clocks. */
export const someOrdinaryFiles: fc.Arbitrary<readonly HostileFile[]> = someFilesOf(fc.constant(DAYS[0]!));

/** Fields in units of other tools; the columns of a mapped file, with what their cells hold. */
const MAPPED: readonly { readonly field: string; readonly unit: string | null; readonly instance: string }[] = [
  { field: 'cores', unit: 'count', instance: '' },
  { field: 'memory', unit: 'KB', instance: '' },
  { field: 'cpu', unit: 'percent', instance: '' },
  { field: 'cpu', unit: 'fraction', instance: '' },
  { field: 'cpu', unit: 'MHz', instance: '' },
  { field: 'memoryUsed', unit: 'percent', instance: '' },
  { field: 'memoryConsumed', unit: 'GB', instance: '' },
  { field: 'memoryActive', unit: 'percent', instance: '' },
  { field: 'disk.readThroughput', unit: 'kB/s', instance: 'a' },
  { field: 'disk.writeThroughput', unit: 'MiB/s', instance: 'a' },
  { field: 'disk.writeThroughput', unit: 'MB/s', instance: 'b' },
  { field: 'disk.readIops', unit: 'perSecond', instance: '' },
  { field: 'nic.inThroughput', unit: 'Mbit/s', instance: '4000' },
  { field: 'interval', unit: 'milliseconds', instance: '' },
  { field: 'interval', unit: 'seconds', instance: '' },
  { field: 'machineId', unit: null, instance: '' },
];

export interface MappedFile {
  readonly mapping: SampleMapping;
  readonly bytes: Uint8Array;
}

/** A file whose columns a mapping explains, in the units of other tools. */
export const someMappedFile: fc.Arbitrary<MappedFile> = fc
  .record({
    columns: fc.uniqueArray(fc.record({ index: fc.nat({ max: MAPPED.length - 1 }), place: fc.nat({ max: 99 }) }), {
      selector: ({ index }) => index,
      minLength: 1,
      maxLength: 12,
    }),
    separator: fc.constantFrom(',', ';', '\t', ';\t'),
    decimal: fc.constantFrom('point' as const, 'comma' as const),
    hasSkips: rarely,
    hasHeader: fc.boolean(),
    rows: fc.array(
      fc.record({
        stamp: someStamp,
        machine: fc.constantFrom('web01', 'db', 'Web01'),
        cells: fc.array(
          fc.oneof(
            { weight: 6, arbitrary: fc.nat({ max: 100 }).map(String) },
            { weight: 3, arbitrary: fc.nat({ max: 3000 }).map((value) => String(value / 1000)) },
            { weight: 1, arbitrary: fc.constantFrom('', '0', '150', 'x', '4', '20000') },
          ),
          { minLength: MAPPED.length, maxLength: MAPPED.length },
        ),
      }),
      { maxLength: 30, size: 'max' },
    ),
  })
  .map(({ columns, separator, decimal, hasSkips, hasHeader, rows }) => {
    const chosen = columns.toSorted((left, right) => left.place - right.place || left.index - right.index);
    const names = ['T', ...chosen.map(({ index }) => `c${index}`), 'M'];
    const columnOf = (place: number): string | number => (hasHeader ? names[place]! : place + 1);
    const isShare = chosen.some(({ index }) => index === 5 || index === 7) && !chosen.some(({ index }) => index === 1);
    const lines = rows.map(({ stamp, machine, cells }) =>
      [
        `${isoOf(DAYS[0]! + stamp.daysOff * DAY_MS + stamp.step * 20_000)}Z`,
        ...chosen.map(({ index }) => (decimal === 'comma' ? cells[index]!.replace('.', ',') : cells[index]!)),
        machine,
      ].join(separator),
    );
    const mapping = {
      name: 'some tool',
      separator,
      hasHeader,
      decimal,
      time: { kind: 'auto' },
      zone: null,
      intervalSeconds: null,
      machineFromFileName: null,
      mhzPerCore: 2500,
      columns: [
        { column: columnOf(0), field: 'timestamp', unit: null, instance: '' },
        ...chosen.flatMap(({ index }, place) => {
          const { field, unit, instance } = MAPPED[index]!;
          // A share of memory needs the memory in its row.
          return isShare && unit === 'percent' && field !== 'cpu'
            ? []
            : [{ column: columnOf(place + 1), field, unit, instance }];
        }),
        { column: columnOf(names.length - 1), field: 'machine', unit: null, instance: '' },
      ],
      skipRows: hasSkips ? [{ column: columnOf(1), equals: 0, because: 'it is off' }] : [],
    } as unknown as SampleMapping;
    return { mapping, bytes: bytesOf([...(hasHeader ? [names.join(separator)] : []), ...lines, ''].join('\n')) };
  });

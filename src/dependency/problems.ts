import { visibleLine } from '../model/index.js';
import type { Problem, Severity, SourceLocation } from '../model/index.js';

// Every problem that reading connections can report, with its prose.

const SHOWN_CHARACTERS = 60;

const shown = (text: string): string => {
  const line = visibleLine(text.slice(0, SHOWN_CHARACTERS * 2));
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line;
};

type Words = Pick<Problem, 'message' | 'remedy'>;

const problem = (severity: Severity, code: string, at: SourceLocation | null, words: Words): Problem => ({
  code: `dependency/${code}`,
  severity,
  at,
  ...words,
});

/** `1 row`, `2 rows`. */
const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Why a row is skipped, in words that follow its number. */
export type SkipReason = 'no-source' | 'no-target' | 'bad-port' | 'short-row';

export const SKIP_REASONS: Readonly<Record<SkipReason, string>> = {
  'no-source': 'neither a name nor an address of the source',
  'no-target': 'neither a name nor an address of the destination',
  'bad-port': 'no destination port from 1 to 65535',
  'short-row': 'fewer cells than the header names',
};

export const skippedRows = (
  at: SourceLocation,
  reason: SkipReason,
  { count, found }: { readonly count: number; readonly found: string },
): Problem => ({
  ...problem('warning', reason, at, {
    message: `a row has ${SKIP_REASONS[reason]}${found === '' ? '' : ` ("${shown(found)}")`} and is skipped`,
    remedy: 'export the connections again, or complete the row; the other rows are used',
  }),
  ...(count > 1 ? { count } : {}),
});

export const unreadTimes = (at: SourceLocation, text: string, count: number): Problem => ({
  ...problem('warning', 'bad-time', at, {
    message: `"${shown(text)}" is no time slot such as 12/18/2024 18:00-0:00 and no day such as 2024-12-18; the row is used without its time`,
    remedy: 'export the connections with the settings of the United States, or write days as YYYY-MM-DD',
  }),
  ...(count > 1 ? { count } : {}),
});

export const badCounts = (at: SourceLocation, text: string, count: number): Problem => ({
  ...problem('warning', 'bad-count', at, {
    message: `the connection count is "${shown(text)}", which is no whole number; 1 is taken`,
    remedy: 'write digits, or leave the cell empty, which stands for 1',
  }),
  ...(count > 1 ? { count } : {}),
});

export const unclosedQuote = (at: SourceLocation): Problem =>
  problem('warning', 'unclosed-quote', at, {
    message: 'a quote is opened and never closed; the line is read as if it had none',
    remedy: 'close the quote, or double it where it is part of the text',
  });

export const hugeLine = (at: SourceLocation): Problem =>
  problem('warning', 'huge-line', at, {
    message: 'the line is longer than a row of an export can be; it is cut',
    remedy: 'export the connections again',
  });

export const oddEncoding = (file: string): Problem =>
  problem(
    'warning',
    'encoding',
    { file },
    {
      message: 'some characters are no valid UTF-8; names that hold them may find no machine',
      remedy: 'save the file as UTF-8',
    },
  );

export const noHeader = (file: string): Problem =>
  problem(
    'error',
    'no-header',
    { file },
    {
      message: 'no header of an export of connections is found; nothing of it is read',
      remedy:
        'give the CSV that Azure Migrate exports, with Source server name, Destination server name and Destination port',
    },
  );

const LISTED = 3;

const firstOf = (names: readonly string[]): string =>
  `${names
    .slice(0, LISTED)
    .map((name) => `"${shown(name)}"`)
    .join(', ')}${names.length > LISTED ? ` and ${names.length - LISTED} more` : ''}`;

export const ambiguousEnds = (
  ends: readonly { readonly shown: string; readonly candidates: readonly string[] }[],
): Problem =>
  problem('warning', 'ambiguous-machine', null, {
    message: `${counted(ends.length, 'end of a connection fits', 'ends of connections fit')} several machines of the inventory and ${ends.length === 1 ? 'is' : 'are'} joined to none: ${firstOf(ends.map((end) => `${end.shown} (${end.candidates.join(', ')})`))}`,
    remedy: 'give an inventory in which names and addresses are unique, or leave out machines that were copied',
  });

export const doubtfulDirections = (at: SourceLocation, count: number): Problem =>
  problem('info', 'doubtful-direction', at, {
    message: `${counted(count, 'connection goes', 'connections go')} to a port that systems hand out to whoever asks, and nothing known listens there: source and destination may be swapped, so ${count === 1 ? 'it makes' : 'they make'} no service`,
    remedy: 'look at the destination with netstat -ano or ss -tlnp, to see whether something listens on the port',
  });

export const noSourceKnown = (names: readonly string[]): Problem =>
  problem('warning', 'unknown-sources', null, {
    message: `${counted(names.length, 'source of connections is', 'sources of connections are')} in no inventory given: ${firstOf(names)}`,
    remedy: 'give the inventory that holds them, or connections of the same estate; they are kept as parties outside',
  });

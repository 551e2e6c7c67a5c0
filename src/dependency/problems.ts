import { countOf, visibleLine } from '../model/index.js';
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
/** Why a row is skipped, in words that follow its number. */
export type SkipReason =
  'no-source' | 'no-target' | 'bad-port' | 'short-row' | 'bad-row' | 'no-ports' | 'multicast' | 'unanswered';

export const SKIP_REASONS: Readonly<Record<SkipReason, string>> = {
  'no-source': 'neither a name nor an address of the source',
  'no-target': 'neither a name nor an address of the destination',
  'bad-port': 'no destination port from 1 to 65535',
  'short-row': 'fewer cells than the header names',
  'bad-row': 'another form than the rest of the file',
  'no-ports': 'a protocol without ports',
  multicast: 'a destination that stands for many machines at once',
  unanswered: 'an attempt that nobody answered',
};

/** Rows that are as they should be, and tell of no service all the same. */
const NO_FAULT: Partial<Readonly<Record<SkipReason, string>>> = {
  'no-ports': 'nothing to do: only TCP and UDP have services',
  multicast: 'nothing to do: announcements and broadcasts make no dependency',
  unanswered: 'nothing to do: what does not answer serves nothing; who tried much may be a scanner',
};

const shared = (problem: Problem, count: number): Problem => ({ ...problem, ...(count > 1 ? { count } : {}) });

interface SharedFault {
  readonly found: string;
  readonly count: number;
}

export const skippedRows = (at: SourceLocation, reason: SkipReason, { count, found }: SharedFault): Problem =>
  shared(
    problem(NO_FAULT[reason] === undefined ? 'warning' : 'info', reason, at, {
      message: `a row has ${SKIP_REASONS[reason]}${found === '' ? '' : ` ("${shown(found)}")`} and is skipped`,
      remedy: NO_FAULT[reason] ?? 'export the connections again, or complete the row; the other rows are used',
    }),
    count,
  );

/** Cells that cannot be read, of rows that are used without them. */
export type BadCell =
  'bad-time' | 'bad-count' | 'bad-called-by' | 'bad-protocol' | 'bad-service' | 'service-without-ports';

const BAD_CELLS: Readonly<Record<BadCell, (text: string) => Words>> = {
  'bad-time': (text) => ({
    message: `"${text}" is no time slot such as 12/18/2024 18:00-0:00 and no day such as 2024-12-18; the row is used without its time`,
    remedy: 'export the connections with the settings of the United States, or write days as YYYY-MM-DD',
  }),
  'bad-count': (text) => ({
    message: `the connection count is "${text}", which is no whole number; 1 is taken`,
    remedy: 'write digits, or leave the cell empty, which stands for 1',
  }),
  'bad-called-by': (text) => ({
    message: `"${text}" does not say how the server was called; the row is used without it`,
    remedy: 'write name or address, or leave the cell empty',
  }),
  'bad-protocol': (text) => ({
    message: `"${text}" is no protocol with ports; the row is used without it`,
    remedy: 'write tcp or udp, or leave the cell empty',
  }),
  'bad-service': (text) => ({
    message: `"${text}" is no service as the mapping describes them; the others of its cell are used`,
    remedy: 'correct the cell, or the pattern of the mapping',
  }),
  'service-without-ports': () => ({
    message: 'a service of a row is of a protocol without ports; the others of its cell are used',
    remedy: 'nothing to do: only TCP and UDP have services',
  }),
};

export const badCells = (at: SourceLocation, cell: BadCell, { count, found }: SharedFault): Problem =>
  shared(
    problem(cell === 'service-without-ports' ? 'info' : 'warning', cell, at, BAD_CELLS[cell](shown(found))),
    count,
  );

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
        'give the CSV that Azure Migrate exports, with Source server name, Destination server name and Destination port; a CSV with client, server and port; a log of Zeek; what ss or netstat prints; or a mapping for other tables (docs/connections.md)',
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
    message: `${countOf(ends.length, 'end of a connection fits', 'ends of connections fit')} several machines of the inventory and ${ends.length === 1 ? 'is' : 'are'} joined to none: ${firstOf(ends.map((end) => `${end.shown} (${end.candidates.join(', ')})`))}`,
    remedy: 'give an inventory in which names and addresses are unique, or leave out machines that were copied',
  });

export const doubtfulDirections = (at: SourceLocation, count: number): Problem =>
  problem('info', 'doubtful-direction', at, {
    message: `${countOf(count, 'connection goes', 'connections go')} to a port that systems hand out to whoever asks, and nothing known listens there: source and destination may be swapped, so ${count === 1 ? 'it makes' : 'they make'} no service`,
    remedy: 'look at the destination with netstat -ano or ss -tlnp, to see whether something listens on the port',
  });

/** An inventory is often a part of what an appliance sees: nothing is wrong with either. */
export const noSourceKnown = (names: readonly string[]): Problem =>
  problem('info', 'unknown-sources', null, {
    message: `${countOf(names.length, 'source of connections is', 'sources of connections are')} in no inventory given: ${firstOf(names)}`,
    remedy: 'give the inventory that holds them, or connections of the same estate; they are kept as parties outside',
  });

interface AskingFirewall {
  readonly shown: string;
  readonly sign: string;
  readonly connections: number;
  readonly clients: readonly string[];
}

/** Whose address it is, is known; who asked through it is not. */
export const behindNat = (firewalls: readonly AskingFirewall[]): Problem =>
  problem('info', 'behind-nat', null, {
    message: `${countOf(firewalls.length, 'machine that asks is known as a firewall', 'machines that ask are known as firewalls')}: ${firewalls
      .slice(0, LISTED)
      .map(
        ({ shown: name, sign, connections, clients }) =>
          `"${shown(name)}" (${shown(sign)}; ${countOf(connections, 'connection')}${clients.length === 0 ? '' : `; asked by ${firstOf(clients)}`})`,
      )
      .join(
        ', ',
      )}${firewalls.length > LISTED ? ` and ${firewalls.length - LISTED} more` : ''}; with source NAT they stand for whoever asked through them`,
    remedy: 'capture the connections before the firewall, or look at its table of translations',
  });

export const turnedRows = (at: SourceLocation, count: number): Problem =>
  problem('info', 'turned-round', at, {
    message: `${countOf(count, 'connection has', 'connections have')} rows with source and destination swapped, turned round by what is known to serve`,
    remedy: 'nothing to do; reading with keepPorts leaves every row as it stands',
  });

export const foldedPorts = (
  at: SourceLocation,
  { connections, ports }: { readonly connections: number; readonly ports: number },
): Problem =>
  problem('info', 'folded-ports', at, {
    message: `${countOf(ports, 'port')} that systems hand out to whoever asks ${ports === 1 ? 'is' : 'are'} folded into ${countOf(connections, 'connection')}, one for each pair of ends`,
    remedy: 'nothing to do; reading with keepPorts gives each port a connection of its own',
  });

/** Whose sockets a capture shows tells who asked; where no machine of the estate is it, it stays a party outside. */
export const capturesOfNone = (captures: readonly { readonly file: string; readonly shown: string }[]): Problem =>
  problem(
    'warning',
    'capture-of-none',
    { file: captures[0]!.file },
    {
      message: `${countOf(captures.length, 'capture is', 'captures are')} of no machine of the inventory: ${firstOf(captures.map(({ file, shown: name }) => (name === file ? file : `${file}, taken for ${name}`)))}`,
      remedy:
        'write "# host: NAME" above its header, with the name by which the inventory lists the machine, or call the file NAME-ss.txt',
    },
  );

export const unansweredAttempts = (
  attempts: readonly {
    readonly shown: string;
    readonly count: number;
    readonly targets: number;
    readonly ports: number;
  }[],
): Problem => {
  const sum = attempts.reduce((total, { count }) => total + count, 0);
  const most = attempts[0]!;
  return problem('info', 'unanswered-attempts', null, {
    message: `${countOf(sum, 'attempt')} of ${countOf(attempts.length, 'party', 'parties')} ${sum === 1 ? 'was' : 'were'} never answered and ${sum === 1 ? 'makes' : 'make'} no connection; most by "${shown(most.shown)}": ${most.count} to ${countOf(most.targets, 'address', 'addresses')} on ${countOf(most.ports, 'port')}`,
    remedy: 'nothing to do; look at parties that try much, which may be scanners or hold an address that is gone',
  });
};

import type { Problem, SourceLocation } from '../../model/index.js';
import { shown } from '../problems.js';

const skipped =
  (code: string) =>
  (message: string, remedy: string) =>
  (at: SourceLocation): Problem => ({
    code: `changed-blocks/${code}`,
    severity: 'error',
    at,
    message: `${message}; the row is skipped`,
    remedy,
  });

export const emptyCell = (column: string): ((at: SourceLocation) => Problem) =>
  skipped('empty-cell')(
    `the column ${column} is empty`,
    'write machine and disk as the inventory does, from and to with their zone, and changed_bytes as a whole number',
  );

export const badAmount = (column: string, text: string): ((at: SourceLocation) => Problem) =>
  skipped('bad-number')(
    `${column} is "${shown(text)}", which is not a whole number of bytes`,
    `write ${column} in bytes, digits alone, such as 1073741824`,
  );

export const badStamp = (column: string, text: string): ((at: SourceLocation) => Problem) =>
  skipped('bad-stamp')(
    `${column} is "${shown(text)}", which is no time`,
    'write it in ISO 8601 with its zone, such as 2026-11-20T01:00:00Z',
  );

export const noZone = (column: string, text: string): ((at: SourceLocation) => Problem) =>
  skipped('no-zone')(
    `${column} is "${shown(text)}", and nothing says by whose clock`,
    'write the zone behind the time (Z or +10:00), or say with --zone by whose clock all of them are meant',
  );

export const reversedInterval = (from: string, to: string): ((at: SourceLocation) => Problem) =>
  skipped('reversed-interval')(
    `the interval ends at "${shown(to)}", no later than it begins at "${shown(from)}"`,
    'write the older of the two in from',
  );

export const openQuote = (at: SourceLocation): Problem =>
  skipped('unclosed-quote')('a quote is opened in this row and never closed', 'close it, or double it within a cell')(
    at,
  );

export const hugeRow = (at: SourceLocation): Problem =>
  skipped('huge-line')('the line is longer than any row of changed blocks', 'end each row with a line feed')(at);

import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { AssessmentError } from '../model/index.js';
import { isOwnTable } from './write-table.js';
import { isOwnWorkbook } from './write-workbook.js';

/** Enough for the first keys, the header or the title of anything that is written here. */
const HEAD_BYTES = 2048;

/** The first bytes of a file; null where there is none, or nothing in it. */
export async function headOf(path: string): Promise<string | null> {
  try {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
      return bytesRead === 0 ? null : buffer.toString('latin1', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return null; // whoever writes it tells why it cannot
  }
}

/** Ends a run that would write over a file which Portolan did not write. */
export function refuseForeignTarget(path: string, what: string, remedy: string): never {
  throw new AssessmentError({
    code: 'node/foreign-target',
    severity: 'error',
    at: { file: basename(path) },
    message: `there is a file of this name that is no ${what}`,
    remedy,
  });
}

/** The first two keys, where the first is the version of a schema; the name too where the second key is the engine. */
const JSON_HEAD = /^\s*\{\s*"schemaVersion":\s*\d+,\s*"(\w+)":\s*(?:\{\s*"name":\s*"(\w+)")?/;
/** A spec of a chart of ours: its id behind the schema of its language. */
const SPEC_HEAD = /^\{\s*"\$schema":\s*"[^"]*",\s*"usermeta":\s*\{\s*"portolan":\s*"[^"]*"/;
/** Columns that a table keeps from version to version, and that no other table begins with. */
const CSV_COLUMNS = 4;
/** A title up to the first word that changes from run to run. */
const PAGE_TITLE = /<title>(Assessment for|Waves,|Replication,|Recovery,) /;
/** What calendars and texts of ours begin with. */
const ICS_MAKER = /^PRODID:.*Portolan/m;
const TEXT_MARK = /^<!-- portolan [a-z]+ -->/;

/** Whether a file begins as what is to be written in its place does, whatever its version. */
function isAlike(name: string, head: string, text: string): boolean {
  if (name.endsWith('.vl.json')) return isSameMatch(SPEC_HEAD, head, text);
  if (name.endsWith('.json')) {
    const [own, other] = [JSON_HEAD.exec(text), JSON_HEAD.exec(head)];
    return own !== null && other !== null && own[1] === other[1] && own[2] === other[2];
  }
  if (name.endsWith('.html')) return isSameMatch(PAGE_TITLE, head, text);
  if (name.endsWith('.ics')) return isSameMatch(ICS_MAKER, head, text);
  if (name.endsWith('.md')) return isSameMatch(TEXT_MARK, head, text);
  const [header = ''] = text.split(/\r?\n/, 1);
  return head.startsWith(header.split(',', CSV_COLUMNS).join(','));
}

function isSameMatch(pattern: RegExp, head: string, text: string): boolean {
  const own = pattern.exec(text)?.[0];
  return own !== undefined && own === pattern.exec(head)?.[0];
}

const isOwnBinary = (path: string): Promise<boolean> =>
  path.endsWith('.parquet') ? isOwnTable(path) : isOwnWorkbook(path);

/**
 * Refuses to write over a file that is not one of ours: a slip in a name must not cost the owner his own.
 *
 * @param path where `text` is to be written
 * @throws {AssessmentError} `node/foreign-target`
 */
export async function refuseForeignOutput(path: string, text: string | Uint8Array): Promise<void> {
  const head = await headOf(path);
  if (head === null) return;
  if (typeof text === 'string' ? isAlike(basename(path), head, text) : await isOwnBinary(path)) return;
  refuseForeignTarget(path, 'output of portolan', 'choose another folder with --out, or move this file away');
}

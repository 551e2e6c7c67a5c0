import { readFile } from 'node:fs/promises';
import { AssessmentError } from '../../model/index.js';
import { cannotRead } from '../file-problems.js';

/**
 * The text of a file of evidence, of which every byte counts: what is no UTF-8 is refused and never replaced, since a replaced byte would be
 * certified as the one that was sealed.
 *
 * @throws {AssessmentError} `node/cannot-read` with the cause; `recovery/evidence-encoding`
 */
export async function readEvidenceFile(path: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: unknown) => cannotRead(path, cause));
  const mark = markOf(bytes);
  if (mark !== null) refuse(path, 1, `begins with the mark of ${mark}`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse(
      path,
      lineOfFault(bytes),
      'holds bytes that are no UTF-8: it was changed, or written by another program',
    );
  }
}

function markOf(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'UTF-8 (a byte order mark)';
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  return null;
}

/** The first line that cannot be decoded by itself; a line feed is no part of another character in UTF-8. */
function lineOfFault(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let from = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
    try {
      decoder.decode(bytes.subarray(from, end));
    } catch {
      return line;
    }
    from = end + 1;
    line += 1;
  }
  return line;
}

const LINE_FEED = 10;

function refuse(path: string, line: number, message: string): never {
  throw new AssessmentError({
    code: 'recovery/evidence-encoding',
    severity: 'error',
    at: { file: path, line },
    message,
    remedy:
      'bring back the file as it was sealed: JSON lines in UTF-8 without a mark at the front, each ended by a line feed',
  });
}

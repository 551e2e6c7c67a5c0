import { readFile, stat } from 'node:fs/promises';
import { recogniseConnections } from '../dependency/index.js';
import type { ConnectionMapping } from '../dependency/index.js';
import { decodeText } from '../ingest/index.js';
import type { Problem } from '../model/index.js';
import { judgeZip, partsOfZip } from './zip-guard.js';

/** Enough for a title and the header. */
const HEAD_BYTES = 16_384;
const LOCAL_NAME_OFFSET = 30;
const LOCAL_NAME_LENGTH_OFFSET = 26;

type Mapping = ConnectionMapping | null;

export const isConnectionsText = (head: Uint8Array, mapping: Mapping): boolean =>
  recogniseConnections(decodeText(head.subarray(0, HEAD_BYTES), '').text, mapping) !== null;

const isText = (name: string): boolean =>
  /\.(?:csv|tsv|txt|log|json|jsonl|ndjson)$/i.test(name) && !name.startsWith('__MACOSX/');

/**
 * Whether a zip archive holds exports of connections. A workbook is a zip archive too: one whose first part is neither a text nor a
 * folder is not looked into.
 */
export async function isZipOfConnections(
  path: string,
  head: Uint8Array,
  { maxBytes, mapping }: { readonly maxBytes: number; readonly mapping: Mapping },
): Promise<boolean> {
  const view = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (view.length < LOCAL_NAME_OFFSET) return false;
  const length = view.readUInt16LE(LOCAL_NAME_LENGTH_OFFSET);
  const first = view.toString('utf8', LOCAL_NAME_OFFSET, LOCAL_NAME_OFFSET + length);
  if (!isText(first) && !first.endsWith('/')) return false;
  if ((await stat(path)).size > maxBytes) return false;
  const content = await readFile(path);
  if (judgeZip(content).kind !== 'sound') return /\.csv$/i.test(first); // told as what it was to be
  for (const { name, bytes } of partsOfZip(content)) if (isText(name) && isConnectionsText(bytes, mapping)) return true;
  return false;
}

/** The exports of connections in a zip archive, one at a time; or why it cannot be read. Other parts are left out. */
export function textsInZip(
  content: Uint8Array,
  file: string,
  mapping: Mapping,
): { readonly parts: () => Generator<{ readonly name: string; readonly bytes: Uint8Array }> } | Problem {
  const verdict = judgeZip(content);
  if (verdict.kind === 'sound') return { parts: () => connectionParts(content, mapping) };
  const found = verdict.kind === 'notZip' ? 'it is no zip archive' : verdict.found;
  return {
    code: 'ingest/damaged-zip',
    severity: 'error',
    at: { file },
    message: `this is a zip archive that cannot be read (${found}); nothing of it is used`,
    remedy: 'export the connections again, or unpack the archive and give the CSV in it',
  };
}

function* connectionParts(
  content: Uint8Array,
  mapping: Mapping,
): Generator<{ readonly name: string; readonly bytes: Uint8Array }> {
  for (const part of partsOfZip(content)) if (isText(part.name) && isConnectionsText(part.bytes, mapping)) yield part;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { bytesOfBase85 } from '../../browser/unpack.js';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';

/**
 * All that a reader of a folder of outputs could find, folders within it too: what is packed is unpacked, what is escaped is not, names of files and
 * of parts, and what formats say of themselves. By file.
 */
export async function outputTexts(folder: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) {
    const name = relative(folder, path).replaceAll('\\', '/');
    texts.set(name, `${name}\n${await textOf(path)}`);
  }
  return texts;
}

async function textOf(path: string): Promise<string> {
  const bytes = readFileSync(path);
  if (path.endsWith('.xlsx')) {
    return Object.entries(unzipSync(bytes))
      .map(([name, part]) => `${name}\n${withoutMarkup(strFromU8(part))}`)
      .join('\n');
  }
  if (path.endsWith('.parquet')) {
    const { buffer, byteOffset, byteLength } = bytes;
    const file = buffer.slice(byteOffset, byteOffset + byteLength);
    const rows = await parquetReadObjects({ file });
    // Least and greatest values of columns stand beside the rows, as they are.
    const { schema, row_groups: groups, key_value_metadata: notes, created_by: maker } = parquetMetadata(file);
    const facts = [schema, groups, notes, maker].map((fact) =>
      JSON.stringify(fact, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    );
    return [...rows.flatMap((row) => Object.values(row).map(String)), ...facts].join('\n');
  }
  const text = bytes.toString('utf8');
  return path.endsWith('.html') ? `${unpacked(text)}\n${withoutMarkup(text)}` : text.replaceAll('\\"', '"');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string): string =>
  text
    .replaceAll(/&#(?:x([0-9a-f]+)|(\d+));/giu, (_, hex: string | undefined, decimal: string | undefined) =>
      String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replaceAll(/&(amp|lt|gt|quot|apos);/gu, (_, name: string) => ENTITIES[name]!);

/** Attributes stay: names stand in them too. */
const withoutMarkup = (text: string): string =>
  decoded(text.replaceAll(/<\/?(?:b|em|strong|span|code|i)(?: [^>]*)?>/gu, ''));

/** Every island of deflated JSON, the literals of templates put back together as far as they are texts. */
function unpacked(page: string): string {
  const islands: string[] = [];
  for (const [, data = ''] of page.matchAll(/<script type="text\/plain" id="[^"]+">([^<]*)<\/script>/gu)) {
    islands.push(withoutMarkup(inflateRawSync(bytesOfBase85(data)).toString('utf8')));
  }
  return islands.join('\n');
}

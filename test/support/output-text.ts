import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';

/** All that a reader of a folder of outputs could find: what is packed is unpacked, what is escaped is not. By file. */
export async function outputTexts(folder: string): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const name of readdirSync(folder).sort()) texts.set(name, await textOf(join(folder, name)));
  return texts;
}

async function textOf(path: string): Promise<string> {
  const bytes = readFileSync(path);
  if (path.endsWith('.xlsx')) {
    const parts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part));
    return parts.map(withoutMarkup).join('\n');
  }
  if (path.endsWith('.parquet')) {
    const { buffer, byteOffset, byteLength } = bytes;
    const rows = await parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + byteLength) });
    return rows.flatMap((row) => Object.values(row).map(String)).join('\n');
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
  for (const [, base64 = ''] of page.matchAll(/>\s*"?([A-Za-z0-9+/]{40,}={0,2})"?\s*</gu)) {
    try {
      islands.push(withoutMarkup(inflateRawSync(Buffer.from(base64, 'base64')).toString('utf8')));
    } catch {
      // Base64 of something else, as a hash.
    }
  }
  return islands.join('\n');
}

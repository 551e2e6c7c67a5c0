import { utils, write } from '@e965/xlsx';
import { deflateRawSync, crc32 } from 'node:zlib';
import {
  decodeText,
  gridOfSheet,
  joinEstate,
  parseCsv,
  readInventories,
  type InventoryFile,
  type SheetCell,
} from '../../src/ingest/index.js';
import type { Estate, Problem } from '../../src/model/index.js';

/** Sheets by name; the first row is the header unless the test wants it otherwise. */
export type SheetRows = Readonly<Record<string, readonly (readonly SheetCell[])[]>>;

/** The bytes of an `.xlsx` with these sheets, written by an independent writer. */
export function aWorkbook(sheets: SheetRows): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  }
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
}

/** A workbook as an opened input, without the detour over bytes. */
export function workbookFile(sheets: SheetRows, file = 'estate.xlsx'): InventoryFile {
  const problems: Problem[] = [];
  const grids = Object.entries(sheets).map(([name, rows]) => {
    const numbered = rows.map((cells, index) => ({ row: index + 1, cells }));
    return gridOfSheet({ name, rows: numbered, lastRow: rows.length }, file, problems);
  });
  return { file, group: '', isWorkbook: true, grids, problems };
}

/** A text as an opened input. */
export function textFile(text: string | Uint8Array, file = 'estate.csv', group = ''): InventoryFile {
  const problems: Problem[] = [];
  const decoded = decodeText(typeof text === 'string' ? new TextEncoder().encode(text) : text, file);
  const grid = parseCsv(decoded.text, file, problems);
  return { file, group, isWorkbook: false, grids: [grid], problems: [...decoded.problems, ...problems] };
}

export const estateOf = (...files: readonly InventoryFile[]): Estate => joinEstate(readInventories(files));
export const estateOfSheets = (sheets: SheetRows): Estate => estateOf(workbookFile(sheets));
export const estateOfText = (text: string | Uint8Array): Estate => estateOf(textFile(text));

/** The codes of the estate's problems without `ingest/`, each once, in order. */
export const codesOf = ({ problems }: Estate): string[] => [
  ...new Set(problems.map(({ code }) => code.replace('ingest/', ''))),
];

export interface ZipPart {
  readonly name: string;
  readonly content: Uint8Array;
  /** Written into the headers instead of the truth. */
  readonly claims?: { readonly plainBytes?: number; readonly flags?: number; readonly method?: number };
  /** The packed bytes, where the test has them already. */
  readonly packed?: Uint8Array;
}

/** A zip archive, byte by byte, so that a test can build one that no writer would. */
export function aZip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name);
    const packed = Buffer.from(part.packed ?? deflateRawSync(part.content));
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(part.claims?.flags ?? 0, 0);
    fields.writeUInt16LE(part.claims?.method ?? 8, 2);
    fields.writeUInt32LE(crc32(part.content), 8);
    fields.writeUInt32LE(packed.length, 12);
    fields.writeUInt32LE(part.claims?.plainBytes ?? part.content.length, 16);
    fields.writeUInt16LE(name.length, 20);
    const local = Buffer.concat([Buffer.from('PK\x03\x04\x14\x00', 'latin1'), fields, Buffer.alloc(2), name, packed]);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(offset);
    central.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00\x14\x00', 'latin1'), fields, Buffer.alloc(12), place, name]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

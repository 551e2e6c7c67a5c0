import { compareText, plainMachineName } from '../model/index.js';
import type { WavePlan } from '../waves/index.js';

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;
const BITS = 64;
const BYTE = 0xff;
const HEX = 16;

/**
 * What tells the events of one project from those of another in one calendar program: of the project's name where it has one, else of the
 * names of all machines of the estate, planned or not. The order of machines, their waves and their dates change nothing, so that a later
 * version of the calendar has the same key; another estate has another one. A machine more or less changes it where no name is stated.
 *
 * FNV-1a of 64 bits over UTF-16 code units, low byte first, as 16 hexadecimal digits. Source: Fowler, Noll, Vo, draft-eastlake-fnv.
 */
export function projectKeyOf(project: string | null, { machines, unplanned }: WavePlan): string {
  if (project !== null) return keyOf(['project', project]);
  const names = new Set([...machines, ...unplanned].map(({ name }) => plainMachineName(name)));
  return keyOf(['machines', ...[...names].toSorted(compareText)]);
}

function keyOf(texts: readonly string[]): string {
  let hash = FNV_OFFSET;
  const take = (byte: number): void => {
    hash = BigInt.asUintN(BITS, (hash ^ BigInt(byte)) * FNV_PRIME);
  };
  for (const text of texts) {
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      take(unit & BYTE);
      take(unit >>> 8);
    }
    // A unit that is in no text parts them, so that ["ab", "c"] and ["a", "bc"] differ.
    take(BYTE);
    take(BYTE);
  }
  return hash.toString(16).padStart(HEX, '0');
}

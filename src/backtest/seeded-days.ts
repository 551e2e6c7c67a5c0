/**
 * Days drawn with replacement: as many as there are, for each draw anew. One seed and one name fix them for ever, so that a machine's
 * draws do not depend on which machines were drawn for before it.
 *
 * @returns indices below `days`, in the order drawn
 */
export function seededDays(days: number, seed: number, name: string): () => readonly number[] {
  let state = (seed ^ hashOf(name)) >>> 0;
  const next = (): number => {
    // mulberry32 (Tommy Ettinger, public domain): its period of 2^32 is far beyond the days of any run.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return () => Array.from({ length: days }, () => Math.floor(next() * days));
}

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

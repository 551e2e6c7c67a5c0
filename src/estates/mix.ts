/**
 * Mixes two integers into one of 32 bits that looks like chance; the same two give the same one for ever.
 *
 * Source: the finaliser of MurmurHash3 (Austin Appleby, public domain).
 */
export function mix(left: number, right: number): number {
  let mixed = (left ^ Math.imul(right, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A text as an integer of 32 bits, by its code units (FNV-1a, then mixed). */
export function mixText(seed: number, text: string): number {
  let state = (seed ^ 0x811c9dc5) >>> 0;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return mix(state, text.length);
}

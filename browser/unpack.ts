import { DIGITS_OF_85, GROUP_BYTES, GROUP_SIGNS } from '../src/report/pack/base85.js';
import type { PackedCommons, PackedNode } from '../src/report/pack/pack-markup.ts';

/** Gives a packed piece of markup its text back: `packMarkup` says how it is packed. All of it was escaped before it was packed. */
export function createUnpacker({ templates, shared }: PackedCommons): (node: PackedNode) => string {
  const known: (string | undefined)[] = [];
  const unpack = (node: PackedNode): string => {
    if (typeof node === 'string') return node;
    if (typeof node === 'number') return (known[node] ??= unpack(shared[node]!));
    const [kind, ...parts] = node;
    if (kind < 0) return parts.map(unpack).join('');
    const literals = templates[kind]!;
    let text = literals[0]!;
    parts.forEach((part, index) => {
      text += unpack(part) + literals[index + 1]!;
    });
    return text;
  };
  return unpack;
}

/** Reads what `deflatedJson` wrote. */
export async function inflatedJson(text: string): Promise<unknown> {
  const stream = new Blob([bytesOfBase85(text)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).json();
}

/** The bytes that `base85` wrote. A last group is filled up with the highest digit, which cannot reach into the bytes it has. */
export function bytesOfBase85(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * GROUP_BYTES) / GROUP_SIGNS));
  let filled = 0;
  for (let at = 0; at < text.length; at += GROUP_SIGNS) {
    let value = 0;
    for (let sign = at; sign < at + GROUP_SIGNS; sign += 1) {
      value = value * 85 + (sign < text.length ? DIGITS_OF_85.indexOf(text[sign]!) : 84);
    }
    for (let shift = 24; shift >= 0 && filled < bytes.length; shift -= 8) {
      bytes[filled] = Math.floor(value / 2 ** shift) % 256;
      filled += 1;
    }
  }
  return bytes;
}

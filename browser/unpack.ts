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
export async function inflatedJson(base64: string): Promise<unknown> {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).json();
}

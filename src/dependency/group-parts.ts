import { isLoopback } from './address.js';
import type { Protocol } from './flow-row.js';
import type { Join } from './join-ends.js';
import type { SeenConnection } from './rows-seen.js';
import type { TextNumbers } from './texts.js';

/** All that tells of one source, target, port and protocol. */
export interface PartGroup {
  readonly source: string;
  readonly target: string;
  readonly port: number;
  readonly protocol: Protocol | null;
  readonly parts: readonly SeenConnection[];
  /** Ports of other groups that it stands for, itself included; empty for none. */
  readonly foldedPorts: readonly number[];
  readonly foldedBy: 'rpc' | 'ftp' | null;
  readonly turned: number;
}

/** Groups parts by their ends, the port, and the protocol where parts tell it. */
export function groupParts(parts: Iterable<SeenConnection>, join: Join, texts: TextNumbers): PartGroup[] {
  const groups = new Map<string, { source: string; target: string; parts: SeenConnection[] }>();
  for (const part of parts) {
    const source = join.keyOf(part.sourceName, part.sourceAddress, part.sourceId);
    const isOwn = isLoopback(texts.textOf(part.targetAddress));
    const target = isOwn ? source : join.keyOf(part.targetName, part.targetAddress, part.targetId);
    const key = `${source}\n${target}\n${part.port}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { source, target, parts: [part] });
    else group.parts.push(part);
  }
  return [...groups.values()].flatMap(byProtocol);
}

/** Parts that tell no protocol are of the one that the others tell; where those tell both, of neither. */
function byProtocol({
  source,
  target,
  parts,
}: {
  source: string;
  target: string;
  parts: SeenConnection[];
}): PartGroup[] {
  const { port } = parts[0]!;
  const told = (['tcp', 'udp'] as const).filter((one) => parts.some(({ protocol }) => protocol === one));
  const plain = { source, target, port, foldedPorts: [], foldedBy: null, turned: 0 };
  if (told.length < 2) return [{ ...plain, protocol: told[0] ?? null, parts }];
  return ([null, ...told] as const)
    .map((protocol) => ({ ...plain, protocol, parts: parts.filter((part) => part.protocol === protocol) }))
    .filter((group) => group.parts.length > 0);
}

export const keyOfGroup = ({ source, target, port, protocol }: Omit<PartGroup, 'parts'>): string =>
  `${source}\n${target}\n${port}\n${protocol ?? ''}`;

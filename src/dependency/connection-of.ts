import { compareText } from '../model/index.js';
import type { CalledBy } from './flow-row.js';
import type { Connection, ConnectionEnd, ProcessSeen } from './connection.js';
import type { PartGroup } from './group-parts.js';
import type { SeenConnection, Tool } from './rows-seen.js';
import { dayText } from './slot.js';
import type { TextNumbers } from './texts.js';

const MINUTES_PER_DAY = 24 * 60;

interface ConnectionContext {
  readonly ends: ReadonlyMap<string, ConnectionEnd>;
  readonly texts: TextNumbers;
  readonly files: readonly string[];
}

/** The connection that a group of parts is. */
export function connectionOf(
  group: PartGroup,
  isDoubtful: boolean,
  { ends, texts, files }: ConnectionContext,
): Connection {
  const { parts, foldedPorts, foldedBy, turned } = group;
  const slots = new Set(parts.flatMap((part) => part.slots));
  const days = new Set([
    ...[...slots].map((minute) => Math.floor(minute / MINUTES_PER_DAY)),
    ...parts.flatMap((part) => [...part.days, ...part.markedDays]),
  ]);
  const ordered = [...days].toSorted((left, right) => left - right);
  const first = parts.reduce((best, part) =>
    part.file < best.file || (part.file === best.file && part.line < best.line) ? part : best,
  );
  return {
    source: ends.get(group.source)!,
    target: ends.get(group.target)!,
    port: group.port,
    protocol: group.protocol,
    calledBy: calledByOf(parts),
    sourceProcesses: processesOf(
      parts.map((part) => [part.sourceProcess, part.sourceApplication]),
      texts,
    ),
    targetProcesses: processesOf(
      parts.map((part) => [part.targetProcess, part.targetApplication]),
      texts,
    ),
    count: countOf(parts),
    slots: slots.size,
    days: days.size,
    from: ordered.length === 0 ? null : dayText(ordered[0]!),
    to: ordered.length === 0 ? null : dayText(ordered.at(-1)!),
    direction: isDoubtful ? 'doubtful' : 'stated',
    ...(foldedPorts.length === 0
      ? {}
      : { folded: { ports: foldedPorts.length, from: foldedPorts[0]!, to: foldedPorts.at(-1)!, by: foldedBy } }),
    ...(turned === 0 ? {} : { turnedRows: turned }),
    origin: { file: files[first.file]!, line: first.line },
  };
}

/** One caller by address is enough for the address to matter. */
function calledByOf(parts: readonly SeenConnection[]): CalledBy | null {
  if (parts.some(({ calledBy }) => calledBy === 'address')) return 'address';
  return parts.some(({ calledBy }) => calledBy === 'name') ? 'name' : null;
}

/** Tools whose marks are of one connection each, however its ends are printed. */
const COUNTED_BY_MARK: ReadonlySet<Tool> = new Set(['zeek', 'capture']);

function countOf(parts: readonly SeenConnection[]): number | null {
  const sums = new Map<Tool, number>();
  const add = (tool: Tool, count: number): void => {
    sums.set(tool, (sums.get(tool) ?? 0) + count);
  };
  const marks = new Map<Tool, Set<string>>();
  for (const { tool, counts, timelessCount, marks: own } of parts) {
    for (const count of counts) add(tool, count);
    if (timelessCount !== null) add(tool, timelessCount);
    if (own === null) continue;
    if (COUNTED_BY_MARK.has(tool)) marks.set(tool, new Set([...(marks.get(tool) ?? []), ...own.keys()]));
    else for (const count of own.values()) add(tool, count);
  }
  for (const [tool, { size }] of marks) add(tool, size);
  const counted = [...sums.values()].filter((sum) => sum > 0);
  return counted.length === 0 ? null : Math.max(...counted);
}

function processesOf(
  pairs: readonly (readonly [process: number, application: number])[],
  texts: TextNumbers,
): readonly ProcessSeen[] {
  const byKey = new Map(
    pairs.map(([process, application]) => [`${process}:${application}`, [process, application] as const]),
  );
  return [...byKey.values()]
    .map(([process, application]) => ({ process: texts.textOf(process), application: texts.textOf(application) }))
    .filter(({ process, application }) => process !== '' || application !== '')
    .toSorted(
      (left, right) => compareText(left.process, right.process) || compareText(left.application, right.application),
    );
}

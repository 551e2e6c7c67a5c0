import { FIRST_EPHEMERAL_PORT } from './direction.js';
import { keyOfGroup } from './group-parts.js';
import type { PartGroup } from './group-parts.js';
import { productOfPort } from './products.js';
import type { SeenConnection } from './rows-seen.js';

/** From so many ports of one pair on they are one connection. Fewer may be services of their own. Our own bound. */
const FOLD_FROM = 5;
/** A port on which so many ask one machine is one that it serves, whatever its number. Our own bound. */
const SERVED_BY_ASKERS = 3;

const FTP_CONTROL = 21;
/** Port mappers: that of Windows and that of Sun RPC hand out the ports of the services behind them. */
const PORT_MAPPERS: readonly number[] = [135, 111];

/** What is known of who serves what, over all groups. */
export interface ServedPorts {
  /** Whether a port of an end is served for sure: something was seen to listen, or several others ask there. */
  readonly isServed: (end: string, port: number, butFor: string) => boolean;
}

export function servedPorts(groups: readonly PartGroup[], offered: ReadonlySet<string>): ServedPorts {
  const askers = new Map<string, Set<string>>();
  for (const { source, target, port } of groups) {
    if (port < FIRST_EPHEMERAL_PORT) continue;
    const key = `${target}\n${port}`;
    const known = askers.get(key);
    if (known === undefined) askers.set(key, new Set([source]));
    else known.add(source);
  }
  return {
    isServed: (end, port, butFor) => {
      if (offered.has(`${end}\n${port}`)) return true;
      const known = askers.get(`${end}\n${port}`);
      return (
        known !== undefined && known.size - (known.has(butFor) ? 1 : 0) >= SERVED_BY_ASKERS - (butFor === '' ? 0 : 1)
      );
    },
  };
}

const hasProcess = ({ targetProcess, targetApplication }: SeenConnection): boolean =>
  targetProcess !== 0 || targetApplication !== 0;

/** A port that systems hand out, with nothing known that listens there. */
const isHandedOut = ({ port, parts }: PartGroup): boolean =>
  port >= FIRST_EPHEMERAL_PORT && productOfPort(port) === null && !parts.some(hasProcess);

const isGuessed = (group: PartGroup): boolean => isHandedOut(group) && !group.parts.some(({ isStated }) => isStated);

/** Seen from the other end. */
const swapped = (part: SeenConnection): SeenConnection => ({
  ...part,
  ...{ sourceProcess: part.targetProcess, sourceApplication: part.targetApplication },
  ...{ targetProcess: part.sourceProcess, targetApplication: part.sourceApplication },
});

/** What its rows counted is the other end's view of what is counted there already. */
const uncounted = (part: SeenConnection): SeenConnection => ({
  ...part,
  counts: part.counts.map(() => 0),
  timelessCount: null,
});

/**
 * Turns round what goes the wrong way, as far as something tells: a guessed connection to a handed-out port whose source serves that
 * port to others and whose target does not; or whose source is the very process that serves its target on one other port, of which
 * it is then the answer.
 */
export function turnRound(groups: readonly PartGroup[], served: ServedPorts): PartGroup[] {
  const byPair = new Map<string, PartGroup[]>();
  for (const group of groups) {
    if (isGuessed(group)) continue;
    const key = `${group.source}\n${group.target}`;
    const known = byPair.get(key);
    if (known === undefined) byPair.set(key, [group]);
    else known.push(group);
  }
  const result = new Map<string, PartGroup>();
  const put = (group: PartGroup): void => {
    const key = keyOfGroup(group);
    const known = result.get(key);
    const merged =
      known === undefined
        ? group
        : { ...known, parts: [...known.parts, ...group.parts], turned: known.turned + group.turned };
    result.set(key, merged);
  };
  for (const group of groups) {
    put(isGuessed(group) ? turned(group, byPair.get(`${group.target}\n${group.source}`) ?? [], served) : group);
  }
  return [...result.values()];
}

function turned(group: PartGroup, reverse: readonly PartGroup[], served: ServedPorts): PartGroup {
  const { source, target, port, parts } = group;
  if (source === target || served.isServed(target, port, '')) return group;
  const round = { ...group, source: target, target: source, turned: parts.length };
  if (served.isServed(source, port, target)) return { ...round, parts: parts.map(swapped) };
  const processes = new Set(parts.map(({ sourceProcess }) => sourceProcess).filter((process) => process !== 0));
  const answered = reverse.filter((one) => one.parts.some(({ targetProcess }) => processes.has(targetProcess)));
  const [first, ...others] = answered;
  if (first === undefined || others.length > 0) return group;
  const { port: servedPort, protocol } = first;
  return { ...round, port: servedPort, protocol, parts: parts.map((part) => uncounted(swapped(part))) };
}

/**
 * Makes one of the connections of a pair to many ports that are handed out: the data channels of FTP, the dynamic ports of RPC, rows
 * that were swapped. What several others ask, or was seen to listen, stays by itself.
 */
export function foldPorts(groups: readonly PartGroup[], served: ServedPorts): PartGroup[] {
  const kept: PartGroup[] = [];
  const foldable = new Map<string, PartGroup[]>();
  for (const group of groups) {
    if (!isHandedOut(group) || served.isServed(group.target, group.port, '')) kept.push(group);
    else {
      const key = `${group.source}\n${group.target}\n${group.protocol ?? ''}`;
      const known = foldable.get(key);
      if (known === undefined) foldable.set(key, [group]);
      else known.push(group);
    }
  }
  const asked = new Set(kept.map(({ source, target, port }) => `${source}\n${target}\n${port}`));
  for (const many of foldable.values()) {
    if (many.length < FOLD_FROM) kept.push(...many);
    else kept.push(foldedOf(many, asked));
  }
  return kept;
}

function foldedOf(many: readonly PartGroup[], asked: ReadonlySet<string>): PartGroup {
  const ordered = many.toSorted((left, right) => left.port - right.port);
  const [first] = ordered;
  const { source, target } = first!;
  const isRpc = PORT_MAPPERS.some((port) => asked.has(`${source}\n${target}\n${port}`));
  // In the active mode the server of FTP opens the data channel.
  const isFtp = [`${source}\n${target}`, `${target}\n${source}`].some((pair) => asked.has(`${pair}\n${FTP_CONTROL}`));
  return {
    ...first!,
    parts: ordered.flatMap(({ parts }) => parts),
    foldedPorts: ordered.map(({ port }) => port),
    foldedBy: isRpc ? 'rpc' : isFtp ? 'ftp' : null,
    turned: ordered.reduce((sum, group) => sum + group.turned, 0),
  };
}

/** Whether source and target may stand the other way round. */
export const isDoubtfulGroup = (group: PartGroup, served: ServedPorts): boolean =>
  isGuessed(group) && group.foldedBy === null && group.turned === 0 && !served.isServed(group.target, group.port, '');

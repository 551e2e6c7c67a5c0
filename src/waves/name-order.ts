import { compareText } from '../model/index.js';
import type { MachineId } from '../model/index.js';

const PARTS = /\d+|\D+/g;
const isNumber = (part: string): boolean => /^\d/.test(part);

/** Digits by their value, however many there are: without leading zeros the longer one is the greater. */
function compareNumbers(left: string, right: string): number {
  const [plain, other] = [left.replace(/^0+/, ''), right.replace(/^0+/, '')];
  return plain.length - other.length || compareText(plain, other);
}

/** Names as people count them: `web2` before `web10`, without regard to case; names that only differ otherwise by their text. */
export function compareNames(left: string, right: string): number {
  const [parts, others] = [left.toLowerCase().match(PARTS) ?? [], right.toLowerCase().match(PARTS) ?? []];
  for (let at = 0; at < Math.min(parts.length, others.length); at += 1) {
    const [part, other] = [parts[at]!, others[at]!];
    const order = isNumber(part) && isNumber(other) ? compareNumbers(part, other) : compareText(part, other);
    if (order !== 0) return order;
  }
  return parts.length - others.length || compareText(left, right);
}

/**
 * The place of each machine in the order of the names, machines of one name in the order of their ids: sorted once, so that lists of
 * machines need not compare names again and again.
 */
export function nameOrder(machines: readonly { readonly id: MachineId; readonly name: string }[]): {
  readonly placeOf: (id: MachineId) => number;
  /** In the order of the names. */
  readonly sorted: (ids: Iterable<MachineId>) => readonly MachineId[];
} {
  const ordered = [...machines].sort(
    (left, right) => compareNames(left.name, right.name) || compareText(left.id, right.id),
  );
  const places = new Map(ordered.map(({ id }, place) => [id, place]));
  const placeOf = (id: MachineId): number => places.get(id) ?? ordered.length;
  return {
    placeOf,
    sorted: (ids) => [...ids].sort((left, right) => placeOf(left) - placeOf(right) || compareText(left, right)),
  };
}

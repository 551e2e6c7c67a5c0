import { compareText } from '../model/index.js';

/** Thousandths are enough of what rests on counts of days and one round trip; their sums are exact in any order. */
export const toMilli = (value: number): number => Math.round(value * 1000);

/** How often each key is there now. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(key: string, by: 1 | -1): void {
    const count = (this.#counts.get(key) ?? 0) + by;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }

  get size(): number {
    return this.#counts.size;
  }
}

/** A sum of what is known of several: at least so much; null where there are some and nothing is known of any. */
export class KnownSum {
  #all = 0;
  #known = 0;
  #milli = 0;

  add(value: number | null, by: 1 | -1): void {
    this.#all += by;
    if (value === null) return;
    this.#known += by;
    this.#milli += by * toMilli(value);
  }

  get value(): number | null {
    return this.#known === 0 && this.#all > 0 ? null : this.#milli / 1000;
  }
}

/** A port in one direction; whatever else tells rules apart stands before it in the order. */
export interface RuleKey {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | null;
}

export interface OpenRule<Key> {
  readonly key: Key;
  readonly clients: Tally;
  readonly servers: Tally;
  readonly perDay: KnownSum;
}

/** Rules with machines on both ends that come and go. */
export class Rules<Key extends RuleKey> {
  readonly #rules = new Map<string, OpenRule<Key>>();
  readonly #groupOf: (key: Key) => string;

  /** @param groupOf what tells rules apart beside port and protocol, and comes before them in the order */
  constructor(groupOf: (key: Key) => string) {
    this.#groupOf = groupOf;
  }

  at(key: Key): OpenRule<Key> {
    const text = `${this.#groupOf(key)} ${key.port} ${key.protocol ?? ''}`;
    const known = this.#rules.get(text);
    if (known !== undefined) return known;
    const rule = { key, clients: new Tally(), servers: new Tally(), perDay: new KnownSum() };
    this.#rules.set(text, rule);
    return rule;
  }

  /** Those with anyone on them, in order. */
  open(): readonly OpenRule<Key>[] {
    return [...this.#rules.values()]
      .filter(({ clients }) => clients.size > 0)
      .sort(
        ({ key: left }, { key: right }) =>
          compareText(this.#groupOf(left), this.#groupOf(right)) ||
          left.port - right.port ||
          compareText(left.protocol ?? '', right.protocol ?? ''),
      );
  }
}

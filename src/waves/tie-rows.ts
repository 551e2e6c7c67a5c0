import type { WaveProblem } from './problem.js';

/** Each tie from both of its ends, in rows of typed arrays: those of unit u stand from `begin[u]` to before `begin[u + 1]`. */
export interface TieRows {
  readonly begin: Int32Array;
  readonly other: Int32Array;
  readonly apart: Float64Array;
  /** For each day by which the other end is later. */
  readonly later: Float64Array;
  /** For each day by which the other end is earlier. */
  readonly earlier: Float64Array;
}

/** Ties of a unit with itself cost nothing and are left out; several between the same two stand side by side. */
export function tieRows({ units, ties }: WaveProblem): TieRows {
  const begin = new Int32Array(units.length + 1);
  for (const { client, server } of ties) {
    if (client === server) continue;
    begin[client + 1]! += 1;
    begin[server + 1]! += 1;
  }
  for (let unit = 0; unit < units.length; unit += 1) begin[unit + 1]! += begin[unit]!;
  const next = begin.slice();
  const count = begin[units.length]!;
  const rows = {
    begin,
    other: new Int32Array(count),
    apart: new Float64Array(count),
    later: new Float64Array(count),
    earlier: new Float64Array(count),
  };
  for (const tie of ties) {
    if (tie.client === tie.server) continue;
    const [atClient, atServer] = [next[tie.client]!, next[tie.server]!];
    next[tie.client]! += 1;
    next[tie.server]! += 1;
    rows.other[atClient] = tie.server;
    rows.other[atServer] = tie.client;
    rows.apart[atClient] = rows.apart[atServer] = tie.apart;
    // The client sees its server later; the server sees its client earlier.
    rows.later[atClient] = rows.earlier[atServer] = tie.perDay + tie.serverLaterPerDay;
    rows.earlier[atClient] = rows.later[atServer] = tie.perDay;
  }
  return rows;
}

/** What the tie in a row costs while its own unit is there by `ahead` days before the other; 0 days may still be two waves: `isApart`. */
export const tieCost = (rows: TieRows, index: number, ahead: number, isApart: boolean): number =>
  (ahead > 0 ? ahead * rows.later[index]! : -ahead * rows.earlier[index]!) + (isApart ? rows.apart[index]! : 0);

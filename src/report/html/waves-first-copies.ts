import type { WaveCalendar } from '../../calendar/index.js';
import type { ReplicationPlan, WaveFill } from '../../replication/index.js';
import { formatAmount } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { sentences } from './parts.js';

const BYTES_PER_GB = 1_000_000_000;

const gigabytes = (bytes: number): string => `${formatAmount(bytes / BYTES_PER_GB, 1)} GB`;
const minuteOf = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** A span in UTC, as far as it is dated. */
function spanWords(from: string, to: string | null): string {
  return to === null ? `from ${minuteOf(from)} UTC, no end is known` : `${minuteOf(from)} to ${minuteOf(to)} UTC`;
}

/** Waves whose first copies a plan of replication dates; without a bandwidth it dates none, and the calendar's estimate stands. */
export const datedFirstCopies = ({ initial }: Pick<ReplicationPlan, 'initial'>): ReadonlySet<number> =>
  new Set(initial.waves.filter(({ from }) => from !== null).map(({ wave }) => wave));

/**
 * A calendar dates first copies by a sum of its own. Where a plan of replication lies beside it, that one holds, and a reader who meets both has
 * to know in what they differ; nothing where the calendar has no first copy.
 *
 * @param waveOf what people call a wave, by its number
 */
export function firstCopiesNote(
  { events, replication: estimates }: WaveCalendar,
  { initial, settingsWords }: ReplicationPlan,
  waveOf: (wave: number) => string,
): Html {
  const own = events.filter(({ kind }) => kind === 'initialReplication');
  if (own.length === 0) return nothing;
  const dated = datedFirstCopies({ initial });
  if (own.every(({ wave }) => !dated.has(wave ?? 0))) {
    return estimateStands(initial.waves.filter((fill) => own.some(({ wave }) => wave === fill.wave)));
  }
  const planned = new Map(initial.waves.map((one) => [one.wave, one]));
  const rows = own.map(({ wave, from, to }) => {
    const number = wave ?? 0;
    const estimate = estimates.find((one) => one.wave === number);
    const fill = planned.get(number);
    const crossing = initial.batches
      .filter((batch) => batch.wave === number)
      .reduce((sum, { bytes }) => sum + bytes, 0);
    const here = `${spanWords(from, to)}${estimate === undefined ? '' : `, of ${gigabytes(estimate.bytes)} to copy`}`;
    const there = thereWords(fill, crossing);
    return `First copy of ${waveOf(number)} by the plan of replication: ${there}. By the estimate of this calendar: ${here}.`;
  });
  const purpose = settingsWords[0] ?? '';
  return html`<div class="first-copies">
    <h3>First copies: the plan of replication holds</h3>
    <p>
      This calendar estimates first copies by itself: bytes to copy, a share of them over the link, one rate. The
      <a href="#replication">plan of replication</a> in this report replaces that estimate: it has settings of its own
      for purpose, link, clock and compression, goes disk by disk, and its dates of first copies are those to keep. It
      dates neither tests nor cutovers: those stand as they are here.
      ${purpose === '' ? nothing : html`Its purpose: ${purpose}`}
    </p>
    ${sentences(rows, 'None.')}
  </div>`;
}

function thereWords(fill: WaveFill | undefined, crossing: number): string {
  if (fill === undefined) return 'not in the plan of replication, so that the estimate stands';
  if (fill.from === null) return 'not dated, so that the estimate stands';
  return `${spanWords(fill.from, fill.to)}, ${gigabytes(crossing)} over the link`;
}

/** The plan dates no first copy of this calendar: why, and what would let it, each once. */
function estimateStands(waves: readonly WaveFill[]): Html {
  const reasons = new Set(waves.map(({ said }) => said));
  const remedies = new Set(waves.flatMap((one) => one.remedies));
  return html`<div class="first-copies">
    <h3>First copies: the estimate of this calendar stands</h3>
    <p>
      The <a href="#replication">plan of replication</a> in this report dates none of them, so that nothing replaces
      what this calendar estimates: bytes to copy, a share of them over the link, one rate.
    </p>
    ${sentences([...reasons, ...remedies], 'It has none of these waves.')}
  </div>`;
}

import type { WaveCalendar } from '../../calendar/index.js';
import type { ReplicationPlan } from '../../replication/index.js';
import { formatAmount } from '../figures.js';
import { html, nothing } from '../html.js';
import type { Html } from '../html.js';
import { sentences } from './parts.js';

const BYTES_PER_GB = 1_000_000_000;

const gigabytes = (bytes: number): string => `${formatAmount(bytes / BYTES_PER_GB, 1)} GB`;
const minuteOf = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** A span in UTC, as far as it is dated. */
function spanWords(from: string | null, to: string | null): string {
  if (from === null) return 'no begin is known';
  return to === null ? `from ${minuteOf(from)} UTC, no end is known` : `${minuteOf(from)} to ${minuteOf(to)} UTC`;
}

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
  const planned = new Map(initial.waves.map((one) => [one.wave, one]));
  const rows = own.map(({ wave, from, to }) => {
    const number = wave ?? 0;
    const estimate = estimates.find((one) => one.wave === number);
    const fill = planned.get(number);
    const crossing = initial.batches
      .filter((batch) => batch.wave === number)
      .reduce((sum, { bytes }) => sum + bytes, 0);
    const here = `${spanWords(from, to)}${estimate === undefined ? '' : `, of ${gigabytes(estimate.bytes)} to copy`}`;
    const there =
      fill === undefined
        ? 'not in the plan of replication, so that the estimate stands'
        : `${spanWords(fill.from, fill.to)}, ${gigabytes(crossing)} over the link`;
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

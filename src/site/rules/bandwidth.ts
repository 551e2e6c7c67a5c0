import { hit, unknown } from '../../rules/index.js';
import type { Verdict } from '../../rules/index.js';
import type { SiteFactName } from '../fact-guides.js';
import type { SiteFacts } from '../facts.js';
import { figure, hitOf, knownOrUnknown } from '../judge.js';
import { siteRule } from '../rule.js';
import type { SiteRule } from '../rule.js';
import type { Site } from '../site.js';
import type { Throttle } from '../site-network.js';
import { PAGES } from '../sources.js';
import {
  doOverlap,
  MINUTES_PER_WEEK,
  parseBlackout,
  throttleMinutes,
  weekdayOf,
  weeklyMbps,
  windowOn,
} from '../week.js';

const BITS_PER_BYTE = 8;
/** What compression leaves to send, as the vendor's own arithmetic for initial replication has it. */
const LEFT_BY_COMPRESSION = 0.7;
const MBIT_PER_GB = 8000;
const MINUTES_PER_DAY = 1440;
const DAYS_BEFORE_WINDOW = 3;
const MOST_WEEKS = 520;

/** The least that has to be sent, in Mb/s. */
const sentMbps = (averageMBps: number): number => averageMBps * BITS_PER_BYTE * LEFT_BY_COMPRESSION;

/** Only what is certain without a profile by the minute; the rest is a matter of simulation. */
function checkAverage({ site }: SiteFacts): Verdict<SiteFactName> {
  const average = site.churn?.averageMBps;
  const mbps = site.network?.replicationMbps;
  if (average === undefined) return unknown('churn.averageMBps');
  if (mbps === undefined) return unknown('network.replicationMbps');
  if (sentMbps(average) <= mbps) return unknown('churn.profile');
  return hit({
    churn: figure(average),
    sent: figure(sentMbps(average)),
    mbps: figure(mbps),
    at: 'churn.averageMBps network.replicationMbps',
  });
}

/** Minutes until the data is sent, with the limits of every minute of the week; null where it never is. */
function minutesToSend(gigabytes: number, week: Float64Array, startMinute: number): number | null {
  const perWeek = week.reduce((sum, mbps) => sum + mbps * 60, 0);
  let left = gigabytes * MBIT_PER_GB * LEFT_BY_COMPRESSION;
  if (perWeek <= 0 || left / perWeek > MOST_WEEKS) return null;
  const weeks = Math.floor(left / perWeek);
  left -= weeks * perWeek;
  let minutes = weeks * MINUTES_PER_WEEK;
  for (let index = startMinute; left > 1e-9; index = (index + 1) % MINUTES_PER_WEEK) {
    const mbit = week[index]! * 60;
    if (mbit >= left) return minutes + left / mbit;
    left -= mbit;
    minutes += 1;
  }
  return minutes;
}

type Limits = NonNullable<Site['network']>;

const weekOf = (mbps: number, { throttles = [], blackouts = [] }: Limits): Float64Array =>
  weeklyMbps(
    mbps,
    throttles,
    blackouts.flatMap((text) => parseBlackout(text) ?? []),
  );

const keysOfLimits = ({ throttles = [], blackouts = [] }: Limits): readonly string[] => [
  ...(throttles.length > 0 ? ['network.throttles'] : []),
  ...(blackouts.length > 0 ? ['network.blackouts'] : []),
];

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);

function checkInitial({ site }: SiteFacts): Verdict<SiteFactName> {
  const { on, initialReplicationOn: start, initialReplicationGB: size } = site.cutover ?? {};
  const { network = {} } = site;
  const mbps = network.replicationMbps;
  if (size === undefined || mbps === undefined || start === undefined || on === undefined) {
    return knownOrUnknown([
      [size, 'cutover.initialReplicationGB'],
      [mbps, 'network.replicationMbps'],
      [start, 'cutover.initialReplicationOn'],
      [on, 'cutover.on'],
    ]);
  }
  const minutes = minutesToSend(size, weekOf(mbps, network), weekdayOf(start) * MINUTES_PER_DAY);
  const latest = dayNumber(on) - DAYS_BEFORE_WINDOW;
  const end = minutes === null ? Number.POSITIVE_INFINITY : dayNumber(start) + minutes / MINUTES_PER_DAY;
  if (end <= latest) {
    return knownOrUnknown([
      [network.throttles, 'network.throttles'],
      [network.blackouts, 'network.blackouts'],
    ]);
  }
  const took = minutes === null ? 'for ever' : `${figure(minutes / MINUTES_PER_DAY)} days`;
  const at = `cutover.initialReplicationGB network.replicationMbps ${keysOfLimits(network).join(' ')} cutover.on`;
  const when = minutes === null ? 'never' : `on ${dayOf(Math.floor(end))}`;
  return hit({ size: figure(size), took, end: when, on, latest: dayOf(latest), mbps: figure(mbps), at });
}

/** How old the oldest unsent byte is when a throttle ends, where as much is written all the time; in minutes. */
const ageAtEnd = (throttle: Throttle, averageMBps: number): number =>
  Math.max(0, throttleMinutes(throttle) * (1 - throttle.mbps / sentMbps(averageMBps)));

function throttleFaults({ network, churn, replication }: Site): readonly { words: string; at: string }[] {
  const [average, rpo] = [churn?.averageMBps, replication?.rpoThresholdMinutes];
  if (average === undefined || average === 0 || rpo === undefined) return [];
  return (network?.throttles ?? []).flatMap((throttle, index) => {
    const age = ageAtEnd(throttle, average);
    const { from, to, mbps } = throttle;
    return age <= rpo
      ? []
      : [
          {
            words: `${figure(mbps)} Mb/s from ${from} to ${to} leaves data unsent for ${figure(age)} min at the average of ${figure(average)} MB/s, and ${figure(rpo)} min may be lost`,
            at: `network.throttles.${index}`,
          },
        ];
  });
}

function blackoutFaults({ network, cutover }: Site): readonly { words: string; at: string }[] {
  const { on, from, hours } = cutover ?? {};
  if (on === undefined) return [];
  const window = windowOn(on, from ?? '00:00', from === undefined ? MINUTES_PER_DAY : (hours ?? 1) * 60);
  return (network?.blackouts ?? []).flatMap((text, index) =>
    (parseBlackout(text) ?? []).some((blackout) => doOverlap(blackout, window))
      ? [{ words: `the blackout ${text} covers the cutover on ${window.text}`, at: `network.blackouts.${index}` }]
      : [],
  );
}

function checkSchedule({ site }: SiteFacts): Verdict<SiteFactName> {
  const { network = {}, cutover = {}, churn = {}, replication = {} } = site;
  const { throttles, blackouts } = network;
  const faults = [...throttleFaults(site), ...blackoutFaults(site)];
  if (faults.length > 0) return hitOf(faults);
  const onlyWith = (list: readonly unknown[] | undefined, value: unknown): unknown =>
    list?.length === 0 ? 'none' : value;
  return knownOrUnknown([
    [throttles, 'network.throttles'],
    [blackouts, 'network.blackouts'],
    [onlyWith(blackouts, cutover.on), 'cutover.on'],
    [onlyWith(throttles, churn.averageMBps), 'churn.averageMBps'],
    [onlyWith(throttles, replication.rpoThresholdMinutes), 'replication.rpoThresholdMinutes'],
  ]);
}

const DAY_THROTTLE: Throttle = { from: '08:00', to: '18:00', mbps: 100 };
const CUTOVER: Site = {
  cutover: {
    on: '2026-12-05',
    from: '22:00',
    hours: 6,
    initialReplicationOn: '2026-11-20',
    initialReplicationGB: 10_000,
  },
  network: { replicationMbps: 100, throttles: [], blackouts: [] },
};

export const BANDWIDTH_RULES: readonly SiteRule[] = [
  siteRule({
    id: 'site/r-bw-1',
    challenge: 'R-BW-1',
    severity: 'blocks',
    needs: ['churn.averageMBps', 'network.replicationMbps', 'churn.profile'],
    check: checkAverage,
    message:
      'no recovery point objective can hold: {churn} MB/s are written on average, which is {sent} Mb/s even if compression saves 30 %, and {mbps} Mb/s are left for replication',
    remedy:
      'give replication more bandwidth, exclude disks of temporary data, or move machines in batches; whether a given objective holds at the peaks takes a profile by the minute and a simulation',
    source: `${PAGES.plannerReport}; ${PAGES.migrateQuestions} (0.7 for compression)`,
    passing: [{ churn: { averageMBps: 10 }, network: { replicationMbps: 400 } }],
    failing: [{ churn: { averageMBps: 100 }, network: { replicationMbps: 400 } }],
  }),
  siteRule({
    id: 'site/r-bw-2',
    challenge: 'R-BW-2',
    severity: 'blocks',
    needs: [
      'cutover.initialReplicationGB',
      'network.replicationMbps',
      'cutover.initialReplicationOn',
      'cutover.on',
      'network.throttles',
      'network.blackouts',
    ],
    check: checkInitial,
    message:
      'initial replication ends too late: {size} GB x 0.7 at {mbps} Mb/s less throttles and blackout windows take {took} and end {end}; for the window on {on} it has to end by {latest}',
    remedy:
      'move fewer machines in this window (batches), begin earlier, give more bandwidth at night, or seed another way; end three to four days before the window, so that delta cycles are short by then',
    source: PAGES.migrateQuestions,
    passing: [CUTOVER],
    failing: [
      { ...CUTOVER, network: { replicationMbps: 50, throttles: [] } },
      { ...CUTOVER, network: { replicationMbps: 0, throttles: [] } },
      { ...CUTOVER, network: { replicationMbps: 1000, throttles: [], blackouts: ['Monday;0:00;6d23h'] } },
    ],
  }),
  siteRule({
    id: 'site/r-bw-3',
    challenge: 'R-BW-3',
    severity: 'blocks',
    needs: [
      'network.throttles',
      'network.blackouts',
      'cutover.on',
      'churn.averageMBps',
      'replication.rpoThresholdMinutes',
    ],
    check: checkSchedule,
    message: 'the schedule of replication does not fit: {found}',
    remedy:
      "raise the limit of working hours or shorten them, agree on a larger objective for those hours, and keep blackout windows clear of the cutover: a migration that is started within one fails, since its last replication does not run. Windows are in the appliance's local time",
    source: `${PAGES.agentless}; ${PAGES.capacity}`,
    passing: [
      { network: { throttles: [], blackouts: [] } },
      {
        ...CUTOVER,
        network: { throttles: [DAY_THROTTLE], blackouts: ['Monday;7:00;7h'] },
        churn: { averageMBps: 10 },
        replication: { rpoThresholdMinutes: 30 },
      },
    ],
    failing: [
      {
        network: { throttles: [DAY_THROTTLE] },
        churn: { averageMBps: 40 },
        replication: { rpoThresholdMinutes: 30 },
      },
      { ...CUTOVER, network: { blackouts: ['Saturday;20:00;1d'] } },
    ],
  }),
];

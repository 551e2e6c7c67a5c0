import type { Policy } from '../assessment/index.js';
import type { AnswerProperties, AzureMigrateAnswer, StatedSetting } from '../ingest/index.js';
import type { SettingUse } from './second-opinion.js';

/** The policy that imitates an answer, and what became of each setting that its export states. */
export interface Imitation {
  readonly policy: Policy;
  readonly settings: readonly SettingUse[];
}

interface Reading {
  /** Null where we cannot say what it means. */
  readonly policy: Policy | null;
  readonly words: string;
}

type Field = Exclude<keyof AnswerProperties, 'all'>;

const took = (policy: Policy, words: string): Reading => ({ policy, words });
const left = (words: string): Reading => ({ policy: null, words });

const HISTORY_DAYS: readonly (readonly [pattern: RegExp, days: number])[] = [
  [/day/i, 1],
  [/week/i, 7],
  [/month/i, 30],
];

function readHistory(printed: string, policy: Policy): Reading {
  const counted = /(\d+)\s*days?/i.exec(printed)?.[1];
  const days = counted === undefined ? HISTORY_DAYS.find(([pattern]) => pattern.test(printed))?.[1] : Number(counted);
  if (days === undefined || days < 1 || days > 400) return left('not understood');
  return took({ ...policy, sizing: { ...policy.sizing, windowDays: days } }, `${days} days of samples`);
}

/** `None`, `1 year reserved`, `3 years savings plan`. */
function readSavings(printed: string, policy: Policy): Reading {
  if (/none|pay.?as.?you.?go/i.test(printed)) {
    return took({ ...policy, cost: { ...policy.cost, terms: 'payAsYouGo' } }, 'pay-as-you-go');
  }
  const isThree = /3|three/i.test(printed);
  const isYears = isThree || /1|one/i.test(printed);
  if (isYears && /reserv/i.test(printed)) {
    return took(
      { ...policy, cost: { ...policy.cost, terms: isThree ? 'reserved3Year' : 'reserved1Year' } },
      'reservation',
    );
  }
  if (isYears && /saving/i.test(printed)) {
    return took(
      { ...policy, cost: { ...policy.cost, terms: isThree ? 'savings3Year' : 'savings1Year' } },
      'savings plan',
    );
  }
  return left('not understood');
}

function readHybrid(printed: string, policy: Policy): Reading {
  const isOwned = /^(yes|true|enabled|on|applied)\b/i.test(printed.trim());
  const isPaid = /^(no|false|disabled|off|not)\b/i.test(printed.trim());
  if (!isOwned && !isPaid) return left('not understood');
  return took(
    { ...policy, cost: { ...policy.cost, hybridBenefit: isOwned } },
    isOwned ? 'licences owned' : 'licences paid',
  );
}

function readUptime(printed: string, policy: Policy): Reading {
  const [days = 0, hours = 0] = (printed.match(/\d+/g) ?? []).map(Number);
  const whole = days * hours;
  if (hours > 24 || whole <= 0 || whole > 744) return left('not understood');
  return took({ ...policy, cost: { ...policy.cost, hoursPerMonth: whole } }, `${whole} hours a month`);
}

function readPercentile(value: number, policy: Policy): Reading {
  if (!Number.isInteger(value) || value < 1 || value > 100) return left('not understood');
  return took(
    { ...policy, sizing: { ...policy.sizing, percentile: value, percentileOfDatabases: value } },
    `P${value} for every machine`,
  );
}

function readComfort(value: number, policy: Policy): Reading {
  if (value < 0.1 || value > 10) return left('not understood');
  const comfort = { ...policy.sizing.comfort, cpu: value, memory: value, diskPerformance: value, network: value };
  return took({ ...policy, sizing: { ...policy.sizing, comfort } }, `comfort ${value}`);
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** How each setting that we can imitate changes the policy. */
const READERS: Readonly<Partial<Record<Field, (value: string | number, policy: Policy) => Reading>>> = {
  sizingCriterion: (value, policy) =>
    took(
      { ...policy, sizing: { ...policy.sizing, mode: value === 'asIs' ? 'asIs' : 'performance' } },
      'sizing criterion',
    ),
  comfortFactor: (value, policy) => readComfort(Number(value), policy),
  percentile: (value, policy) => readPercentile(Number(value), policy),
  performanceHistory: (value, policy) => (isText(value) ? readHistory(value, policy) : left('not understood')),
  savingsOption: (value, policy) => (isText(value) ? readSavings(value, policy) : left('not understood')),
  hybridBenefit: (value, policy) => (isText(value) ? readHybrid(value, policy) : left('not understood')),
  discountPercent: (value, policy) =>
    Number(value) <= 100
      ? took({ ...policy, cost: { ...policy.cost, discountPercent: Number(value) } }, `${value} % discount`)
      : left('not understood'),
  uptime: (value, policy) => (isText(value) ? readUptime(value, policy) : left('not understood')),
};

/** Settings that change the answer and that no rule of ours follows. */
const NOT_IMITATED: Readonly<Partial<Record<Field, string>>> = {
  pricingTier: 'we always take the standard tier',
  offer: 'our prices are list prices or those of your price sheet',
  storageType: 'the policy says which types of disk are allowed',
  vmSeries: 'the policy says which series are allowed',
};

const FIELDS: readonly Field[] = [
  'sizingCriterion',
  'performanceHistory',
  'percentile',
  'comfortFactor',
  'storageType',
  'vmSeries',
  'pricingTier',
  'offer',
  'savingsOption',
  'hybridBenefit',
  'discountPercent',
  'uptime',
];

const byField = (properties: AnswerProperties, field: Field): StatedSetting<string | number> | null =>
  properties[field];

/** An export that lists several disks of a machine did not make one disk of each. */
const listsDisks = ({ machines }: AzureMigrateAnswer): boolean =>
  machines.some(({ disks, diskCount }) => disks.length > 1 || (diskCount ?? 0) > 1);

/** Their compute is paid under hybrid benefit wherever the amount that we compare says so. */
function withTermsOfAmounts(answer: AzureMigrateAnswer, policy: Policy): Policy {
  const terms = new Set(
    answer.machines.flatMap(({ compute, computePerMonth }) => {
      const taken = compute.find(({ perMonth }) => perMonth === computePerMonth) ?? compute[0];
      return taken === undefined ? [] : [taken.terms];
    }),
  );
  const cost = { ...policy.cost };
  if (terms.has('payAsYouGo')) return { ...policy, cost: { ...cost, terms: 'payAsYouGo', hybridBenefit: false } };
  return terms.has('hybridBenefit') ? { ...policy, cost: { ...cost, hybridBenefit: true } } : policy;
}

/** Lays the settings that an export states over the profile that imitates Azure Migrate. */
export function imitateAnswer(answer: AzureMigrateAnswer, profile: Policy): Imitation {
  const mode = answer.criterion ?? profile.sizing.mode;
  let policy: Policy = {
    ...profile,
    sizing: { ...profile.sizing, mode },
    disks: { ...profile.disks, oneDiskFromRvtools: profile.disks.oneDiskFromRvtools && !listsDisks(answer) },
  };
  const settings: SettingUse[] = [];
  for (const field of FIELDS) {
    const stated = byField(answer.properties, field);
    if (stated === null) continue;
    // The name of the sheet says the criterion before the settings do.
    const value = field === 'sizingCriterion' ? mode : stated.value;
    const reading = READERS[field]?.(value, policy) ?? left(NOT_IMITATED[field] ?? 'not understood');
    policy = reading.policy ?? policy;
    const label = stated.origin.column ?? field;
    settings.push({ label, printed: stated.printed, isImitated: reading.policy !== null, words: reading.words });
  }
  return { policy: withTermsOfAmounts(answer, policy), settings };
}

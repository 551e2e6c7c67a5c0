/** What a machine does with what it has. */
export type UtilisationClass = 'active' | 'idle' | 'zombie' | 'unknown';
/** What follows for the move: idle machines are moved like active ones, zombies are better switched off where they are. */
export type UtilisationGroup = 'idealForCloud' | 'decommission' | 'unknown';

/** The use of one thing in percent of what the machine has of it. */
export interface UsedPercent {
  /** The percentile that sizing takes: the rarest peaks do not make a machine active. */
  readonly usual: number;
  /** The highest seen: a zombie never did anything at all. */
  readonly highest: number;
}

/** One direction alone proves use and never its absence: what was done in the other nobody knows. */
export interface MeasuredDirection {
  readonly direction: 'incoming' | 'outgoing';
  readonly used: UsedPercent;
}

export interface UtilisationFigures {
  readonly isOn: boolean;
  readonly cpu: UsedPercent | null;
  readonly memory: UsedPercent | null;
  readonly network: UsedPercent | null;
  /** Where that is unknown: one direction that was measured all the same. */
  readonly oneDirection: MeasuredDirection | null;
  /** Why the figures may miss use, in words; null where they are whole. */
  readonly issue: string | null;
}

/** What counts where some figures lie above their thresholds and others below: no document says. */
export type MixedRule = 'memoryAloneIsIdle' | 'anyAboveIsActive';

export interface UtilisationThresholds {
  readonly cpuPercent: number;
  readonly memoryPercent: number;
  readonly networkPercent: number;
  readonly mixed: MixedRule;
}

export interface Utilisation {
  readonly class: UtilisationClass;
  readonly group: UtilisationGroup;
  /** Some figures lie above their thresholds and others do not: the documents leave this case open. */
  readonly isMixed: boolean;
  /** Why, figure by figure. */
  readonly reasons: readonly string[];
}

/**
 * Source: "Business case in Azure Migrate", concepts-business-case-calculation.md of 2023-08-24: above 5 % of CPU and memory and
 * 2 % of network is active, below is idle, 0 % of all three without collection issues is a zombie, the rest unknown.
 * The rule for mixed figures is ours.
 */
export const DOCUMENTED_THRESHOLDS: UtilisationThresholds = {
  cpuPercent: 5,
  memoryPercent: 5,
  networkPercent: 2,
  mixed: 'memoryAloneIsIdle',
};

const GROUPS: Readonly<Record<UtilisationClass, UtilisationGroup>> = {
  active: 'idealForCloud',
  idle: 'idealForCloud',
  zombie: 'decommission',
  unknown: 'unknown',
};

interface Judged {
  readonly what: 'CPU' | 'memory' | 'network';
  readonly used: UsedPercent | null;
  readonly threshold: number;
}

const isAbove = ({ used, threshold }: Judged): boolean => used !== null && used.usual > threshold;

const DECIMALS = 3;
/** What is more than nothing never reads as 0. */
function show(percent: number): string {
  const least = 10 ** -DECIMALS;
  return percent > 0 && percent < least ? `< ${least}` : String(Number(percent.toFixed(DECIMALS)));
}

function figureWords(what: string, used: UsedPercent, threshold: number): string {
  const side = used.usual > threshold ? 'above' : 'not above';
  return `${what} ${show(used.usual)} % (highest ${show(used.highest)} %), ${side} ${show(threshold)} %`;
}

const OTHER_DIRECTION = { incoming: 'outgoing', outgoing: 'incoming' } as const;

const reasonOf =
  ({ oneDirection }: UtilisationFigures) =>
  ({ what, used, threshold }: Judged): string => {
    if (used !== null) return figureWords(what, used, threshold);
    if (what !== 'network' || oneDirection === null) return `${what} was not measured`;
    const { direction, used: seen } = oneDirection;
    return `${OTHER_DIRECTION[direction]} network was not measured; ${figureWords(direction, seen, threshold)}`;
  };

/** Use that was seen is proof whatever else is missing. Memory is none where the rule says so: a system holds some by being on. */
function provesUse(judged: readonly Judged[], mixed: MixedRule): boolean {
  return judged.some((one) => isAbove(one) && (one.what !== 'memory' || mixed === 'anyAboveIsActive'));
}

function classOf(judged: readonly Judged[], { isOn, issue }: UtilisationFigures, mixed: MixedRule): UtilisationClass {
  if (!isOn) return 'unknown';
  if (provesUse(judged, mixed)) return 'active';
  // That nothing was done is only known where everything was watched.
  if (issue !== null || judged.some(({ used }) => used === null)) return 'unknown';
  return judged.every(({ used }) => used?.highest === 0) ? 'zombie' : 'idle';
}

/**
 * The utilisation class of a machine.
 *
 * A figure at its threshold is not above it. CPU or network above its threshold makes a machine active whatever is missing;
 * idle and zombie need all three figures and no issue. A machine that is off is unknown: the classes are of machines that run.
 *
 * Worked example: CPU 1 %, memory 60 %, network 0.1 %: idle by `memoryAloneIsIdle`, active by `anyAboveIsActive`, mixed in both.
 */
export function classifyUtilisation(
  figures: UtilisationFigures,
  thresholds: UtilisationThresholds = DOCUMENTED_THRESHOLDS,
): Utilisation {
  const judged: readonly Judged[] = [
    { what: 'CPU', used: figures.cpu, threshold: thresholds.cpuPercent },
    { what: 'memory', used: figures.memory, threshold: thresholds.memoryPercent },
    { what: 'network', used: figures.network, threshold: thresholds.networkPercent },
  ];
  const found = classOf(judged, figures, thresholds.mixed);
  const above = judged.filter(isAbove).length;
  const isMixed = figures.isOn && above > 0 && judged.some((one) => one.used !== null && !isAbove(one));
  return {
    class: found,
    group: GROUPS[found],
    isMixed,
    reasons: figures.isOn
      ? [...judged.map(reasonOf(figures)), ...(figures.issue === null ? [] : [figures.issue])]
      : ['it is not running'],
  };
}

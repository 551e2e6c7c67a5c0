import type { AssessedMachine } from '../../assessment/index.js';
import { compareText, sumOfMicros } from '../../model/index.js';
import type { MachineId, Micros } from '../../model/index.js';
import type { ReportContents } from '../contents.js';
import { calendarRisks } from './calendar-risks.js';
import { dataRisks } from './data-risks.js';
import { estateRisks } from './move-risks.js';
import { recoveryRisks } from './recovery-risks.js';
import { replicationRisks } from './replication-risks.js';

/**
 * What a risk does. `stops`: machines do not get there as they are. `breaks`: a date or a promise does not hold, or one fault takes many with it. `doubts`: the
 * figures may be wrong.
 */
export type RiskEffect = 'stops' | 'breaks' | 'doubts';

/** A risk as whoever finds it states it. */
export interface FoundRisk {
  /** Stable, such as `blocked`, `single-points`. */
  readonly id: string;
  readonly effect: RiskEffect;
  /** In a few words with the count: `4 machines not ready for Azure`. */
  readonly title: string;
  /** Why it matters and what the worst of it is, one or two sentences. */
  readonly why: string;
  /** Machines that it touches, each once. */
  readonly machines: readonly MachineId[];
  /** Anchors of places that have the rest, the best first: the first that is on the page counts. */
  readonly places: readonly string[];
}

/** A risk in its place. */
export interface RankedRisk extends FoundRisk {
  /** What the touched machines cost a month in Azure, of known prices; null where none of them has one. */
  readonly perMonth: Micros | null;
}

const EFFECTS: readonly RiskEffect[] = ['stops', 'breaks', 'doubts'];

/** So many of them stand on the first page. */
export const BIGGEST_RISKS = 3;

/** How risks are ranked, for the page that shows it. */
export const RANKING_SAID =
  'Ranked by what they do: first what stops a machine, then what breaks a date or a promise or takes many machines with it, then what makes figures doubtful. Within each the risk that touches more machines comes first, then the one whose machines cost more a month.';

/**
 * Puts risks in order: by effect, then by machines touched, then by their known monthly cost, then by id. What touches no machine is none.
 * A total order: ids are distinct.
 */
export function rankRisks(
  risks: readonly FoundRisk[],
  machines: readonly Pick<AssessedMachine, 'id' | 'cost'>[],
): readonly RankedRisk[] {
  const costs = new Map(machines.map(({ id, cost }) => [id, knownOf(cost)]));
  return risks
    .filter((risk) => risk.machines.length > 0)
    .map((risk) => {
      const known = risk.machines.flatMap((id) => costs.get(id) ?? []);
      return { ...risk, perMonth: known.length === 0 ? null : sumOfMicros(known) };
    })
    .toSorted(
      (one, other) =>
        EFFECTS.indexOf(one.effect) - EFFECTS.indexOf(other.effect) ||
        other.machines.length - one.machines.length ||
        (other.perMonth ?? -1) - (one.perMonth ?? -1) ||
        compareText(one.id, other.id),
    );
}

const knownOf = (cost: AssessedMachine['cost']): Micros | null =>
  cost === null || cost.lines.every(({ perMonth }) => perMonth === null) ? null : cost.perMonth;

/** What risks are found in. */
export type RiskContents = Pick<
  ReportContents,
  'assessment' | 'graph' | 'waves' | 'calendar' | 'replication' | 'recovery'
>;

/** Every risk that an output folder shows, the biggest first: of the estate as it stands, of what is planned, of what is not known. */
export function deriveRisks(contents: RiskContents): readonly RankedRisk[] {
  const { assessment, waves, calendar, replication, recovery } = contents;
  return rankRisks(
    [
      ...estateRisks(contents),
      ...(waves === null || calendar === null ? [] : calendarRisks(waves, calendar)),
      ...(replication === null ? [] : replicationRisks(replication)),
      ...(recovery === null ? [] : recoveryRisks(recovery, replication)),
      ...dataRisks(assessment),
    ],
    assessment.machines,
  );
}

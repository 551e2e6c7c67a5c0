import type { MachineId, Micros, PowerState } from '../model/index.js';
import type { UtilisationClass, UtilisationGroup } from '../utilisation/index.js';
import type { ChoiceKey } from './assumptions.js';
import type { Worked } from './work.js';
import type { UsedAssumption } from './profiles.js';
import type { UtilisationCounts } from './read-utilisation.js';

/** Sums over the machines of a case: all that its lines are worked out from, beside the assumptions. */
export interface CaseFacts {
  /** On-premises today: those that move and those that stay behind. */
  readonly machines: number;
  readonly cores: number;
  /** Of 2^30 bytes, as Azure Migrate counts a GB; 1,024 of them are a TB. */
  readonly memoryGb: number;
  readonly storageGb: number;
  readonly vmwareCores: number;
  /** Two-core packs of Windows Server: half of each machine's cores, rounded up. */
  readonly windowsPacks: number;
  /** By year of the case: packs in their first, second and third year after support. */
  readonly windowsEsuPacks: readonly EsuPacks[];
  readonly subscribedLinuxMachines: number;
  readonly azure: AzureFacts;
}

export type EsuPacks = readonly [first: number, second: number, third: number];

/** Sums over the machines that move; money is of one month, from their bills. */
export interface AzureFacts {
  readonly machines: number;
  readonly compute: Micros;
  readonly windowsLicence: Micros;
  readonly storage: Micros;
  readonly siteRecovery: Micros;
  /** Null where the bills hold none. */
  readonly defender: Micros | null;
  /** Machines that Defender can watch. */
  readonly defenderMachines: number;
  /** By the formula of Azure Migrate's export utility. */
  readonly backup: Micros;
  /** Azure Hybrid Benefit: licences that are owned are used. */
  readonly hybridBenefit: boolean;
}

export type CostHead =
  'compute' | 'storage' | 'network' | 'security' | 'facilities' | 'labour' | 'management' | 'migration';

/** One line of a case in one steady year. */
export interface CaseLine {
  readonly id: string;
  readonly head: CostHead;
  readonly label: string;
  readonly kind: 'capex' | 'opex';
  /** Of capital: what is bought, before it is spread over its years; null for running cost. */
  readonly acquisition: Worked | null;
  readonly perYear: Worked;
  /** Choices among the assumptions that decide its formula. */
  readonly choices: readonly ChoiceKey[];
  /** What to know beside the formula, in words. */
  readonly notes: readonly string[];
}

/** A line over the years; index 0 is year 0. Null where the line is unknown. */
export interface LineOverYears {
  readonly id: string;
  readonly head: CostHead;
  readonly label: string;
  readonly kind: 'capex' | 'opex';
  /** What a year's amount is of the line, in words. */
  readonly formula: string;
  readonly amounts: readonly (Micros | null)[];
}

/** One state over the years. Sums are of known lines, cent by cent. */
export interface CaseState {
  readonly lines: readonly LineOverYears[];
  readonly capex: readonly Micros[];
  readonly opex: readonly Micros[];
  /** `capex + opex`. */
  readonly cashFlow: readonly Micros[];
  /** `cashFlow / (1 + WACC)^year`, each rounded to the cent. */
  readonly presentValue: readonly Micros[];
  readonly totalCashFlow: Micros;
  /** Null where no machine is compared. */
  readonly netPresentValue: Micros | null;
  /** Lines of no known amount: they are in no sum. */
  readonly unknown: readonly string[];
  /** Lines of which a part is unknown: the sums hold the rest. */
  readonly partial: readonly string[];
}

/** What nobody has said yet, and which lines wait for it. */
export interface MissingAssumption {
  readonly key: string;
  readonly unit: string;
  readonly meaning: string;
  readonly lines: readonly string[];
}

export interface CaseMachine {
  readonly id: MachineId;
  readonly name: string;
  readonly power: PowerState;
  /** `moves` to Azure; `staysBehind` and is switched off in time; `leftOut` of both sides. */
  readonly part: 'moves' | 'staysBehind' | 'leftOut';
  /** Why it does not move; null where it does. */
  readonly reason: string | null;
  readonly utilisation: {
    readonly class: UtilisationClass;
    readonly group: UtilisationGroup;
    readonly isMixed: boolean;
    readonly reasons: readonly string[];
  };
  /** Its whole bill in Azure; null where some of it is unknown. */
  readonly azurePerMonth: Micros | null;
}

/** A machine to ask its owner about before it moves. */
export interface DecommissionCandidate {
  readonly id: MachineId;
  readonly name: string;
  readonly because: 'zombie' | 'idle' | 'poweredOff';
  readonly reasons: readonly string[];
  /** What Azure would cost a month and does not where it is left behind; null is unknown. */
  readonly azurePerMonth: Micros | null;
}

export interface CandidateSum {
  readonly because: DecommissionCandidate['because'];
  readonly machines: number;
  /** Of the machines with a whole bill. */
  readonly azurePerMonth: Micros;
  readonly unknown: number;
}

export interface LeftOutReason {
  readonly reason: string;
  readonly machines: number;
}

/** On-premises against Azure, year by year, with everything it rests on. */
export interface BusinessCase {
  readonly schemaVersion: 1;
  readonly engine: { readonly name: 'portolan'; readonly version: string };
  readonly asOf: string;
  readonly region: string;
  readonly policy: string;
  readonly profile: string;
  /** Every amount is integer micros of it, in whole cents. */
  readonly currency: 'USD';
  /** Years after year 0, in which nothing needs to have moved. */
  readonly years: number;
  readonly migratedPercentByYear: readonly number[];
  readonly growthByYear: { readonly onPremises: readonly number[]; readonly azure: readonly number[] };
  /** The percentile of samples that classes of utilisation are read from; zombies also by the highest value. */
  readonly utilisationPercentile: number;
  readonly counts: {
    readonly machines: number;
    readonly moves: number;
    readonly staysBehind: number;
    readonly leftOut: number;
    readonly utilisation: UtilisationCounts;
  };
  /** Why machines are left out of both sides, most frequent first. */
  readonly leftOut: readonly LeftOutReason[];
  readonly facts: CaseFacts;
  /** A steady year, before growth: all on-premises, all managed by Azure Arc on-premises (null: not asked for), all in Azure. */
  readonly steady: {
    readonly onPremises: SteadySide;
    readonly onPremisesWithArc: SteadySide | null;
    readonly azure: SteadySide;
  };
  readonly current: CaseState;
  readonly future: CaseState;
  /** Machines are compared and nothing is unknown: the difference is an answer. */
  readonly isComplete: boolean;
  /** `current - future`: more than nothing is saved by moving. Of what is known on both sides. */
  readonly saved: {
    readonly cashFlow: readonly Micros[];
    readonly totalCashFlow: Micros;
    /** Null where no machine is compared. */
    readonly netPresentValue: Micros | null;
  };
  readonly missing: readonly MissingAssumption[];
  readonly machines: readonly CaseMachine[];
  readonly candidates: readonly DecommissionCandidate[];
  readonly candidateSums: readonly CandidateSum[];
  readonly assumptions: readonly UsedAssumption[];
  readonly notes: readonly string[];
}

export interface SteadySide {
  readonly lines: readonly CaseLine[];
  /** Sum of the known lines. */
  readonly perYear: Micros;
  readonly unknown: readonly string[];
  readonly partial: readonly string[];
}

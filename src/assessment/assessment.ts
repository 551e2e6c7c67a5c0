import type { MachineCost, PriceTerms } from '../cost/index.js';
import type { DecisionKind, DecisionStatus } from '../decisions/index.js';
import type {
  Bytes,
  Environment,
  InputSummary,
  MachineId,
  Micros,
  MiB,
  Origins,
  PowerState,
  Problem,
  SourceLocation,
} from '../model/index.js';
import type { Finding, Readiness, ReadinessState } from '../readiness/index.js';
import type { DiskChoice, HeldLimit, MachineNeed, NeighbourSize, RefusedSizes, Limit } from '../sizing/index.js';
import type { SeriesKind } from '../timeseries/index.js';
import type { MachineMethod } from './derive-method.js';
import type { Policy } from './policy.js';
import type { QuantityToMeasure } from './unmeasured.js';

/** The one value that everything after sizing consumes: plain data, the same bytes for the same inputs. */
export interface Assessment {
  readonly schemaVersion: 1;
  readonly engine: { readonly name: 'portolan'; readonly version: string };
  /** `YYYY-MM-DD`: "today" for every rule that depends on a date. */
  readonly asOf: string;
  readonly region: { readonly name: string; readonly displayName: string; readonly isAssumed: boolean };
  readonly policy: Policy;
  /** What the samples span; null without any. Days are UTC, `to` is the last one sampled. */
  readonly window: { readonly from: string; readonly to: string; readonly days: number } | null;
  /** Which days the samples show; null without any. */
  readonly calendar: AssessedCalendar | null;
  /** The policy in sentences, generated from the value above. */
  readonly policyWords: readonly string[];
  readonly catalogue: CatalogueSummary;
  readonly inputs: readonly InputSummary[];
  readonly counts: AssessmentCounts;
  readonly totals: AssessmentTotals;
  /** In scope, in the order of the inputs. */
  readonly machines: readonly AssessedMachine[];
  readonly outOfScope: readonly OutOfScopeMachine[];
  /** What people decided, in the order of the files, and what came of it. */
  readonly decisions: readonly AssessedDecision[];
  readonly problems: readonly Problem[];
  /** What the cost leaves out, in words. */
  readonly notIncluded: readonly string[];
  /** What was taken for granted for the whole estate, in words. */
  readonly assumptions: readonly string[];
}

export interface CatalogueSummary {
  readonly date: string;
  /** Of the newest price of the region, whether used or not. */
  readonly priceDate: string;
  /** Dates of the prices that the bills rest on, as their sources state them; null where none states one. */
  readonly pricesUsed: { readonly oldest: string; readonly newest: string } | null;
  readonly ageDays: number;
  readonly sizes: number;
  /** The name of the customer's price sheet laid over the list prices; null for none. */
  readonly priceSheet: string | null;
  readonly currency: string;
  readonly usdToCurrency: number;
}

/** `rows = machines + merged + skipped`; `machines = assessed + outOfScope`; `assessed = sized + unsized`. */
export interface AssessmentCounts {
  readonly rows: number;
  readonly merged: number;
  readonly skipped: number;
  readonly machines: number;
  readonly outOfScope: number;
  readonly assessed: number;
  readonly sized: number;
  readonly unsized: number;
  readonly poweredOn: number;
  readonly poweredOff: number;
  /** No source states whether it runs; counted among the running in the totals. */
  readonly powerUnknown: number;
  readonly templates: number;
  readonly readiness: Readonly<Record<ReadinessState, number>>;
}

/** Sums over machines; powered-off machines stand apart. All money is per month. */
export interface AssessmentTotals {
  readonly running: CostTotal;
  readonly poweredOff: CostTotal;
  readonly all: CostTotal;
  /** The same machines sized as they are configured, for comparison; null where the policy is as-is already. */
  readonly asIs: CostTotal | null;
  readonly scenarios: readonly ScenarioTotal[];
}

export interface CostTotal {
  readonly machines: number;
  /** Of the machines that have a size, at the source; so that they compare with `vcpus` and `targetMemoryMiB`. */
  readonly cores: number;
  readonly memoryBytes: Bytes;
  readonly vcpus: number;
  readonly targetMemoryMiB: MiB;
  readonly storageGiB: number;
  /** Each is the sum of what is known; null where nothing is known and something is missing. See `unknown`. */
  readonly compute: Micros | null;
  readonly licence: Micros | null;
  readonly storage: Micros | null;
  readonly services: Micros | null;
  /** Machines with a known price of this part: those that its sum is of. */
  readonly known: {
    readonly compute: number;
    readonly licence: number;
    readonly storage: number;
    readonly services: number;
  };
  /** Machines that miss a price of this part. */
  readonly unknown: {
    readonly compute: number;
    readonly licence: number;
    readonly storage: number;
    readonly services: number;
  };
  /** Sum of all known lines. */
  readonly perMonth: Micros;
  readonly perYear: Micros;
  /** Machines in this sum with at least one line whose price is unknown. */
  readonly machinesWithUnknown: number;
  readonly machinesUnsized: number;
}

/** Compute, licence, storage and services of all sized machines under one set of terms. */
export interface ScenarioTotal {
  readonly terms: PriceTerms;
  readonly known: number;
  /** Machines for which the terms have no known price; they are not in `perMonth`. */
  readonly unknown: number;
  /** Null where no machine's price is known. */
  readonly perMonth: Micros | null;
  /** Pay-as-you-go cost of those same `known` machines, so that the two compare; null where there is none. */
  readonly payAsYouGoOfKnown: Micros | null;
}

/** What the source says of a machine, as far as a report needs it. */
export interface SourceSummary {
  readonly kind: string;
  readonly cores: number | null;
  readonly memoryBytes: Bytes | null;
  readonly os: string | null;
  readonly osFamily: string;
  readonly firmware: string | null;
  readonly diskCount: number | null;
  /** Sum of the disks where they are known, else what the source states as provisioned. */
  readonly storageBytes: Bytes | null;
  readonly storageUsedBytes: Bytes | null;
  readonly nicCount: number | null;
  readonly addresses: readonly string[];
  readonly host: string | null;
  readonly cluster: string | null;
  readonly datacenter: string | null;
}

/** Which days of the window the samples of an estate show. */
export interface AssessedCalendar {
  /** By whose clocks a day begins: `UTC` unless a zone was stated. */
  readonly zone: string;
  /** The first day, `YYYY-MM-DD`; the others follow one by one. */
  readonly from: string;
  /** Machines in scope with a sample in the window. */
  readonly machines: number;
  /** By day: machines with any sample in it. */
  readonly machinesByDay: readonly number[];
  /** By day: percent of its 10-minute buckets that hold a sample, over all these machines, one decimal, rounded down. */
  readonly percentByDay: readonly number[];
  /** Weekends that the window touches. One is seen where half of its buckets are. */
  readonly weekends: number;
  readonly machinesWithEveryWeekend: number;
  readonly machinesWithoutWeekend: number;
  /** Turns of the month that the window touches, and how many machines show them. */
  readonly monthEnds: readonly { readonly date: string; readonly isQuarterEnd: boolean; readonly machines: number }[];
}

/** How far a machine's samples can be trusted. Instants are ISO 8601 in UTC. */
export interface AssessedCoverage {
  /** Of the points needed (CPU, memory, each disk, each NIC) in the window, two decimals. */
  readonly percent: number;
  readonly stars: 1 | 2 | 3 | 4 | 5;
  readonly presentPoints: number;
  readonly expectedPoints: number;
  readonly sampledFrom: string | null;
  readonly sampledTo: string | null;
  readonly longestGapHours: number;
  /** The coarsest granularity among its series. */
  readonly intervalSeconds: number;
  readonly isOfAverages: boolean;
  /** All its series by what one value stands for, finest first; cores and memory it was given are no series of use. */
  readonly granularities: readonly {
    readonly intervalSeconds: number;
    readonly kind: SeriesKind;
    readonly series: number;
    /** Each series holds a single value, which shows no interval: it is taken for an average of a bucket. Absent otherwise. */
    readonly isOfSingleValues?: true;
  }[];
  /** What sizing asks of samples and these never measured; empty where all of it was. */
  readonly notMeasured: readonly QuantityToMeasure[];
  /**
   * A sign for each day of the calendar: `.` nothing seen, `1` to `9` so many tenths of the day (`1` also for less), `#` all.
   */
  readonly days: string;
  /** Of the weekends of the calendar, those of which half is seen. */
  readonly weekendsSeen: number;
  /** Turns of the month that the window touches, as the last day of the month in the zone of the calendar. */
  readonly monthEnds: readonly { readonly date: string; readonly isQuarterEnd: boolean; readonly isSeen: boolean }[];
}

export interface AssessedMachine {
  readonly id: MachineId;
  readonly name: string;
  readonly power: PowerState;
  readonly environment: Environment;
  readonly environmentIsAssumed: boolean;
  readonly application: string | null;
  readonly criticality: string | null;
  readonly source: SourceSummary;
  readonly readiness: Readiness;
  /** How it gets to Azure, or does not. */
  readonly method: MachineMethod;
  /** Blocking first, then by rule; behind them those that people accepted, in the same order. */
  readonly findings: readonly Finding[];
  /** Coverage of samples; null where the machine has none. */
  readonly coverage: AssessedCoverage | null;
  /** null where cores or memory are unknown: nothing can be sized. */
  readonly need: MachineNeed | null;
  readonly size: {
    readonly name: string;
    readonly vcpus: number;
    readonly memoryMiB: MiB;
    /** The vendor's performance number of a vCPU, 100 = one of Standard_A1; null where it gives none. */
    readonly acu: number | null;
  } | null;
  /** One for each disk of `need`, in its order; null where none fits. */
  readonly disks: readonly (DiskChoice | null)[];
  readonly cost: MachineCost | null;
  readonly refused: RefusedSizes | null;
  /** What is needed and what the size has, for every limit that is an amount; empty without a size. */
  readonly limits: readonly HeldLimit[];
  readonly unchecked: readonly Limit[];
  readonly nextUp: NeighbourSize | null;
  readonly nextDown: NeighbourSize | null;
  /** Where there is no size: why, and what would change it. */
  readonly unsized: { readonly reason: string; readonly remedy: string; readonly code: string } | null;
  /** File and row of each value that sizing used, keyed by path: `cores`, `memoryBytes`, `os.name`, `disks[0].sizeBytes`… */
  readonly origins: Origins;
}

export interface OutOfScopeMachine {
  readonly id: MachineId;
  readonly name: string;
  readonly reason: string;
  readonly power: PowerState;
}

/** A decision, and what it changed. */
export interface AssessedDecision {
  readonly kind: DecisionKind;
  /** What was decided, in words: `accept migration/snapshots`. */
  readonly what: string;
  /** About which machines, as it is written. */
  readonly machines: readonly string[];
  readonly who: string;
  readonly when: string;
  readonly why: string;
  /** The last day on which it holds; null: until somebody takes it back. */
  readonly until: string | null;
  readonly at: SourceLocation;
  readonly status: DecisionStatus;
  /** Machines that it means and about which nothing contradicts it. */
  readonly matched: number;
  /** Of those, the ones that it changed. */
  readonly changed: number;
  /** What came of it, in words. */
  readonly effect: string;
}

import type { AnsweredReadiness, AnswerGeneration } from '../ingest/index.js';
import type { MachineId, Micros, MiB, Origin } from '../model/index.js';
import type { Limit } from '../sizing/index.js';
import type { PolicyReason } from './policy-steps.js';

/**
 * Why two answers differ. `prices`: the same size and disks cost another amount at our prices. `notReproduced`: at our prices
 * the imitation of their rules still chooses otherwise than they did, on their own figures. `data`: our figures of the
 * machine instead of theirs. All others are rules of the policy, changed one at a time.
 */
export type StepReason = 'prices' | 'notReproduced' | 'data' | PolicyReason;

/** Another answer on the same machines beside ours. Money is in micros of a US dollar and per month. */
export interface SecondOpinion {
  readonly schemaVersion: 1;
  readonly engine: { readonly name: 'portolan'; readonly version: string };
  readonly asOf: string;
  readonly region: { readonly name: string; readonly displayName: string; readonly isAssumed: boolean };
  /** What money is shown in; amounts stay in US dollars. */
  readonly currency: string;
  readonly usdToCurrency: number;
  readonly priceDate: string;
  readonly ours: { readonly policy: string; readonly policyWords: readonly string[] };
  readonly theirs: OtherAnswer;
  /** The reasons in the order in which they were applied, each with what it changes; another order may split a sum otherwise. */
  readonly order: readonly OpinionRule[];
  /** In both answers, in the order of the inputs. */
  readonly machines: readonly ComparedMachine[];
  readonly onlyOurs: readonly NamedMachine[];
  readonly onlyTheirs: readonly NamedMachine[];
  readonly totals: OpinionTotals;
  /** What the comparison rests on and leaves out, in sentences. */
  readonly notes: readonly string[];
}

export interface OtherAnswer {
  /** `export`: what Azure Migrate wrote. `profile`: what the policy that imitates it gives on our inputs. */
  readonly kind: 'export' | 'profile';
  readonly file: string | null;
  readonly generation: AnswerGeneration | null;
  /** The policy that imitates it, with the settings of the export laid over it. */
  readonly policy: string;
  readonly policyWords: readonly string[];
  /** As the export states it; null where it is silent. */
  readonly region: string | null;
  readonly created: string | null;
  readonly settings: readonly SettingUse[];
}

/** One setting that the export states, and what became of it. */
export interface SettingUse {
  readonly label: string;
  readonly printed: string;
  readonly isImitated: boolean;
  readonly words: string;
}

export interface OpinionRule {
  readonly reason: StepReason;
  /** The sentences of the policy that hold before and after this step; empty for what is no rule of a policy. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** One side's answer on one machine. */
export interface ComparedAnswer {
  readonly size: string | null;
  /** Null where the catalogue does not know the size. */
  readonly vcpus: number | null;
  readonly memoryMiB: MiB | null;
  readonly disks: readonly string[];
  /** With the Windows licence; null is unknown. */
  readonly compute: Micros | null;
  readonly storage: Micros | null;
  readonly readiness: AnsweredReadiness | null;
}

/**
 * What our need says of their size. `fails`: it lacks something that the machine needs or Azure asks for. `leftOut`: it would do,
 * and our policy does not allow it.
 */
export type TheirSize =
  | { readonly kind: 'keepsAll' }
  | { readonly kind: 'fails' | 'leftOut'; readonly limit: Limit; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** One step from their answer to ours. */
export interface DifferenceStep {
  /** One, or several where the answers in between have no known cost. */
  readonly reasons: readonly StepReason[];
  /** Ours less theirs; null where one end is unknown. */
  readonly perMonth: Micros | null;
  readonly sizeBefore: string | null;
  readonly sizeAfter: string | null;
  readonly disksBefore: readonly string[];
  readonly disksAfter: readonly string[];
}

export interface ComparedMachine {
  readonly id: MachineId;
  readonly name: string;
  readonly matchedBy: 'id' | 'name' | 'sameInput';
  /** Their row; null without an export. */
  readonly at: Origin | null;
  readonly theirs: ComparedAnswer;
  /** As printed, before any conversion; null without an export or where it prints none. */
  readonly printed: {
    readonly currency: string | null;
    readonly compute: number | null;
    readonly storage: number | null;
  } | null;
  readonly ours: ComparedAnswer;
  /** What is known on both sides and therefore compared; null: nothing is. */
  readonly compared: 'computeAndStorage' | 'compute' | null;
  /** Whether their amount is the printed one, or that of their size and disks at our prices; null where nothing is compared. */
  readonly theirAmount: 'printed' | 'atOurPrices' | null;
  /** Ours less theirs; the sum of the steps. */
  readonly difference: Micros | null;
  /** In the order of `order`; what changes nothing is left out. */
  readonly steps: readonly DifferenceStep[];
  readonly theirSize: TheirSize | null;
  /** What could not be compared, and why. */
  readonly unknown: readonly string[];
}

export interface NamedMachine {
  readonly name: string;
  readonly reason: string;
}

export interface ReasonSum {
  readonly reasons: readonly StepReason[];
  readonly machines: number;
  /** Of these, with another size after the step than before. */
  readonly resized: number;
  /** Sum over the machines whose difference is known. */
  readonly perMonth: Micros;
  /** Machines of which this step's money is unknown; in no sum. */
  readonly unknown: number;
}

/** `theirs + difference = ours`, over the machines whose difference is known; the sums by reason add up to `difference`. */
export interface OpinionTotals {
  readonly machines: number;
  readonly known: number;
  readonly unknown: number;
  readonly sameSize: number;
  readonly theirs: Micros;
  readonly ours: Micros;
  readonly difference: Micros;
  readonly byReason: readonly ReasonSum[];
}

/** One element of the model with the figures used for it. */
export interface ModelElement {
  readonly id: string;
  readonly name: string;
  readonly kind: 'machine' | 'host' | 'group' | 'network' | 'site' | 'service';
  readonly mtbfHours: number | null;
  readonly mttrHours: number | null;
  /** By itself, all that it needs included for a group; null where that is not told apart. */
  readonly availability: number | null;
  /** Where the figures come from, `ours` where nobody stated any. */
  readonly basis: string;
  /** Members that stand in for each other, and how many of them have to work. */
  readonly redundancy: { readonly members: number; readonly needed: number } | null;
  /** What its figures leave out, in words: of a host, the restart of its machines on another. Null: nothing. */
  readonly reservation: string | null;
}

/** What one element costs, and what it would be without its weakness. */
export interface ElementShare {
  readonly id: string;
  readonly name: string;
  readonly isSinglePoint: boolean;
  /** Hours a year that the service would gain if it never failed: what is lost less what is lost `without` it. */
  readonly hoursPerYear: number;
  /** Of all lost hours, in percent. Shares of elements that stand in for each other do not sum to 100. */
  readonly sharePercent: number;
  /** Availability of the whole if this element never failed. */
  readonly without: number;
}

/** Availability of one design: closed form beside a simulation. Shares of 1. */
export interface AvailabilityOf {
  readonly design: 'present' | 'withPlan';
  readonly elements: readonly ModelElement[];
  /** Of the elements that are counted: where anything is `notCounted`, at most so much, and no figure from below is known. */
  readonly availability: number;
  /** What is lost by `availability`: at least so much where anything is `notCounted`. */
  readonly hoursPerYear: number;
  /** What no element stands for, since the inventory does not tell it: `the room of the hosts HV1, HV2`. Empty: nothing. */
  readonly notCounted: readonly string[];
  readonly shares: readonly ElementShare[];
  readonly simulation: {
    readonly availability: number;
    /** Half the width of the 95 % interval. */
    readonly plusMinus: number;
    readonly years: number;
    readonly seed: number;
    /** The closed form lies within 3.3 standard errors (99.9 %); null: there is no closed form, and the simulation stands in its place. */
    readonly agrees: boolean | null;
  };
  readonly said: readonly string[];
}

/** A figure of the plan that is no element, and where it comes from; `assumed` where the model takes it for granted. */
export interface AvailabilityInput {
  readonly name: string;
  /** In words with its unit: `60 min`, `90 %`. */
  readonly value: string;
  readonly basis: string;
}

/** What would have to hold for an objective, all else as it is; `needed` null: nothing of it reaches the objective. */
export interface NeededInput {
  readonly design: 'present' | 'withPlan';
  readonly input: string;
  readonly now: string;
  readonly needed: string | null;
  readonly said: string;
}

/** The availability with the plan where one input is another. */
export interface SensitivityRow {
  readonly input: string;
  readonly value: string;
  readonly availability: number;
  /** Null: no target is stated, or it is reached only if what is not counted never fails. */
  readonly isMet: boolean | null;
}

/** Before and after, and whether what was promised follows. */
export interface AvailabilityPlan {
  readonly service: string;
  /** The machines that users ask, by name, and why those. */
  readonly entries: readonly string[];
  readonly entriesSaid: string;
  /** What nobody stated and the figures rest on: for the site to answer. */
  readonly questions: readonly string[];
  readonly inputs: readonly AvailabilityInput[];
  readonly present: AvailabilityOf;
  readonly withPlan: AvailabilityOf;
  readonly objective: { readonly present: number | null; readonly target: number | null };
  readonly verdict: {
    /** Null: no objective is stated, or it is reached only if what is not counted never fails. */
    readonly presentHolds: boolean | null;
    readonly targetHolds: boolean | null;
    readonly said: readonly string[];
  };
  readonly needed: readonly NeededInput[];
  readonly sensitivity: readonly SensitivityRow[];
}

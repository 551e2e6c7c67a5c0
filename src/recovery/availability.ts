/** One element of the model with the figures used for it. */
export interface ModelElement {
  readonly id: string;
  readonly name: string;
  readonly kind: 'machine' | 'group' | 'network' | 'site' | 'service';
  readonly mtbfHours: number | null;
  readonly mttrHours: number | null;
  readonly availability: number;
  /** Where the figures come from, `ours` where nobody stated any. */
  readonly basis: string;
  /** Members that stand in for each other, and how many of them have to work. */
  readonly redundancy: { readonly members: number; readonly needed: number } | null;
}

/** What one element costs, and what it would be without its weakness. */
export interface ElementShare {
  readonly id: string;
  readonly name: string;
  readonly isSinglePoint: boolean;
  /** Hours a year that are lost by it alone: unavailability x 8,766. */
  readonly hoursPerYear: number;
  /** Of all lost hours, in percent. */
  readonly sharePercent: number;
  /** Availability of the whole if this element never failed. */
  readonly without: number;
}

/** Availability of one design: closed form beside a simulation. Shares of 1. */
export interface AvailabilityOf {
  readonly design: 'present' | 'withPlan';
  readonly elements: readonly ModelElement[];
  readonly availability: number;
  readonly hoursPerYear: number;
  readonly shares: readonly ElementShare[];
  readonly simulation: {
    readonly availability: number;
    /** Half the width of the 95 % interval. */
    readonly plusMinus: number;
    readonly years: number;
    readonly seed: number;
    readonly agrees: boolean;
  };
  readonly said: readonly string[];
}

/** Before and after, and whether what was promised follows. */
export interface AvailabilityPlan {
  readonly service: string;
  readonly present: AvailabilityOf;
  readonly withPlan: AvailabilityOf;
  readonly objective: { readonly present: number | null; readonly target: number | null };
  readonly verdict: {
    readonly presentHolds: boolean | null;
    readonly targetHolds: boolean | null;
    readonly said: readonly string[];
  };
}

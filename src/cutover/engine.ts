/** How one kind of data keeper is handed over: statements to be run by hand, with CAPITALS_LIKE_THIS to be filled in from a step before. */
export interface Engine {
  /** Ids of products, as the graph names them. */
  readonly products: readonly string[];
  readonly name: string;
  /** Which member takes writes today. */
  readonly findPrimary: readonly string[];
  /** On the old primary: nothing writes any more. */
  readonly freeze: readonly string[];
  /** What shows that it is frozen. */
  readonly frozen: readonly string[];
  /** Takes the freeze back while nothing was fenced. */
  readonly thaw: readonly string[];
  /** On the old primary, after the freeze: how far it got. */
  readonly position: readonly string[];
  /** Stops it cleanly, so that everything is on its disks. */
  readonly stop: readonly string[];
  /** On a copy whose disks were replicated: takes back what the freeze wrote to the disks. */
  readonly freeCopy: readonly string[];
  /** Where its own replication feeds a copy in Azure, on that copy: it has got as far. */
  readonly compare: readonly string[];
  readonly compareExpect: string;
  /** `fenceFirst`: the old one is fenced, then the new one promoted; `together`: one command does both, while both run. */
  readonly handover: 'fenceFirst' | 'together';
  /** On the old primary: it cannot take a write even after a restart. */
  readonly fence: readonly string[];
  readonly promote: readonly string[];
  readonly check: readonly string[];
  /** Takes fence and promotion back while nobody has written to the new one. */
  readonly unfence: readonly string[];
  readonly note: string | null;
  /** The pages that were found, and behind "Ours, not from a manual" the statements for which none was. */
  readonly source: string;
}

/** What holds for any keeper of data whose product is unknown. */
export const UNKNOWN_ENGINE: Engine = {
  products: [],
  name: 'a keeper of data whose product is unknown',
  ...{ findPrimary: [], freeze: [], thaw: [], position: [], stop: [], freeCopy: [], compare: [] },
  frozen: [
    'A test write is refused, or nobody is left who could write. The position does not change when it is read twice, a minute apart.',
  ],
  compareExpect:
    'What the new one holds equals what the old one held when it was frozen; the owner says by which figure.',
  handover: 'fenceFirst',
  ...{ fence: [], promote: [], check: [], unfence: [] },
  note: 'Its owner writes the statements into this step: how to stop writes, how to read how far it got, how to keep the old one from writing.',
  source: 'rules R-DUAL-1 and R-DUAL-2',
};

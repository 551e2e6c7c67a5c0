import type { AssessedMachine } from '../assessment/index.js';
import type { MachineNeed } from '../sizing/index.js';
import { isOutOfReach, marketOf, needUnder } from './counterfactual.js';
import type { Answered, Market } from './counterfactual.js';
import { CAUSES } from './diff.js';
import type { Cause, DiffFigures, DiffSide, DiffWorld } from './diff.js';
import { choiceOf, FIGURES, figuresOf, isNothing, minus, NO_FIGURES, plus } from './figures.js';
import { shareChange } from './share-change.js';

/** The shares of one machine; `reason` says why some of it is unattributed, null where nothing is. */
export interface Attribution {
  readonly byCause: Readonly<Partial<Record<Cause, DiffFigures>>>;
  readonly reason: string | null;
}

/** Which side something is taken from. */
type From = 0 | 1;
type Sides = readonly [DiffSide, DiffSide];
type Pair = readonly [AssessedMachine, AssessedMachine];

const BOTH: readonly From[] = [0, 1];

/** What of a machine each mixture of data and policy needs; null: no size is looked for. */
type NeedOf = (data: From, policy: From) => MachineNeed | null;

interface Mixture {
  readonly needOf: NeedOf;
  /** Data and policy cannot be told apart: they come and go together, as one cause without a name. */
  readonly entangledBy: string | null;
}

const isMissingSheet = ({ assessment, priceSheet }: DiffSide): boolean =>
  assessment.catalogue.priceSheet !== null && priceSheet === null;

/** What the two sides share, worked out once: markets by policy and price sheet. */
interface Bench {
  readonly sides: Sides;
  readonly isSameData: boolean;
  readonly marketFor: (policy: From, sheet: From) => Market;
  readonly residueOf: (side: From, isSameChoice: boolean) => { readonly cause: Cause; readonly reason: string | null };
}

const isOtherCatalogue = ({ assessment, catalogueSha256 }: DiffSide, world: DiffWorld): boolean =>
  catalogueSha256 === null
    ? assessment.catalogue.date !== world.catalogue.date || assessment.catalogue.sizes !== world.catalogue.sizes.length
    : catalogueSha256 !== world.catalogueSha256;

function benchOf(sides: Sides, world: DiffWorld): Bench {
  const markets = new Map<number, Market>();
  return {
    sides,
    isSameData: sides[0].dataFingerprint !== null && sides[0].dataFingerprint === sides[1].dataFingerprint,
    marketFor: (policy, sheet) => {
      const key = 2 * policy + sheet;
      const known = markets.get(key) ?? marketOf(sides[policy], sides[sheet].priceSheet, world);
      markets.set(key, known);
      return known;
    },
    residueOf: (side, isSameChoice) => {
      const { engine } = sides[side].assessment;
      const isOther = isOtherCatalogue(sides[side], world);
      if (isOther && isSameChoice) return { cause: 'price', reason: null };
      if (isOther && engine.version === world.engineVersion) return { cause: 'catalogue', reason: null };
      const reason = isOther
        ? `the side of engine ${engine.version} has another catalogue as well: this is engine ${world.engineVersion}, so the two cannot be told apart`
        : `this engine (${world.engineVersion}) and catalogue do not give again what the side of engine ${engine.version} says`;
      return { cause: 'unattributed', reason };
    },
  };
}

/** Four needs from two: each side's data under each side's policy. */
function mixtureOf(pair: Pair, { sides, isSameData, marketFor }: Bench): Mixture {
  const own = (side: From): MachineNeed | null => (isOutOfReach(pair[side]) ? null : pair[side].need);
  if (isSameData) return { needOf: (_data, policy) => own(policy), entangledBy: null };
  const restated = BOTH.map((data) => {
    const other: From = data === 0 ? 1 : 0;
    return needUnder(pair[data], sides[data].assessment.policy, marketFor(other, other));
  });
  const stuck = restated.find((one) => one?.kind === 'needsSource');
  if (stuck?.kind === 'needsSource') {
    return {
      needOf: (data) => own(data),
      entangledBy: `data and policy differ, and ${stuck.because} asks for the inputs, which an output folder does not hold`,
    };
  }
  return {
    needOf: (data, policy) => {
      if (data === policy) return own(data);
      const one = restated[data];
      return one?.kind === 'need' ? one.need : null;
    },
    entangledBy: null,
  };
}

const bitsOf = (set: number): readonly [From, From, From] => [
  (set & 1) as From,
  ((set >> 1) & 1) as From,
  ((set >> 2) & 1) as From,
];

interface Shares {
  readonly put: (cause: Cause, figures: DiffFigures) => void;
  readonly byCause: () => Attribution['byCause'];
}

function sharesFor(): Shares {
  const shares = new Map<Cause, DiffFigures>();
  return {
    put: (cause, figures) => {
      shares.set(cause, plus(shares.get(cause) ?? NO_FIGURES, figures));
    },
    byCause: () =>
      Object.fromEntries(
        CAUSES.flatMap((cause) => {
          const share = shares.get(cause);
          return share === undefined || isNothing(share) ? [] : [[cause, share] as const];
        }),
      ),
  };
}

/** Every mixture of data, policy and price sheet, matched anew; the first and the last are what the sides say at hand. */
function answersOf(pair: Pair, bench: Bench, { needOf }: Mixture): readonly Answered[] {
  return Array.from({ length: 8 }, (_, set) => {
    const [data, policy, sheet] = bitsOf(set);
    const need = needOf(data, policy);
    if (need === null) return { size: null, disks: [], cost: null };
    return bench.marketFor(policy, sheet).answer(need, pair[bench.isSameData ? policy : data]);
  });
}

function attribute(pair: Pair, bench: Bench): Attribution {
  const mixture = mixtureOf(pair, bench);
  const answers = answersOf(pair, bench, mixture);
  const figures = answers.map(figuresOf);
  const firstCause: Cause = mixture.entangledBy === null ? 'data' : 'unattributed';
  const { put, byCause } = sharesFor();
  for (const name of FIGURES) {
    const shares = shareChange(3, (set) => figures[set]![name]);
    ([firstCause, 'policy', 'price'] as const).forEach((cause, index) => {
      put(cause, { ...NO_FIGURES, [name]: shares[index]! });
    });
  }
  let reason = mixture.entangledBy;
  for (const side of BOTH) {
    const at = side === 0 ? 0 : answers.length - 1;
    const rest = minus(figuresOf(pair[side]), figures[at]!);
    if (isNothing(rest)) continue;
    const residue = bench.residueOf(side, choiceOf(pair[side]) === choiceOf(answers[at]!));
    put(residue.cause, side === 0 ? minus(NO_FIGURES, rest) : rest);
    reason ??= residue.reason;
  }
  const shares = byCause();
  return { byCause: shares, reason: shares.unattributed === undefined ? null : reason };
}

const NO_SHEET = 'an assessment rests on a price sheet that is not at hand, so no mixture of the causes can be priced';

/** Two answers of a machine that were given for the same reasons need no looking into. */
const isUnchanged = ([before, after]: Pair): boolean =>
  JSON.stringify([before.need, before.size, before.disks, before.cost]) ===
  JSON.stringify([after.need, after.size, after.disks, after.cost]);

/** Prepares what all machines share, and returns what shares the change of one. */
export function attributorOf(
  before: DiffSide,
  after: DiffSide,
  world: DiffWorld,
): (before: AssessedMachine, after: AssessedMachine) => Attribution {
  const bench = benchOf([before, after], world);
  const isBlind = isMissingSheet(before) || isMissingSheet(after);
  return (was, is) => {
    if (isUnchanged([was, is])) return { byCause: {}, reason: null };
    if (!isBlind) return attribute([was, is], bench);
    const change = minus(figuresOf(is), figuresOf(was));
    return isNothing(change) ? { byCause: {}, reason: null } : { byCause: { unattributed: change }, reason: NO_SHEET };
  };
}

import type { PlanRow, PlanRows } from './plan-row.js';

/** What of `waves.json` is read back; checked, since anybody may have edited it. */
interface SavedPlan {
  readonly waves: readonly { readonly number: number; readonly name: string; readonly cutover: string | null }[];
  readonly machines: readonly { readonly id: string; readonly name: string; readonly wave: number }[];
  readonly unplanned: readonly { readonly id: string; readonly name: string }[];
}

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isListOf = (value: unknown, fits: (one: Loose) => boolean): boolean =>
  Array.isArray(value) && value.every((one) => isObject(one) && fits(one));
const isNamed = ({ id, name }: Loose): boolean => typeof id === 'string' && typeof name === 'string';

function isSavedPlan(content: unknown): content is SavedPlan {
  if (!isObject(content)) return false;
  const { waves, machines, unplanned } = content;
  return (
    isListOf(waves, ({ number, name }) => typeof number === 'number' && typeof name === 'string') &&
    isListOf(machines, (one) => isNamed(one) && typeof one['wave'] === 'number') &&
    isListOf(unplanned, isNamed)
  );
}

/** A plan of ours as it was saved, `waves.json`; null for any other content. Lines are places in its lists. */
export function rowsOfPlan(content: unknown, file: string): PlanRows | null {
  if (!isSavedPlan(content)) return null;
  const waves = new Map(content.waves.map((wave) => [wave.number, wave]));
  const planned = content.machines.map(({ id, name, wave }, index): PlanRow => {
    const of = waves.get(wave);
    const day = typeof of?.cutover === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(of.cutover) ? of.cutover : null;
    return {
      ...EMPTY,
      machine: name,
      id,
      wave: String(wave),
      waveName: of?.name ?? '',
      number: wave,
      cutover: day,
      at: { file, line: index + 1 },
    };
  });
  // A machine that no source of this run holds any more would be told as a stranger, though the plan moves nothing of it.
  const unplanned = content.unplanned.map(({ id, name }, index): PlanRow => ({
    ...EMPTY,
    machine: name,
    id,
    at: { file, line: planned.length + index + 1 },
  }));
  return { form: 'portolan', rows: [...planned, ...unplanned], extraColumns: [] };
}

const EMPTY: Omit<PlanRow, 'machine' | 'id' | 'at'> = {
  application: '',
  wave: '',
  waveName: '',
  number: null,
  cutover: null,
  extra: [],
};

import { join } from 'node:path';
import { AssessmentError } from '../model/index.js';
import type { Machine } from '../model/index.js';
import type { GivenPlan } from '../waves/index.js';
import { isFile } from './output-folder.js';
import { readWavePlan } from './read-wave-plan.js';

/** The plan as people edit it, and as we keep it beside. */
export const PLAN_FILE = 'plan.csv';
export const WAVES_FILE = 'waves.json';

/**
 * Refuses to write a new plan over one that somebody edited: where `plan.csv` of an output folder says otherwise than the `waves.json`
 * beside it, the difference is work of people.
 *
 * @throws {AssessmentError} `plan/edited`, with the number of machines that were moved
 */
export async function refuseEditedPlan(folder: string, machines: readonly Machine[]): Promise<void> {
  const [edited, saved] = [join(folder, PLAN_FILE), join(folder, WAVES_FILE)];
  if (!(await isFile(edited)) || !(await isFile(saved))) return;
  const [given, kept] = [await placesIn(edited, machines), await placesIn(saved, machines)];
  if (given === null || kept === null) return; // no plan of ours: whoever writes refuses to write over it
  const ids = new Set([...given.keys(), ...kept.keys()]);
  const moved = [...ids].filter((id) => given.get(id) !== kept.get(id)).length;
  if (moved === 0) return;
  throw new AssessmentError({
    code: 'plan/edited',
    severity: 'error',
    at: { file: PLAN_FILE },
    message: `${moved === 1 ? '1 machine has' : `${moved} machines have`} another wave or day there than when it was written: a new plan would throw that away`,
    remedy: `judge it with portolan waves score ${PLAN_FILE}, go on from it with --keep ${PLAN_FILE} --max-moves N, or choose another folder with --out`,
  });
}

/** Wave and day by machine; null for a file that is no plan. */
async function placesIn(path: string, machines: readonly Machine[]): Promise<ReadonlyMap<string, string> | null> {
  try {
    const { given } = await readWavePlan(path, machines);
    return new Map(given.machines.map(({ id, wave }) => [id, placeOf(given, wave)]));
  } catch (cause) {
    if (cause instanceof AssessmentError) return null;
    throw cause;
  }
}

function placeOf({ waves }: GivenPlan, number: number | null): string {
  const wave = waves.find((one) => one.number === number);
  return wave === undefined ? 'none' : `${wave.number} ${wave.cutover ?? ''}`;
}

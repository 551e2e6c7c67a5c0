import { listWords } from './safe-text.js';
import type { KnownMachine, WaveView } from './wave-view.js';

/** So few are named even where they are the whole wave. */
const FEW = 3;

/** The machines by name; the whole of a larger wave in words, since the runbook names it at its top. */
export const machineWords = (
  machines: readonly KnownMachine[],
  { machines: all }: Pick<WaveView, 'machines'>,
): string =>
  machines.length === all.length && all.length > FEW
    ? `all ${all.length} machines of the wave`
    : listWords(machines.map(({ name }) => name));

/** The same at the beginning of a sentence. Names keep their letters. */
export function machineSentence(machines: readonly KnownMachine[], view: Pick<WaveView, 'machines'>): string {
  const words = machineWords(machines, view);
  return machines.length === view.machines.length && machines.length > FEW ? `A${words.slice(1)}` : words;
}

import { isCovered, listMachines, plainMachineName } from '../model/index.js';
import type { NamedPart } from './wave-settings.js';

/** Whom the names of a part mean. */
interface Named {
  readonly name: string;
  readonly application: string | null;
}

const matcher = (entries: readonly string[]): ((name: string) => boolean) => {
  const { names, patterns } = listMachines(entries);
  const known = new Set(names.map(plainMachineName));
  return (name) => known.has(plainMachineName(name)) || patterns.some((parts) => isCovered(parts, name));
};

/**
 * Tells whether a machine belongs to a part: one of its machines or of its applications names it, without regard to case, with `*` for
 * any text and `web01..web09` for a range.
 */
export function matchPart({ machines, applications }: NamedPart): (machine: Named) => boolean {
  const isNamed = matcher(machines);
  const isOfApplication = matcher(applications);
  return ({ name, application }) => isNamed(name) || (application !== null && isOfApplication(application));
}

/** A part that names nothing: where that means everybody, this tells. */
export const isEmptyPart = ({ machines, applications }: NamedPart): boolean =>
  machines.length === 0 && applications.length === 0;

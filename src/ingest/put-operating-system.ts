import type { OperatingSystem, Origin, Problem } from '../model/index.js';
import { differingNames, parseOperatingSystem } from './operating-system.js';
import { osDiffers } from './problems.js';
import { derivedFrom } from './sourced.js';
import type { Found, MachineDraft } from './sourced.js';

/** What the cells of one machine say of its operating system. */
export interface OsCells {
  /** The best source first. */
  readonly names: readonly (Found<string> | null)[];
  readonly guestId?: Found<string> | null;
  /** A column of its own, such as `x64`. */
  readonly architecture?: Found<string> | null;
}

/** Tells that two cells name operating systems of which only one can be true, and which was taken. */
export function reportOsDifference(
  draft: MachineDraft,
  cells: readonly (Found<string> | null)[],
  problems: Problem[],
): void {
  const names = cells.filter((name) => name !== null);
  const differing = differingNames(names.map((name) => name.value));
  const taken = names.find((name) => name.value === differing?.taken);
  const left = names.find((name) => name.value === differing?.left);
  if (taken === undefined || left === undefined) return;
  problems.push(osDiffers(left.origin, draft.core.values.name, { taken, left: left.value }));
}

/** Parses the cells into the draft; a machine of which no cell says anything keeps what it has. */
export function putOperatingSystem(draft: MachineDraft, cells: OsCells): void {
  const guestId = cells.guestId ?? null;
  const architecture = cells.architecture ?? null;
  const names = cells.names.filter((name) => name !== null);
  const [first] = [...names, guestId, architecture].filter((cell) => cell !== null);
  if (first === undefined) return;
  const values = parseOperatingSystem(
    names.map((name) => name.value),
    guestId?.value ?? null,
    architecture?.value ?? null,
  );
  const named = names.find((name) => name.value === values.name) ?? first;
  draft.os = { values, origins: originsOfOs(values, named.origin, { guestId, architecture }) };
}

function originsOfOs(
  os: OperatingSystem,
  named: Origin,
  own: { readonly guestId: Found<string> | null; readonly architecture: Found<string> | null },
): Record<string, Origin> {
  const origins = Object.create(null) as Record<string, Origin>;
  for (const [key, value] of Object.entries(os)) {
    if (value !== null) origins[key] = derivedFrom(named, 'read out of the name');
  }
  if (os.name !== null) origins['name'] = named;
  if (os.guestId !== null && own.guestId !== null) origins['guestId'] = own.guestId.origin;
  if (os.architecture !== null && own.architecture !== null)
    origins['architecture'] = derivedFrom(own.architecture.origin, 'as the catalogue writes it');
  return origins;
}

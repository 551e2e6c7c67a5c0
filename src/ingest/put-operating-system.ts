import type { OperatingSystem, Origin } from '../model/index.js';
import { parseOperatingSystem } from './operating-system.js';
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

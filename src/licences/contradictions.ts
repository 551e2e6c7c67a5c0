import type { Machine } from '../model/index.js';
import type { LicenceContradiction } from './licences.js';
import { nameMatcher, softwareOfTags } from './software-of.js';
import type { LicenceTerms, StatedHost } from './terms.js';

interface Said {
  readonly value: string | number | null;
  readonly source: string;
}

/** The first value counts; each later one that differs is told. That a product runs, in no edition said, contradicts no edition. */
function against(subject: string, what: string, said: readonly Said[]): readonly LicenceContradiction[] {
  const [first, ...others] = said.filter(({ value }) => value !== null);
  if (first === undefined) return [];
  return others
    .filter(({ value }) => value !== first.value && !(value === 'yes' && first.value !== 'none'))
    .map(({ value, source }) => ({
      ...{ subject, what },
      counts: { value: String(first.value), source: first.source },
      ignored: { value: String(value), source },
    }));
}

const HOST_FACTS = [
  'processors',
  'cores',
  'cluster',
  'windowsEdition',
] as const satisfies readonly (keyof StatedHost)[];

function ofHosts({ hosts }: LicenceTerms): readonly LicenceContradiction[] {
  const byName = new Map<string, { readonly host: StatedHost; readonly source: string }[]>();
  hosts.forEach((host, index) => {
    const key = host.name.trim().toLowerCase();
    const entry = { host, source: `hosts.${index + 1}` };
    const known = byName.get(key);
    if (known === undefined) byName.set(key, [entry]);
    else known.push(entry);
  });
  return [...byName.values()]
    .filter((entries) => entries.length > 1)
    .flatMap((entries) =>
      HOST_FACTS.flatMap((fact) => {
        // The first entry counts as a whole: what it leaves out is not taken from a later one.
        const [first, ...others] = entries.map(({ host, source }) => ({ value: host[fact], source }));
        return others
          .filter(({ value }) => value !== null && value !== first!.value)
          .map(({ value, source }) => ({
            ...{ subject: entries[0]!.host.name, what: fact },
            counts: { value: String(first!.value ?? 'not stated'), source: first!.source },
            ignored: { value: String(value), source },
          }));
      }),
    );
}

/** Where the file of licence terms contradicts itself or the tags of a machine, with both values and the one that counts. */
export function findContradictions(terms: LicenceTerms, machines: readonly Machine[]): readonly LicenceContradiction[] {
  const stated = terms.machines.map((one, index) => ({
    ...{ one, isOf: nameMatcher(one.machines), source: `machines.${index + 1}` },
  }));
  const ofMachines = machines.flatMap((machine) => {
    const own = stated.filter(({ isOf }) => isOf(machine.name));
    const tags = softwareOfTags(machine);
    return (['sqlServer', 'oracle', 'windowsEdition'] as const).flatMap((what) =>
      against(machine.name, what, [
        ...own.map(({ one, source }) => ({ value: one[what], source })),
        ...(what === 'windowsEdition' ? [] : [{ value: tags[what], source: 'a tag' }]),
      ]),
    );
  });
  return [...ofHosts(terms), ...ofMachines];
}

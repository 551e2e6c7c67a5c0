import { findSize } from '../../src/catalog/index.js';
import type { Catalogue } from '../../src/catalog/index.js';
import { DEFAULT_LICENCE_TERMS, deriveLicences } from '../../src/licences/index.js';
import type { LicenceProduct, Licences, LicenceSum, LicenceTerms } from '../../src/licences/index.js';
import { mib, toMachineId } from '../../src/model/index.js';
import type { Estate, Host, Machine } from '../../src/model/index.js';
import type { Statement } from '../../src/statements/index.js';
import { aMachine } from '../support/a-machine.js';
import { anAssessedMachine } from '../support/an-assessed-machine.js';
import { anAssessment } from '../support/an-assessment.js';

/** A machine, and the size that was chosen for it; null for none. */
export interface Moved {
  readonly machine: Machine;
  readonly size: string | null;
}

export const aHost = (name: string, overrides: Partial<Host> = {}): Host => ({
  name,
  manager: 'vcenter.example',
  datacenter: 'dc1',
  cluster: 'cluster1',
  processors: 2,
  cores: 24,
  at: { file: 'estate.xlsx', sheet: 'vHost', line: 2 },
  ...overrides,
});

export const aGuest = (name: string, host: string | null, overrides: Partial<Machine> = {}): Machine =>
  aMachine({
    name,
    id: toMachineId(name),
    placement: {
      manager: 'vcenter.example',
      datacenter: 'dc1',
      cluster: host === null ? null : 'cluster1',
      host,
      folder: null,
      hostCpu: null,
    },
    os: { ...aMachine().os, edition: null },
    ...overrides,
  });

export interface Question {
  readonly hosts?: readonly Host[];
  readonly terms?: Partial<LicenceTerms>;
  readonly statements?: readonly Statement[];
}

/** The licences of machines that were assessed to given sizes, each at the prices of `anAssessedMachine`. */
export function licencesOf(
  moved: readonly Moved[],
  catalogue: Catalogue,
  { hosts, terms = {}, statements = [] }: Question = {},
): Licences {
  const machines = moved.map(({ machine }) => machine);
  const counts = { rows: machines.length, merged: 0, skipped: 0, machines: machines.length };
  const estate: Estate = { inputs: [], counts, machines, problems: [], ...(hosts === undefined ? {} : { hosts }) };
  const assessed = moved.map(({ machine, size }) => {
    const found = size === null ? null : findSize(catalogue, size)!;
    return anAssessedMachine({
      id: machine.id,
      name: machine.name,
      power: machine.power,
      size:
        found === null
          ? null
          : { name: found.name, vcpus: found.vcpusAvailable, memoryMiB: mib(16_384), acu: found.acu },
      ...(found === null ? { cost: null } : {}),
    });
  });
  const assessment = anAssessment({ machines: assessed });
  return deriveLicences({
    assessment,
    estate,
    catalogue,
    statements,
    terms: { ...DEFAULT_LICENCE_TERMS, ...terms },
  });
}

export const sumOf = ({ sums }: Licences, product: LicenceProduct, when: 'before' | 'after'): LicenceSum =>
  sums.find((sum) => sum.product === product && sum.when === when)!;

import { csvText } from './csv-text.js';
import type { EstateMachine } from './estate-machine.js';
import { ROLES } from './roles.js';

/** What only people know, as an inventory that adds to others: applications, weights, and a few roles. */
export const applicationsCsv = (machines: readonly EstateMachine[]): string =>
  csvText([
    ['machine', 'application', 'environment', 'criticality', 'tags'],
    ...machines
      .filter(({ application }) => application !== null)
      .map(({ name, application, environment, criticality, role, users }) => {
        const { tag } = ROLES[role];
        const tags = [...(tag === null ? [] : [`role=${tag}`]), `users=${users}`];
        return [name, application!, environment, criticality, tags.join(';')];
      }),
  ]);

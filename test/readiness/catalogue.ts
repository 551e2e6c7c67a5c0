import type { Catalogue } from '../../src/catalog/index.js';
import { readCatalogue } from '../../src/node/read-catalogue.js';
import type { ReadinessContext } from '../../src/readiness/index.js';
import type { Edition, Method } from '../../src/readiness/rule.js';

export const CATALOGUE: Catalogue = await readCatalogue();

/** The shipped catalogue under one edition, as of the catalogue's own date. */
export const contextOf = (
  edition: Edition,
  overrides: Partial<ReadinessContext> = {},
  method: Method = 'agentless',
): ReadinessContext => ({
  policy: { edition, method, windows2008On32Bit: 'conditions', computeLimits: 'page' },
  osVersions: CATALOGUE.osVersions,
  guestIds: CATALOGUE.guestIds,
  asOf: CATALOGUE.date,
  ...overrides,
});

import { describe, expect, it } from 'vitest';
import { AssessmentError } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/read-catalogue.js';

describe('reading the catalogue that ships with the package', () => {
  it('reads all of it, and the same each time', async () => {
    const catalogue = await readCatalogue();
    expect(catalogue.sizes).toHaveLength(1501);
    expect(await readCatalogue()).toEqual(catalogue);
  });

  it.each(['uksouth', 'UK South', 'uk south'])('reads the offer of %s', async (name) => {
    const offer = await readRegionOffer(await readCatalogue(), name);
    expect(offer.region).toMatchObject({ name: 'uksouth', displayName: 'UK South' });
  });

  it.each([
    ['eastuss', 'catalog/unknown-region', /did you mean eastus \(East US\)/],
    ['../disks', 'catalog/unknown-region', /portolan catalog/],
    ['', 'catalog/unknown-region', /such as eastus/],
    ['denmarkeast', 'catalog/region-without-prices', /choose another region/],
  ])('refuses the region "%s" with %s', async (name, code, remedy) => {
    const error: unknown = await readRegionOffer(await readCatalogue(), name).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(AssessmentError);
    const { problem } = error as AssessmentError;
    expect(problem.code).toBe(code);
    expect(problem.remedy).toMatch(remedy);
  });
});

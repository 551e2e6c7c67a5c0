import { describe, expect, it } from 'vitest';
import { compareMethods } from '../support/group-methods.js';
import { plantedEstate } from '../support/planted-estate.js';
import { plantedLayers } from '../support/planted-layers.js';
import { plantedPowerLaw } from '../support/planted-power-law.js';

/** `npm run study:groups` measures more seeds; these are below what it finds with each of them. */
const FLOORS = [
  { noise: 0, floor: 0.82 },
  { noise: 0.1, floor: 0.7 },
  { noise: 0.2, floor: 0.68 },
  { noise: 0.3, floor: 0.6 },
];

describe('applications found from ports and directions alone', () => {
  it.each(FLOORS)(
    'with stray calls of $noise agree with those planted, better than other methods',
    ({ noise, floor }) => {
      for (const seed of [1, 2, 3]) {
        const figures = compareMethods(plantedEstate({ seed, applications: 40, noise }));
        expect(figures.ours, `seed ${seed}`).toBeGreaterThan(floor);
        expect(figures.ours).toBeGreaterThan(figures.louvain);
        expect(figures.ours).toBeGreaterThan(figures.components);
        expect(figures.ours).toBeGreaterThan(figures.louvainCleaned);
        expect(figures.ours).toBeGreaterThan(figures.componentsCleaned);
      }
    },
  );
});

describe('applications of other shapes', () => {
  it.each([
    { noise: 0, floor: 0.7 },
    { noise: 0.3, floor: 0.4 },
  ])(
    'with sizes by a power law and strays of $noise are found better than by the method on the whole',
    ({ noise, floor }) => {
      for (const seed of [1001, 1002, 1003]) {
        const figures = compareMethods(plantedPowerLaw({ seed, applications: 40, noise }));
        expect(figures.ours, `seed ${seed}`).toBeGreaterThan(floor);
        expect(figures.ours).toBeGreaterThan(figures.louvain);
      }
    },
  );

  it.each([
    { noise: 0, floor: 0.45 },
    { noise: 0.3, floor: 0.3 },
  ])('in layers with strays of $noise are found at least as well as measured', ({ noise, floor }) => {
    for (const seed of [5001, 5002, 5003]) {
      const { ours } = compareMethods(plantedLayers({ seed, applications: 40, noise }));
      expect(ours, `seed ${seed}`).toBeGreaterThan(floor);
    }
  });
});

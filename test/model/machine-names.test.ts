import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCovered, listMachines, parseMachineNames } from '../../src/model/machine-names.js';

describe('a list of machines', () => {
  it('spells out a range with the zeros of its first name', () => {
    expect(parseMachineNames('fe01..fe03')).toEqual({ kind: 'names', names: ['fe01', 'fe02', 'fe03'] });
    expect(parseMachineNames('api08..11')).toEqual({ kind: 'names', names: ['api08', 'api09', 'api10', 'api11'] });
    expect(parseMachineNames('n1-9..n1-10')).toEqual({ kind: 'names', names: ['n1-9', 'n1-10'] });
    expect(parseMachineNames('DC01')).toEqual({ kind: 'names', names: ['DC01'] });
  });

  it('refuses a range that is none', () => {
    for (const entry of ['fe03..fe01', 'fe01..be03', 'fe..be', 'fe0001..fe9999', '..', 'a1..b']) {
      expect(parseMachineNames(entry), entry).toBeNull();
    }
  });

  it('names each machine once, whatever the case', () => {
    expect(listMachines(['fe01..fe02', 'FE02', 'web-*'])).toEqual({
      names: ['fe01', 'fe02'],
      patterns: [['web-', '']],
    });
  });

  it('covers by a pattern what a regular expression would', () => {
    const letters = fc
      .string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })
      .filter((text) => text.includes('*'));
    fc.assert(
      fc.property(letters, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }), (pattern, name) => {
        const oracle = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
        expect(isCovered(pattern.split('*'), name)).toBe(oracle.test(name));
      }),
    );
  });

  it('takes any text without an error', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseMachineNames(text)));
  });
});

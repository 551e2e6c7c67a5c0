import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, PROFILES } from '../../src/assessment/index.js';
import type { Policy } from '../../src/assessment/index.js';
import { DOCUMENTED_2019_DISK_TIERS } from '../../src/catalog/index.js';
import type { Catalogue, RegionOffer } from '../../src/catalog/index.js';
import { bytesOfGib, bytesPerSecondOfMb, cores, iops, micros } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/index.js';
import { certifyChoice, deriveSizeMarket, explainRefusals, matchSize } from '../../src/sizing/index.js';
import type { MachineNeed, SizeCertificate } from '../../src/sizing/index.js';
import { verifyCertificate } from '../../src/verify/index.js';
import type { CertificateFault, CertificateSubject } from '../../src/verify/index.js';
import { aDiskNeed, aNeed } from '../support/a-need.js';
import { smallMarkets } from '../support/small-market.js';

let catalogue: Catalogue;
let offer: RegionOffer;
beforeAll(async () => {
  catalogue = await readCatalogue();
  offer = await readRegionOffer(catalogue, 'westeurope');
});

const subjectOf = (need: MachineNeed, policies: Policy): CertificateSubject => ({
  need,
  policies,
  catalogue,
  offer,
  documentedTiers: DOCUMENTED_2019_DISK_TIERS,
});
const certify = (need: MachineNeed, policy: Policy): SizeCertificate =>
  certifyChoice(need, deriveSizeMarket(catalogue, offer, policy));
const verify = (
  certificate: SizeCertificate,
  need: MachineNeed,
  policy = DEFAULT_POLICY,
): readonly CertificateFault[] => verifyCertificate(certificate, subjectOf(need, policy));

const needs = fc
  .record({
    cores: fc.double({ min: 0.1, max: 120, noNaN: true }).map(cores),
    memoryBytes: fc.double({ min: 0.5, max: 700, noNaN: true }).map((value) => bytesOfGib(value)),
    nicCount: fc.option(fc.integer({ min: 0, max: 9 })),
    totalIops: fc.option(fc.integer({ min: 0, max: 60_000 }).map(iops)),
    networkOutBytesPerSecond: fc.option(fc.integer({ min: 0, max: 2000 }).map(bytesPerSecondOfMb)),
    generation: fc.constantFrom(1 as const, 2 as const, null),
    isWindows: fc.boolean(),
    environment: fc.constantFrom('production' as const, 'nonProduction' as const),
    disks: fc.array(
      fc
        .record({
          isOs: fc.boolean(),
          sizeBytes: fc.integer({ min: 1, max: 5000 }).map((value) => bytesOfGib(value)),
          iops: fc.option(fc.integer({ min: 0, max: 9000 }).map(iops)),
        })
        .map(aDiskNeed),
      { maxLength: 6 },
    ),
  })
  .map(aNeed);

describe('the certificate of a choice', () => {
  it('holds for every profile over the whole catalogue, and tells the answer that matchSize gives', () => {
    for (const policy of PROFILES) {
      const market = deriveSizeMarket(catalogue, offer, policy);
      fc.assert(
        fc.property(needs, (need) => {
          const certificate = certifyChoice(need, market);
          expect(verify(certificate, need, policy)).toEqual([]);
          const choice = matchSize(need, market);
          expect(certificate.bound).toBe(choice.kind === 'match' ? choice.perMonth : null);
          expect(certificate.chosen?.size ?? null).toBe(choice.kind === 'match' ? choice.size.name : null);
        }),
        { numRuns: 25, seed: 20_261_121 },
      );
    }
  });

  it('names the limit, the need and what each cheaper size has', () => {
    const certificate = certify(aNeed(), DEFAULT_POLICY);
    const row = (name: string): unknown => certificate.refused.find(({ size }) => size === name);
    expect(row('Standard_D2as_v5')).toEqual({ size: 'Standard_D2as_v5', limit: 'cores', needs: 4, has: 2 });
    const cheaper = explainRefusals(aNeed(), deriveSizeMarket(catalogue, offer, DEFAULT_POLICY)).filter(
      ({ perMonth, limit }) => perMonth !== null && perMonth <= certificate.bound! && limit !== 'region',
    );
    expect(cheaper.length).toBeGreaterThan(100);
    const told = new Map(certificate.refused.map(({ size, limit }) => [size, limit]));
    expect(cheaper.filter(({ name, limit }) => told.get(name) !== limit)).toEqual([]);
  });

  it('is plain data, and no longer than a list of the sizes sold', () => {
    const certificate = certify(aNeed(), DEFAULT_POLICY);
    const text = JSON.stringify(certificate);
    expect(JSON.parse(text)).toEqual(certificate);
    expect(text.length).toBeLessThan(120 * catalogue.sizes.length);
  });
});

describe('verifyCertificate', () => {
  const faulty = (change: Partial<SizeCertificate>, need = aNeed()): string =>
    verify({ ...certify(need, DEFAULT_POLICY), ...change }, need)
      .map(({ size, message }) => `${size}: ${message}`)
      .join('\n');

  it('finds a size that is left out, twice there, or not on sale', () => {
    const { refused, dearerAlone } = certify(aNeed(), DEFAULT_POLICY);
    expect(faulty({ refused: refused.slice(1) })).toContain('does not speak of it');
    expect(faulty({ refused: [...refused, refused[0]!] })).toContain('twice');
    expect(faulty({ dearerAlone: [...dearerAlone, 'Standard_X'] })).toContain('Standard_X: is not sold');
  });

  it('finds a size that fits and is said to fail, and one that fails at another limit first', () => {
    const { refused, dearerAlone } = certify(aNeed(), DEFAULT_POLICY);
    const fitting = dearerAlone.find((name) => name === 'Standard_D8as_v5')!;
    const rest = dearerAlone.filter((name) => name !== fitting);
    const lie = { size: fitting, limit: 'cores' as const, needs: 4, has: 2 };
    expect(faulty({ dearerAlone: rest, refused: [...refused, lie] })).toContain('fails nothing');
    const [first, ...others] = refused;
    expect(faulty({ refused: [{ ...first!, limit: 'price', needs: null, has: null }, ...others] })).toContain(
      'first, not price',
    );
  });

  it('finds a bound above what another size costs', () => {
    // As if D8as_v5 had been chosen: D4as_v5, which fits for less, is told as dearer.
    const small = certify(aNeed(), DEFAULT_POLICY);
    const large = certify(aNeed({ cores: cores(8) }), DEFAULT_POLICY);
    const named = new Set([large.chosen!.size]);
    const dearer = [{ size: small.chosen!.size, perMonth: small.bound! }];
    const message = faulty({
      chosen: large.chosen,
      bound: large.bound,
      dearer: [...dearer, ...small.dearer].filter(({ size }) => !named.has(size)),
      dearerAlone: small.dearerAlone.filter((name) => !named.has(name)),
    });
    expect(message).toContain(`${small.chosen!.size}: fits for ${small.bound}, below the bound`);
  });

  it('finds a dearer disk than need be', () => {
    const certificate = certify(aNeed(), DEFAULT_POLICY);
    const large = certify(aNeed({ disks: [aDiskNeed({ isOs: true, sizeBytes: bytesOfGib(200) })] }), DEFAULT_POLICY);
    const { chosen } = certificate;
    const perMonth = micros(chosen!.compute + large.chosen!.disks[0]!.perMonth);
    expect(faulty({ chosen: { ...chosen!, disks: large.chosen!.disks, perMonth }, bound: perMonth })).toContain(
      'not the cheapest that fits',
    );
  });

  it('finds an exception that is not due, and one that is missing', () => {
    expect(faulty({ isRetiringLetIn: true })).toContain('no exception is due');
    const windows = aNeed({ isWindows: true });
    expect(faulty({ isLicenceUnknown: true }, windows)).toContain('has a known licence price');
    const none = certify(aNeed({ memoryBytes: bytesOfGib(60_000) }), DEFAULT_POLICY);
    expect(none).toMatchObject({ chosen: null, isRetiringLetIn: true });
    expect(verify({ ...none, isRetiringLetIn: false }, aNeed({ memoryBytes: bytesOfGib(60_000) }))).not.toEqual([]);
  });

  /** Every number of a value, by its path. */
  function numbersOf(
    value: unknown,
    path: readonly (string | number)[] = [],
  ): readonly (readonly (string | number)[])[] {
    if (typeof value === 'number') return [path];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, [...path, key]));
  }

  function changed(certificate: SizeCertificate, path: readonly (string | number)[], by: number): SizeCertificate {
    const copy = JSON.parse(JSON.stringify(certificate)) as unknown as Record<string | number, unknown>;
    let at = copy;
    for (const key of path.slice(0, -1)) at = at[key] as typeof at;
    at[path.at(-1)!] = (at[path.at(-1)!] as number) + by;
    return copy as unknown as SizeCertificate;
  }

  it('finds any number that is changed, on small questions', () => {
    let changes = 0;
    fc.assert(
      fc.property(smallMarkets, fc.nat(), fc.constantFrom(-1, 1, 0.5, 1e6), (small, at, by) => {
        const certificate = certifyChoice(small.need, deriveSizeMarket(small.catalogue, small.offer, small.policies));
        const paths = numbersOf(certificate);
        if (paths.length === 0) return true;
        changes += 1;
        return verifyCertificate(changed(certificate, paths[at % paths.length]!, by), small).length > 0;
      }),
      { numRuns: 3000, seed: 20_261_121 },
    );
    expect(changes).toBeGreaterThan(1500);
  });

  it('finds any name, limit or row that is changed, on small questions', () => {
    fc.assert(
      fc.property(smallMarkets, fc.nat(), fc.nat({ max: 3 }), (small, at, way) => {
        const certificate = certifyChoice(small.need, deriveSizeMarket(small.catalogue, small.offer, small.policies));
        const { refused, dearer, dearerAlone } = certificate;
        const index = at % Math.max(1, refused.length);
        const row = refused[index];
        const other = row?.limit === 'cores' ? ('memory' as const) : ('cores' as const);
        const changes: readonly (SizeCertificate | null)[] = [
          row === undefined ? null : { ...certificate, refused: refused.toSpliced(index, 1) },
          row === undefined ? null : { ...certificate, refused: refused.with(index, { ...row, limit: other }) },
          dearer.length === 0 ? null : { ...certificate, dearer: dearer.slice(1) },
          dearerAlone.length === 0 ? null : { ...certificate, dearerAlone: dearerAlone.slice(1) },
        ];
        const change = changes[way] ?? null;
        return change === null || verifyCertificate(change, small).length > 0;
      }),
      { numRuns: 2000, seed: 20_261_121 },
    );
  });

  it('finds any number that is changed, over the whole catalogue', () => {
    const market = deriveSizeMarket(catalogue, offer, DEFAULT_POLICY);
    fc.assert(
      fc.property(needs, fc.nat(), (need, at) => {
        const certificate = certifyChoice(need, market);
        const paths = numbersOf(certificate);
        return verify(changed(certificate, paths[at % paths.length]!, 1), need).length > 0;
      }),
      { numRuns: 40, seed: 20_261_121 },
    );
  });
});

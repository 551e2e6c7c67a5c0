import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPriceSheet, indexOfSize } from '../../src/catalog/index.js';
import type { PriceSheet, PriceSheetVm } from '../../src/catalog/index.js';
import { nanos } from '../../src/model/index.js';
import { readCatalogue, readRegionOffer } from '../../src/node/read-catalogue.js';

const catalogue = await readCatalogue();
const offer = await readRegionOffer(catalogue, 'eastus');
const poland = await readRegionOffer(catalogue, 'polandcentral');
const D4 = 'Standard_D4as_v5';

const aVmEntry = (entry: Partial<PriceSheetVm>): PriceSheetVm => ({
  ...{ size: D4, region: null, base: null, windows: null },
  ...{ reserved1Year: null, reserved3Year: null, savings1Year: null, savings3Year: null },
  ...entry,
});
const aSheet = (sheet: Partial<PriceSheet>): PriceSheet => ({
  ...{ name: 'Contoso EA', date: '2026-07-01', currency: 'USD', usdToCurrency: 1 },
  ...{ vm: [], disks: [], defenderPerServerMonth: null },
  ...sheet,
});
const priceOf = (size: string, sheet: PriceSheet, list = offer) =>
  applyPriceSheet(list, catalogue, sheet).prices[indexOfSize(catalogue, size)!];

describe('laying a price sheet over the list', () => {
  it('replaces the prices it gives, names itself as their source, and leaves the others', () => {
    expect(
      priceOf(D4, aSheet({ vm: [aVmEntry({ base: nanos(150_000_000), reserved3Year: nanos(60_000_000) })] })),
    ).toEqual({
      base: 150_000_000,
      windows: 334_000_000, // 0.150 and the list's licence of 0.184
      reserved1Year: null,
      reserved3Year: 60_000_000,
      savings1Year: null,
      savings3Year: null,
      baseSource: 'Contoso EA (2026-07-01)',
      windowsSource: 'djtools-2026-08-01',
      commitmentSource: 'Contoso EA (2026-07-01)',
      baseCheck: 'price-sheet',
    });
  });

  it('prefers the entry for the region to the one for all, whatever their order', () => {
    const everywhere = aVmEntry({ base: nanos(1) });
    const here = aVmEntry({ base: nanos(2), region: 'eastus' });
    const elsewhere = aVmEntry({ base: nanos(3), region: 'westus' });
    for (const vm of [
      [everywhere, here, elsewhere],
      [elsewhere, here, everywhere],
    ]) {
      expect(priceOf(D4, aSheet({ vm }))?.base).toBe(2);
    }
    expect(priceOf(D4, aSheet({ vm: [elsewhere] }))?.base).toBe(172_000_000);
  });

  it('prices a size that has no list price', () => {
    const index = offer.prices.findIndex((price) => price === null);
    const size = catalogue.sizes[index]!.name;
    expect(priceOf(size, aSheet({ vm: [aVmEntry({ size, base: nanos(7) })] }))).toMatchObject({
      base: 7,
      windows: null,
    });
  });

  it('names both sources where the list still gives some of the terms', () => {
    const sheet = aSheet({ vm: [aVmEntry({ reserved3Year: nanos(7) })] });
    expect(priceOf(D4, sheet, poland)?.commitmentSource).toBe('Contoso EA (2026-07-01); azpx-2026-01-26');
  });

  it('replaces the price of a disk', () => {
    const priced = applyPriceSheet(offer, catalogue, {
      ...aSheet({ date: '2026-09-09' }),
      disks: [{ tier: 'PremiumSSD/LRS/P10', region: 'East US', perMonth: nanos(5) }],
    });
    expect(priced.diskPrices.get('PremiumSSD/LRS/P10')).toBe(5);
    expect(priced.diskPriceSources.get('PremiumSSD/LRS/P10')).toBe('Contoso EA (2026-09-09)');
    expect(priced.diskPrices.get('PremiumSSD/LRS/P15')).toBe(offer.diskPrices.get('PremiumSSD/LRS/P15'));
    expect(priced.priceDate).toBe('2026-09-09');
  });

  it('ignores what the catalogue does not know, and without an entry for the region changes nothing', () => {
    expect(applyPriceSheet(offer, catalogue, aSheet({}))).toBe(offer);
    const vm = [aVmEntry({ size: 'Standard_Nowhere', base: nanos(1) })];
    expect(applyPriceSheet(offer, catalogue, aSheet({ vm })).prices).toEqual(offer.prices);
  });

  it('leaves the list as it was, and laid twice is laid once', () => {
    const before = structuredClone(offer.prices);
    const indices = fc.nat({ max: catalogue.sizes.length - 1 });
    const price = fc.option(fc.integer({ min: 1, max: 10 ** 12 }).map(nanos), { nil: null });
    const entries = fc.array(fc.record({ index: indices, base: price, windows: price, reserved1Year: price }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(entries, (rows) => {
        const vm = rows.map(({ index, ...prices }) => aVmEntry({ size: catalogue.sizes[index]!.name, ...prices }));
        const once = applyPriceSheet(offer, catalogue, aSheet({ vm }));
        expect(applyPriceSheet(once, catalogue, aSheet({ vm }))).toEqual(once);
        const touched = new Set(rows.map(({ index }) => index));
        const changed = once.prices.flatMap((next, index) => (next === offer.prices[index] ? [] : [index]));
        expect(changed.every((index) => touched.has(index))).toBe(true);
      }),
      { numRuns: 50 },
    );
    expect(offer.prices).toEqual(before);
  });
});

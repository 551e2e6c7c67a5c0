import { describe, expect, it } from 'vitest';
import { micros } from '../../src/model/index.js';
import {
  formatAmount,
  formatCount,
  formatMoney,
  formatPlainMoney,
  formatShare,
  formatTabledNeed,
  withGroupedAmounts,
} from '../../src/report/figures.js';

const USD = { currency: 'USD', usdToCurrency: 1 };

describe('figures', () => {
  it('separates thousands the same way on every machine', () => {
    expect(formatCount(1234567)).toBe('1,234,567');
    expect(formatAmount(12345.678)).toBe('12,345.68');
  });

  it('separates thousands of amounts within sentences of the engine, and of nothing that may be a name', () => {
    expect(withGroupedAmounts('cheapest allowed disk for 1000 GiB, 1836 IOPS, 95 MB/s')).toBe(
      'cheapest allowed disk for 1,000 GiB, 1,836 IOPS, 95 MB/s',
    );
    expect(withGroupedAmounts('1836.125 IOPS x comfort 1.3 = 2386.963 IOPS')).toBe(
      '1,836.125 IOPS x comfort 1.3 = 2,386.963 IOPS',
    );
    const names = 'sql-2019 GiB, 2019 of 1,000 GiB, disk "1.1000 GiB", 2026-11-15, 4314 peaks';
    expect(withGroupedAmounts(names)).toBe(names);
  });

  it('shows needs of a column with two decimals each, rounded up', () => {
    expect([2, 2.11, 4.539, 63.477, 1234.5, 0.3 * 3].map(formatTabledNeed)).toEqual([
      ...['2.00', '2.11', '4.54', '63.48', '1,234.50', '0.90'],
    ]);
  });

  it('drops zeros after the point and never shows something as nothing', () => {
    expect(formatAmount(16)).toBe('16');
    expect(formatAmount(4.1)).toBe('4.1');
    expect(formatAmount(0)).toBe('0');
    expect(formatAmount(0.001)).toBe('< 0.01');
  });

  it('shows an unknown price as unknown and never as zero', () => {
    expect(formatMoney(null, USD)).toBe('unknown');
    expect(formatMoney(micros(0), USD)).toBe('0.00 USD');
  });

  it('converts once and rounds once', () => {
    expect(formatMoney(micros(1_234_567_891), { currency: 'AUD', usdToCurrency: 1.5 })).toBe('1,851.85 AUD');
    // Beyond the safe integers in micros of the currency, as a large estate in rupiah is.
    expect(formatPlainMoney(micros(2_000_000_000_000), { currency: 'IDR', usdToCurrency: 16_000 })).toBe(
      '32,000,000,000.00',
    );
  });

  it('has a share of nothing', () => {
    expect(formatShare(0, 0)).toBe('0 %');
    expect(formatShare(1, 3)).toBe('33.3 %');
  });
});

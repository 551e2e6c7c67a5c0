import { describe, expect, it } from 'vitest';
import { REPORT_STYLE } from '../../../src/report/html/style.js';
import { DARK_PALETTE, PALETTE, READINESS_COLOURS, SERIES_COLOURS } from '../../../src/report/estate-charts/palette.js';

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB; the first is sight of all colours. */
const SIGHTS: Readonly<Record<string, readonly number[]>> = {
  full: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

type Triple = readonly [number, number, number];

const linear = (hex: string): Triple => {
  const channel = (at: number): number => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
};

const seen = ([r, g, b]: Triple, matrix: readonly number[]): Triple => {
  const row = (at: number): number =>
    Math.min(1, Math.max(0, matrix[at]! * r + matrix[at + 1]! * g + matrix[at + 2]! * b));
  return [row(0), row(3), row(6)];
};

/** CIE 1976 L*a*b* under D65. */
function lab([r, g, b]: Triple): Triple {
  const f = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const distance = (left: Triple, right: Triple): number =>
  Math.hypot(left[0] - right[0], left[1] - right[1], left[2] - right[2]);

const pairs = (colours: readonly string[]): readonly (readonly [string, string])[] =>
  colours.flatMap((left, at) => colours.slice(at + 1).map((right) => [left, right] as const));

describe('the colours of charts', () => {
  const groups = { series: SERIES_COLOURS, readiness: READINESS_COLOURS };
  const pages = { light: PALETTE, dark: DARK_PALETTE };

  it.each(
    Object.entries(pages).flatMap(([page, palette]) =>
      Object.entries(groups).map((group) => [page, palette, ...group] as const),
    ),
  )('of a %s page are told apart by every sight', (_, palette, _group, names) => {
    for (const matrix of Object.values(SIGHTS)) {
      for (const [left, right] of pairs(names.map((name) => palette[name]))) {
        expect(distance(lab(seen(linear(left), matrix)), lab(seen(linear(right), matrix)))).toBeGreaterThan(25);
      }
    }
  });

  it('are the only ones of readiness and severity: marks, bars and lines of the page take them', () => {
    const toned = { ready: 'r1', conditions: 'r2', blocked: 'r3', unknown: 'r4', informs: 'c1' };
    for (const [tone, colour] of Object.entries(toned)) {
      expect(REPORT_STYLE.match(new RegExp(`--${tone}:[^;}]*`, 'g'))).toEqual([`--${tone}:var(--${colour})`]);
    }
  });

  it.each(Object.entries(pages))('of a %s page tell what informs from what is unknown', (_, palette) => {
    for (const matrix of Object.values(SIGHTS)) {
      expect(distance(lab(seen(linear(palette.c1), matrix)), lab(seen(linear(palette.r4), matrix)))).toBeGreaterThan(
        15,
      );
    }
  });

  it('measures what it says: red and green of equal lightness are close for deutan sight alone', () => {
    const [red, green] = ['#b05030', '#6f7f20'].map(linear) as [Triple, Triple];
    const far = distance(lab(seen(red, SIGHTS['full']!)), lab(seen(green, SIGHTS['full']!)));
    const near = distance(lab(seen(red, SIGHTS['deutan']!)), lab(seen(green, SIGHTS['deutan']!)));
    expect(far).toBeGreaterThan(3 * near);
  });

  it('are each of their own, so that a drawing finds the variable of each', () => {
    expect(new Set(Object.values(PALETTE)).size).toBe(Object.keys(PALETTE).length);
  });
});

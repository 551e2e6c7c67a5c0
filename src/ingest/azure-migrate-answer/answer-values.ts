import { CURRENCIES } from './header-words.js';
import type { AnsweredDiskType, AnsweredMoney, AnsweredReadiness } from './answer.js';

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const READINESS: readonly (readonly [RegExp, AnsweredReadiness])[] = [
  [/condition/, 'readyWithConditions'],
  [/^(?:readiness)?unknown(?:readiness)?$|readinessunknown|unknownreadiness/, 'unknown'],
  [/^not|unsuitable|notready|notsuitable|unsupported|blocked/, 'notReady'],
  [/^(?:ready|suitable|yes|true)/, 'ready'],
];

/**
 * `Ready with conditions`, `ReadyWithConditions`, `Conditionally ready for Azure`, `ConditionallySuitable`…; `empty` where the
 * cell says nothing, null where it says something else.
 */
export function parseAnsweredReadiness(text: string): AnsweredReadiness | 'empty' | null {
  if (isPlaceholder(text) && letters(text) !== 'unknown') return 'empty';
  const word = letters(text);
  return READINESS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

const PLACEHOLDERS: ReadonlySet<string> = new Set([
  ...['', 'na', 'null', 'none', 'unknown', 'notapplicable', 'notavailable', 'undefined', 'nan', 'nodata', 'nil'],
]);

/** What stands where there is nothing to say: `-`, `N/A`, `Unknown`, `Not applicable`, `-1`. */
export const isPlaceholder = (text: string): boolean =>
  text.length < 24 && (PLACEHOLDERS.has(letters(text)) || /^-1(?:[.,]0+)?$/.test(text.trim()));

/** `Standard_D2as_v5` of that, of `Standard D2as v5` or `D2as_v5`; null where the text is no name of a size. */
export function parseAnsweredSize(text: string): string | null {
  const joined = text.trim().replace(/[\s_]+/g, '_');
  const bare = joined.replace(/^(?:standard|basic)_/i, '');
  if (!/^[a-z]{1,4}\d{1,4}[a-z\d_-]*$/i.test(bare) || bare.length > 60) return null;
  return bare === joined ? `Standard_${bare}` : joined;
}

/** What a disk's SKU and type say, in the catalogue's words. */
export function parseDiskSku(
  sku: string | null,
  type: string | null,
): { readonly tier: string | null; readonly type: AnsweredDiskType | null } {
  const printed = /(?:^|[^a-z\d])([pes])(\d{1,2})(?![a-z\d])/i.exec(sku ?? '');
  const tier = printed === null ? null : `${printed[1]!.toUpperCase()}${printed[2]!}`;
  return { tier, type: typeOfWords(type) ?? typeOfTier(tier) ?? typeOfWords(sku) };
}

const TYPES: readonly (readonly [RegExp, AnsweredDiskType])[] = [
  [/ultra/, 'UltraDisk'],
  [/premium(?:ssd)?v2|premiumssd2/, 'PremiumSSDv2'],
  [/premium/, 'PremiumSSD'],
  [/standardssd/, 'StandardSSD'],
  [/standardhdd|standard/, 'StandardHDD'],
];

function typeOfWords(text: string | null): AnsweredDiskType | null {
  const word = letters(text ?? '');
  return TYPES.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

const TIERS: ReadonlyMap<string, AnsweredDiskType> = new Map([
  ['P', 'PremiumSSD'],
  ['E', 'StandardSSD'],
  ['S', 'StandardHDD'],
]);

const typeOfTier = (tier: string | null): AnsweredDiskType | null => TIERS.get(tier?.charAt(0) ?? '') ?? null;

/** The entries of `a;b;` in order, empty ones kept but for those at the end, so that lists side by side stay aligned. */
export function entriesOf(text: string): string[] {
  const parts = text.split(/[;\n]/).map((part) => part.trim());
  while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
}

/** The texts of a list of issues, each once; what says that there is none is left out. */
export function issuesIn(text: string | null): string[] {
  const parts = entriesOf(text ?? '').filter(
    (part) => part !== '' && !isPlaceholder(part) && !/^no issues?\b/i.test(part),
  );
  return [...new Set(parts)];
}

/** An amount of a currency's units as integer micros; null where it is too large to be exact. */
export function moneyOf(amount: number, currency: string | null): AnsweredMoney | null {
  const scaled = Math.round(amount * 1_000_000);
  return Number.isSafeInteger(scaled) ? { micros: scaled, currency } : null;
}

const CURRENCY_NAMES: readonly (readonly [RegExp, string])[] = [
  [/us ?\$|us dollar|united states dollar/, 'USD'],
  [/a\$|au\$|australian/, 'AUD'],
  [/c\$|ca\$|canadian/, 'CAD'],
  [/nz\$|new zealand/, 'NZD'],
  [/hk\$|hong kong/, 'HKD'],
  [/r\$|brazil/, 'BRL'],
  [/€|\beuro\b/, 'EUR'],
  [/£|pound/, 'GBP'],
  [/₹|rupee/, 'INR'],
  [/yen/, 'JPY'],
  [/yuan|renminbi/, 'CNY'],
  [/₩|won\b/, 'KRW'],
  [/swiss|chf/, 'CHF'],
  [/swedish/, 'SEK'],
  [/norwegian/, 'NOK'],
  [/danish/, 'DKK'],
];

/** The currency that a text names: `AUD`, `US Dollar ($)`, `€`; null for a bare `$`, which many have. */
export function currencyIn(text: string): string | null {
  const lower = text.toLowerCase();
  const code = (lower.match(/[a-z]+/g) ?? []).find((word) => CURRENCIES.has(word));
  return code?.toUpperCase() ?? CURRENCY_NAMES.find(([pattern]) => pattern.test(lower))?.[1] ?? null;
}

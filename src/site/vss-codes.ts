/** What codes in the agent's log mean, by their unsigned value. */
const MEANINGS: ReadonlyMap<number, string> = new Map([
  [0x80040154, 'the provider is not installed'],
  [0x80070422, 'the service of the provider is disabled'],
  [0x80042304, 'the provider is not registered'],
]);

const TWO_TO_32 = 2 ** 32;
/** One page prints the magnitude of the signed value of 0x80040154 beside its hexadecimal form; both mean the same. */
const PRINTED_WRONG: ReadonlyMap<number, number> = new Map([[2_147_221_164, 0x80040154]]);

/**
 * A code of VSS in words: `0x80040154`, `2147746132`, `-2147221164` and the misprint `2147221164` are one.
 *
 * @returns null where the text is no number
 */
export function describeVssCode(text: string): string | null {
  const value = /^(?:0x[\da-f]{1,8}|-?\d{1,10})$/i.test(text.trim()) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) return null;
  const unsigned = value < 0 ? value + TWO_TO_32 : value;
  const code = PRINTED_WRONG.get(unsigned) ?? unsigned;
  const hex = `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;
  const meaning = MEANINGS.get(code);
  return meaning === undefined ? hex : `${hex}, ${meaning}`;
}

import { parseAddress } from './address.js';

/** Names and processes are shorter; what is longer is cut, so that no export fills the memory with one cell. */
const MAX_CHARACTERS = 256;

/** Numbers texts, so that each is held once however many rows repeat it. */
export interface TextNumbers {
  readonly numberOf: (text: string) => number;
  /** Of an address in the one form in which it can be compared; of another text as it is. */
  readonly numberOfAddress: (text: string) => number;
  readonly textOf: (number: number) => string;
}

export function numberTexts(): TextNumbers {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const numberOf = (text: string): number => {
    const short = text.length > MAX_CHARACTERS ? text.slice(0, MAX_CHARACTERS) : text;
    const known = numbers.get(short);
    if (known !== undefined) return known;
    const own = ownCopy(short);
    numbers.set(own, texts.length);
    texts.push(own);
    return texts.length - 1;
  };
  return {
    numberOf,
    numberOfAddress: (text) => numberOf(parseAddress(text) ?? text),
    textOf: (number) => texts[number]!,
  };
}

/** A copy: a piece of a row would keep all that was read with it in memory. */
export const ownCopy = (text: string): string => (text === '' ? '' : (JSON.parse(JSON.stringify(text)) as string));

/** Names and processes are shorter; what is longer is cut, so that no export fills the memory with one cell. */
const MAX_CHARACTERS = 256;

/** Numbers texts, so that each is held once however many rows repeat it. */
export interface TextNumbers {
  readonly numberOf: (text: string) => number;
  readonly textOf: (number: number) => string;
}

export function numberTexts(): TextNumbers {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  return {
    numberOf: (text) => {
      const short = text.length > MAX_CHARACTERS ? text.slice(0, MAX_CHARACTERS) : text;
      const known = numbers.get(short);
      if (known !== undefined) return known;
      // A copy: a piece of a row would keep all that was read with it in memory.
      const own = short === '' ? '' : (JSON.parse(JSON.stringify(short)) as string);
      numbers.set(own, texts.length);
      texts.push(own);
      return texts.length - 1;
    },
    textOf: (number) => texts[number]!,
  };
}

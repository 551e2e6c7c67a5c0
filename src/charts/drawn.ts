/** An element of a drawing as plain data: Node writes it as text, a browser makes elements of it. Nothing in it is markup. */
export interface Drawn {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (Drawn | string)[];
}

/** An element with what is in it. */
export const drawn = (
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly (Drawn | string)[]
): Drawn => ({ name, attributes, children });

/** A coordinate to a tenth of a pixel. */
export const at = (value: number): number => Math.round(value * 10) / 10;

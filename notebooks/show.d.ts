/** A table as cells have it: one of Arquero. */
export interface Shown {
  columnNames(): string[];
  numRows(): number;
  array(name: string): ArrayLike<unknown>;
}

export interface ShowOptions {
  /** So many rows at most, the first ones; what is left out is said. Absent: 20. */
  readonly rows?: number;
  /** Digits behind the point, by column; absent: none where all its numbers are whole, else 2. */
  readonly decimals?: Readonly<Record<string, number>>;
}

/** Shows a table below the cell: numbers to the right, dates in UTC, an unknown cell as a dash. */
export declare function show(table: Shown, options?: ShowOptions): void;

/** Draws a Vega-Lite specification below the cell, as SVG. `description` is what those hear who cannot see it. */
export declare function draw(spec: { readonly description: string; readonly [key: string]: unknown }): Promise<void>;

/** Colours that people who see fewer of them can tell apart. */
export declare const COLOURS: {
  readonly blue: string;
  readonly orange: string;
  readonly green: string;
  readonly yellow: string;
  readonly purple: string;
  readonly grey: string;
};

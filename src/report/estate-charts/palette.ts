/** Of parts of a whole, of readiness, and of what every chart has. */
export type Colour = SeriesColour | ReadinessColour | 'ink' | 'soft' | 'line' | 'paper';
type SeriesColour = 'c1' | 'c2' | 'c3' | 'c4' | 'c5';
type ReadinessColour = 'r1' | 'r2' | 'r3' | 'r4';

/**
 * The colours of the charts, stated once: what a spec says and, beside it, the variable of the page that stands for it in a drawing, so that
 * the drawing follows light, dark and paper. Chosen by search among sea blue, light blue, amber, burgundy and grey for the greatest least
 * distance: any two of a group lie at least 25 apart (CIE 1976) for full colour sight and for simulated protan, deutan and tritan sight
 * (Machado, Oliveira and Fernandes 2009, severity 1), in light and in dark; a test computes it.
 */
export const PALETTE: Readonly<Record<Colour, string>> = {
  c1: '#1c5a77',
  c2: '#6ab2e3',
  c3: '#eea013',
  c4: '#53172d',
  c5: '#9da3a7',
  r1: '#13a764',
  r2: '#dcab26',
  r3: '#4d1a2f',
  r4: '#8b95a4',
  ink: '#14263a',
  soft: '#566474',
  line: '#d9dcd8',
  paper: '#faf9f5',
};

/** Parts of a whole that are told apart by colour: five are as many as eyes tell apart. */
export const SERIES_COLOURS: readonly SeriesColour[] = ['c1', 'c2', 'c3', 'c4', 'c5'];
/** Of readiness, in its order: ready, with conditions, not ready, unknown. */
export const READINESS_COLOURS: readonly ReadinessColour[] = ['r1', 'r2', 'r3', 'r4'];

/** The same on a dark page; ink, lines and paper are those of the page. */
export const DARK_PALETTE: Readonly<Record<SeriesColour | ReadinessColour, string>> = {
  c1: '#7fbcd4',
  c2: '#4572a8',
  c3: '#dbaa2d',
  c4: '#c14363',
  c5: '#f1f2f2',
  r1: '#99debd',
  r2: '#e49c2b',
  r3: '#bf214c',
  r4: '#828b9a',
};

const VARIABLES: ReadonlyMap<string, string> = new Map(
  Object.entries(PALETTE).map(([name, colour]) => [colour, `var(--${name})`]),
);

/** The variable of the page for a colour of a spec; undefined where it is none of ours. */
export const variableOf = (colour: string): string | undefined => VARIABLES.get(colour.toLowerCase());

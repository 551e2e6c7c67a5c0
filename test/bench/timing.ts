export const ROUNDS = 7;

/** How long one thing takes. */
export interface Figure {
  readonly name: string;
  readonly medianMs: number;
  readonly minMs: number;
}

/** Times some work over `ROUNDS` rounds after a warm-up, and prints it. */
export async function time(name: string, work: () => unknown): Promise<Figure> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((left, right) => left - right);
  const figure = { name, medianMs: times[Math.floor(ROUNDS / 2)]!, minMs: times[0]! };
  console.log(
    `${name.padEnd(64)} median ${figure.medianMs.toFixed(1).padStart(8)} ms   min ${figure.minMs.toFixed(1).padStart(8)} ms`,
  );
  return figure;
}

export const ratio = (what: string, ours: Figure, theirs: Figure): void => {
  console.log(`  ${what}: ${(ours.medianMs / theirs.medianMs).toFixed(2)}`);
};

/** A benchmark of wrong answers would be worth nothing. */
export function expectEqual(what: string, left: number, right: number): void {
  if (left !== right) throw new Error(`${what}: ${left} is not ${right}`);
}

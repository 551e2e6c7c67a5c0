/**
 * What the study of invented machines found (`npm run study:flips`, 250 machines in each of two worlds, 28 days, 100 draws, 2026-11-21): up
 * to so many flips in a hundred draws, the chosen size was the true one for so many machines in a hundred, at worst and at best of both
 * worlds. The draws that agree promise up to 17 points more than that, so that nothing here is called a confidence.
 */
const STUDY: readonly { readonly upToPercent: number; readonly right: readonly [worst: number, best: number] }[] = [
  { upToPercent: 0, right: [91, 97] },
  { upToPercent: 5, right: [83, 97] },
  { upToPercent: 20, right: [71, 89] },
  { upToPercent: 50, right: [53, 73] },
];

/** A flip rate in words: counts and the other size, and what the study found of invented machines with such a rate. */
export function describeFlips({
  flips,
  draws,
  nearest,
}: {
  readonly flips: number;
  readonly draws: number;
  readonly nearest: string | null;
}): string {
  const found = STUDY.find(({ upToPercent }) => flips * 100 <= upToPercent * draws);
  const of =
    found === undefined
      ? 'its days do not decide between sizes'
      : `of invented machines with such a rate ${found.right[0]} % to ${found.right[1]} % had their true size`;
  if (nearest === null) return `all ${draws} draws of its days lead to the same size; ${of}`;
  return `${flips} of ${draws} draws of its days lead to another size, most of them to ${nearest}; ${of}`;
}

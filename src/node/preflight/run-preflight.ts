import { hostname } from 'node:os';
import { countVerdicts, judgeProbe, PROBE_KINDS } from '../../site/index.js';
import type {
  FailureCode,
  Observation,
  PreflightEvidence,
  PreflightPlan,
  Probe,
  ProbeEvidence,
  ProbeKind,
} from '../../site/index.js';

/** How a run is bounded, and what its evidence says of it. */
export interface PreflightRun {
  readonly plan: PreflightPlan;
  readonly site: PreflightEvidence['site'];
  readonly only?: readonly ProbeKind[] | undefined;
  readonly server?: string | undefined;
  /** For one attempt. */
  readonly timeoutMs: number;
  /** For the whole run; what was not tried by then is `notRun`. */
  readonly deadlineMs: number;
  /** Probes under way at once. */
  readonly concurrency: number;
  /** Taken for the present; absent: the clock. */
  readonly at?: string | undefined;
  /** Taken for this machine's name; absent: its own. */
  readonly from?: string | undefined;
  readonly signal?: AbortSignal;
  readonly onProbe?: (done: number, of: number) => void;
}

/** What one probe may use up. */
export interface ProbeLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Carries a plan out and returns what was seen, in the order of the plan whatever ends first. The modules that open connections are
 * loaded here and nowhere else, so that no other command has them. This is evidence of a moment: with `today`, the one place in
 * Portolan that reads the clock; `at` takes its place where a run has to be reproduced.
 *
 * @throws the signal's reason where it was stopped; every connection is closed by then
 */
export async function runPreflight(run: PreflightRun): Promise<PreflightEvidence> {
  const { plan, timeoutMs, deadlineMs, concurrency, site } = run;
  const { observeProbe } = await import('./observe-probe.js');
  const observedAt = run.at ?? new Date().toISOString();
  const deadline = AbortSignal.timeout(deadlineMs);
  const signal = run.signal === undefined ? deadline : AbortSignal.any([run.signal, deadline]);
  const limits: ProbeLimits = { timeoutMs, signal };
  let done = 0;
  const observations = await mapBounded(plan.probes, concurrency, async (probe) => {
    run.signal?.throwIfAborted();
    const seen = deadline.aborted ? notRun(probe) : await observeProbe(probe, limits);
    run.signal?.throwIfAborted();
    done += 1;
    run.onProbe?.(done, plan.probes.length);
    // What the end of the whole run cut short was not tried long enough to be judged.
    return deadline.aborted && isCutShort(seen) ? notRun(probe) : seen;
  });
  const probes = plan.probes.map((probe, index): ProbeEvidence => {
    const observation = observations[index]!;
    return { probe, observation, judgement: judgeProbe(probe, observation, observedAt) };
  });
  return {
    kind: 'portolan-preflight',
    version: 1,
    observedAt,
    observedFrom: run.from ?? hostname(),
    site,
    options: { only: run.only ?? PROBE_KINDS, server: run.server ?? null, timeoutMs, deadlineMs, concurrency },
    counts: countVerdicts(probes),
    probes,
    notChecked: plan.notChecked,
  };
}

const notRun = ({ kind }: Probe): Observation => ({ kind, outcome: 'notRun' });

const CUT_SHORT: readonly FailureCode[] = ['timedOut', 'nameTimedOut'];

function isCutShort(seen: Observation): boolean {
  if (seen.outcome === 'failed') return CUT_SHORT.includes(seen.code);
  return seen.outcome === 'seen' && seen.query.outcome === 'failed' && CUT_SHORT.includes(seen.query.code);
}

/** Maps with at most so many under way; the results stand in the order of the items. The first error ends it. */
async function mapBounded<Item, Result>(
  items: readonly Item[],
  most: number,
  map: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await map(items[index]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
  return results;
}

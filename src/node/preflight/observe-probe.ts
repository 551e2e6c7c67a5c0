import type { Observation, Probe } from '../../site/index.js';
import { observeName } from './observe-name.js';
import { observeProxy, observeTcp } from './observe-connection.js';
import { observeTls } from './observe-tls.js';
import type { ProbeLimits } from './run-preflight.js';

/** Looks at one thing, within its time; a failure is an observation, never an error. */
export function observeProbe(probe: Probe, limits: ProbeLimits): Promise<Observation> {
  switch (probe.kind) {
    case 'dns':
      return observeName(probe, limits);
    case 'tcp':
      return observeTcp(probe, limits);
    case 'tls':
      return observeTls(probe, limits);
    case 'proxy':
      return observeProxy(probe, limits);
  }
}

import type { Judgement, PreflightEvidence, PreflightPlan, Probe } from '../site/index.js';
import { formatCountOf } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';

/** What a probe contacts, in one phrase. */
function targetOf(probe: Probe): string {
  switch (probe.kind) {
    case 'dns':
      return `${probe.name}, asked of ${probe.server ?? 'the system and its DNS servers'}`;
    case 'tcp':
      return `${probe.host}:${probe.port}`;
    case 'tls':
      return `${probe.host}:${probe.port}${probe.via === null ? '' : ` through ${probe.via}`}`;
    case 'proxy':
      return `${probe.proxy}, for a way to ${probe.host}:${probe.port}`;
  }
}

const KIND_WORDS: Readonly<Record<Probe['kind'], string>> = {
  dns: 'look up',
  tcp: 'connect to',
  tls: 'shake hands with',
  proxy: 'ask proxy',
};

const leftLines = ({ notChecked }: Pick<PreflightPlan, 'notChecked'>): readonly string[] =>
  notChecked.length === 0
    ? []
    : ['', 'Not checked', ...notChecked.flatMap(({ what, why }) => wrap(`${what}: ${why}`, 2, 4))];

/** Everything that a run would contact, before it does. */
export function renderPreflightPlan(plan: PreflightPlan): string {
  return joinLines([
    `${formatCountOf(plan.probes.length, 'probe')}; nothing but lookups and handshakes is sent`,
    ...alignRows(
      plan.probes.map((probe) => [KIND_WORDS[probe.kind], targetOf(probe), probe.why]),
      2,
      [],
    ),
    ...leftLines(plan),
  ]);
}

const VERDICT_WORDS: Readonly<Record<Judgement['verdict'], string>> = {
  ok: 'ok',
  failed: 'FAILED',
  unknown: 'unknown',
};

/** What was seen, in the order of the plan, with what to do where something is to be done. */
export function renderPreflightText(evidence: PreflightEvidence): string {
  const { ok, failed, unknown } = evidence.counts;
  return joinLines([
    ...wrap(
      `Seen from ${evidence.observedFrom} at ${evidence.observedAt}: ${ok} ok, ${failed} failed, ${unknown} unknown`,
    ),
    ...evidence.probes.flatMap(({ judgement: { verdict, message, remedy, rule, code } }) => [
      ...wrap(`${VERDICT_WORDS[verdict].padEnd(7)} ${message}`, 2, 10),
      ...(remedy === null ? [] : wrap(`${[code, rule].filter((one) => one !== null).join(', ')}: ${remedy}`, 10, 12)),
    ]),
    ...leftLines(evidence),
    '',
    ...wrap(
      'It holds for this machine and this moment: run it on the appliance itself, as the account of its services.',
    ),
  ]);
}

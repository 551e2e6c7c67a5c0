import type { AssessedMachine } from '../assessment/index.js';
import type { GraphMachine } from '../graph/index.js';
import { matchPart } from './named-part.js';
import { noPlan } from './plan-problems.js';
import type { WaveMachine } from './wave-input.js';
import type { WavePin, WaveSettings } from './wave-settings.js';

type Unplanned = WaveMachine['unplanned'];
type Named = Pick<WaveMachine, 'name' | 'application'>;

/** From the surest way to name a machine to the widest. */
const WAYS: readonly ((pin: WavePin) => WavePin)[] = [
  (pin) => ({ ...pin, machines: pin.machines.filter(isExact), applications: [] }),
  (pin) => ({ ...pin, applications: [] }),
  (pin) => ({ ...pin, machines: [], applications: pin.applications.filter(isExact) }),
  (pin) => ({ ...pin, machines: [] }),
];

const isExact = (name: string): boolean => !name.includes('*') && !name.includes('..');

/**
 * The pin that decides about a machine: one that names the machine itself before a pattern of machines, its application, and a
 * pattern of applications; so a whole application can be pinned, and one machine of it elsewhere.
 *
 * @throws {AssessmentError} `waves/no-plan`: two pins that name it alike want different waves
 */
export function pinOf(settings: WaveSettings): (machine: Named) => WavePin | null {
  const ways = WAYS.map((narrow) => settings.pins.map((pin) => ({ pin, isMeant: matchPart(narrow(pin)) })));
  return (machine) => {
    const meant =
      ways.map((pins) => pins.filter(({ isMeant }) => isMeant(machine))).find((pins) => pins.length > 0) ?? [];
    const [first, ...others] = meant.map(({ pin }) => pin);
    const other = others.find(({ wave }) => wave !== first?.wave);
    if (first !== undefined && other !== undefined) throw contradicting(machine.name, first, other);
    return first ?? null;
  };
}

const placeOf = ({ wave, who, why }: WavePin): string =>
  `${who} ${wave === null ? 'leaves it out' : `pinned it to wave ${wave}`} (${why})`;

const contradicting = (name: string, first: WavePin, other: WavePin): Error =>
  noPlan(
    `two pins contradict each other about ${name}: ${placeOf(first)}, and ${placeOf(other)}`,
    'leave one of them, or name the machine itself in the one that holds for it alone',
    other.at,
  );

const FOUNDATION_REASONS: Readonly<Record<string, string>> = {
  directory: 'it serves the directory: new domain controllers are promoted in Azure before the first wave',
  dns: 'it answers for names: resolvers that know both sides stand in Azure before the first wave',
  firewall: 'it carries the network: gateways and routes of Azure stand before the first wave',
};

function saidOfBlock({ findings, readiness }: AssessedMachine): string {
  const blocking = findings.filter(
    ({ severity, question, accepted }) => severity === 'blocks' && question === 'azure' && accepted === undefined,
  );
  const said = blocking.map(({ rule, message }) => `${message} (${rule})`).join('; ');
  return `it is not ready for Azure: ${said === '' ? readiness.code : said}`;
}

/** What people or the assessment chose in place of moving it; null where something is moved or built. */
function byMethod({ method }: AssessedMachine): Unplanned {
  switch (method.kind) {
    case 'paas':
      return { kind: 'replaced', reason: method.reason };
    case 'retire':
      return { kind: 'retired', reason: method.reason };
    case 'leave':
      return { kind: 'stays', reason: method.reason };
    case 'agentless':
    case 'agentBased':
    case 'rebuild':
    case 'replicateNatively':
    case 'unknown':
      return null;
  }
}

/** A decision to build it anew answers what keeps it from being moved as it is. */
const isBlocked = ({ readiness, method }: AssessedMachine): boolean =>
  readiness.state === 'notReady' && !(method.kind === 'rebuild' && method.decidedBy === 'decision');

/**
 * Why a machine is in no wave; null: it is planned. What was decided about scope and method goes first, then what blocks it, then
 * a pin, and last what it is for: who pins a domain controller to a wave wants it there.
 */
export function deriveUnplanned(
  machine: GraphMachine,
  assessed: AssessedMachine | { readonly outOfScope: string },
  pin: WavePin | null,
): Unplanned {
  if ('outOfScope' in assessed) return { kind: 'outOfScope', reason: assessed.outOfScope };
  const chosen = byMethod(assessed);
  if (chosen !== null) return chosen;
  if (pin?.wave === null) return { kind: 'pinnedOut', reason: `${pin.why} (${pin.who})` };
  if (machine.tier === 'foundation' && pin === null) {
    const said = FOUNDATION_REASONS[machine.role ?? ''] ?? 'it belongs to what everything else stands on';
    const [sign] = machine.roles;
    return { kind: 'foundation', reason: sign === undefined ? said : `${said} (${sign.said})` };
  }
  return isBlocked(assessed) ? { kind: 'blocked', reason: saidOfBlock(assessed) } : null;
}

import type { Candidate, CandidateTerms, Modernisation, ServiceCount } from '../modernisation/index.js';
import { formatCount, formatCountOf, formatShare } from './figures.js';
import { alignRows, joinLines, wrap } from './lines.js';

const INDENT = 2;
/** How many names and machines are listed unless all are asked for. */
const TOLD = 8;

export interface ModernisationTextOptions {
  /** Every machine with its evidence. */
  readonly all: boolean;
}

/** What `portolan paas` shows: counts by service, the stateless tier, then the suggestions of each service. */
export function renderModernisationText(found: Modernisation, { all }: ModernisationTextOptions): string {
  const { counts, services, candidates, rules } = found;
  const headings = ['service', 'suggested', 'high', 'medium', 'low'];
  return joinLines([
    `Services of Azure that could replace machines, region ${found.region}`,
    ...wrap(
      `${formatCountOf(counts.machines, 'machine')}: ${formatCount(counts.suggested)} with a suggestion, ${formatCount(counts.onlyOther)} with weaker candidates or only a machine again, ${formatCount(counts.refused)} refused, ${formatCount(counts.unmatched)} about which there is no rule, ${formatCount(counts.unknown)} of which nothing tells what they are for`,
    ),
    ...connectionLines(found),
    ...answerLines(found),
    '',
    ...alignRows([headings, ...services.map(serviceRow)], INDENT, [1, 2, 3, 4]),
    '',
    ...tierLines(found, all),
    ...services.flatMap((service) => serviceLines(service, { candidates, rules, all })),
    ...refusedLines(found, all),
    ...missingLines(found, all),
    ...(all ? [] : ['', '--all lists every machine with its evidence; --json has everything']),
  ]);
}

/** How many suggestions were answered, and each answer to one that was not made: nothing that people decided goes missing. */
function answerLines({ counts, answeredWithoutSuggestion: without }: Modernisation): readonly string[] {
  const { accepted, declined } = counts;
  if (accepted + declined + without.length === 0) return [];
  const rest = without.length === 0 ? '' : `, ${formatCount(without.length)} answered without a suggestion`;
  return [
    `answered: ${formatCount(accepted)} accepted, ${formatCount(declined)} declined${rest}`,
    ...without.flatMap(({ id, answer, reasons }) =>
      wrap(`${id}: ${answer}, and not suggested: ${reasons.join('; ')}`, INDENT, INDENT + 2),
    ),
  ];
}

const serviceRow = ({ name, kind, high, medium, low, suggested }: ServiceCount): readonly string[] => [
  name,
  kind === 'vm' ? 'a machine' : formatCount(suggested),
  ...[high, medium, low].map(formatCount),
];

function connectionLines({ connections }: Modernisation): readonly string[] {
  if (connections === null)
    return wrap('no export of connections was given: all rests on tags, notes and names, which are weak signs');
  const { read, used, repeated, skipped } = connections;
  return [
    `connections: ${formatCountOf(read, 'row')} read, ${formatCount(used)} used, ${formatCount(repeated)} repeated, ${formatCount(skipped)} skipped`,
  ];
}

const listed = (names: readonly string[], all: boolean): string =>
  all || names.length <= TOLD
    ? names.join(', ')
    : `${names.slice(0, TOLD).join(', ')} and ${formatCount(names.length - TOLD)} more`;

function tierLines({ statelessTier: tier }: Modernisation, all: boolean): readonly string[] {
  if (tier.machines === 0) return [];
  const named = (words: string, names: readonly string[]): readonly string[] =>
    names.length === 0
      ? []
      : wrap(`${words} (${formatCount(names.length)}): ${listed(names, all)}`, INDENT, INDENT + 2);
  return [
    `The stateless tier (web servers, gateways, jump hosts): ${formatCount(tier.suggested.length)} of ${formatCountOf(tier.machines, 'machine')} (${formatShare(tier.suggested.length, tier.machines)}) could become services and never move`,
    ...named('suggested', tier.suggested),
    ...named('only with low confidence', tier.low),
    ...named('nothing suggested', tier.none),
  ];
}

function serviceLines(
  { service, name, kind }: ServiceCount,
  {
    candidates,
    rules,
    all,
  }: { readonly candidates: readonly Candidate[]; readonly rules: readonly CandidateTerms[]; readonly all: boolean },
): readonly string[] {
  const own = candidates.filter((one) => one.service === service);
  const shown = all ? own : own.filter(({ isSuggested }) => isSuggested || kind === 'vm');
  if (shown.length === 0) return [];
  const terms = rules.filter(({ rule }) => shown.some((one) => one.rule === rule));
  return [
    '',
    name,
    ...terms.flatMap((one) => termLines(one)),
    ...(all ? shown.flatMap(candidateLines) : briefLines(shown)),
  ];
}

function termLines({
  note,
  caveats,
  codeChange,
  needsContainers,
  toFindOut,
  source,
}: CandidateTerms): readonly string[] {
  const work = [
    ...(codeChange === null ? [] : [`changes to programs: ${codeChange}`]),
    ...(needsContainers ? ['container images'] : []),
  ];
  const say = (text: string): readonly string[] => wrap(text, INDENT, INDENT + 2);
  return [
    ...(note === null ? [] : say(`note: ${note}`)),
    ...caveats.flatMap((caveat) => say(`caveat: ${caveat}`)),
    ...(work.length === 0 ? [] : say(`needs: ${work.join('; ')}`)),
    ...toFindOut.flatMap(({ label, howToGet }) => say(`to find out: ${label}: ${howToGet}`)),
    ...say(`source: ${source}`),
  ];
}

/** Machines by application, so that hundreds of them stay readable. */
function briefLines(shown: readonly Candidate[]): readonly string[] {
  const groups = new Map<string, Candidate[]>();
  for (const one of shown) {
    const key = `${one.machine.application ?? 'no application'}, ${one.confidence}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].flatMap(([key, group]) => {
    const names = listed(
      group.map(({ machine }) => machine.name),
      false,
    );
    return [...wrap(`${key}: ${names}`, INDENT, INDENT + 2), ...groupReasons(group)];
  });
}

/** What speaks for a group and stands in its way: of one of its machines, by its name, where the others have other figures. */
function groupReasons(group: readonly Candidate[]): readonly string[] {
  const { machine, evidence, inTheWay } = group[0]!;
  const because = `because ${evidence.join('; ')}`;
  const ways = inTheWay.map((text) => `in the way: ${text}`);
  const own = JSON.stringify([evidence, inTheWay]);
  const isSharedByAll = group.every((one) => JSON.stringify([one.evidence, one.inTheWay]) === own);
  if (isSharedByAll) return [because, ...ways].flatMap((text) => wrap(text, INDENT + 2, INDENT + 4));
  return [
    ...wrap(`for example ${machine.name}: ${because}`, INDENT + 2, INDENT + 4),
    ...ways.flatMap((text) => wrap(text, INDENT + 4, INDENT + 6)),
  ];
}

function candidateLines({
  id,
  confidence,
  isSuggested,
  answer,
  finding,
  remedy,
  evidence,
  inTheWay,
}: Candidate): readonly string[] {
  const state = answer ?? (isSuggested ? 'suggested' : 'candidate');
  return [
    ...wrap(`${id}: ${confidence}, ${state}`, INDENT, INDENT + 2),
    ...wrap(finding, INDENT + 2, INDENT + 4),
    ...evidence.flatMap((text) => wrap(`because ${text}`, INDENT + 2, INDENT + 4)),
    ...inTheWay.flatMap((text) => wrap(`in the way: ${text}`, INDENT + 2, INDENT + 4)),
    ...wrap(`to do: ${remedy}`, INDENT + 2, INDENT + 4),
  ];
}

function refusedLines({ refused }: Modernisation, all: boolean): readonly string[] {
  if (refused.length === 0) return [];
  const shown = all ? refused : refused.slice(0, TOLD);
  return [
    '',
    `Nothing is suggested for ${formatCountOf(refused.length, 'machine')}, although something speaks for it`,
    ...shown.flatMap(({ machine, reasons }) => wrap(`${machine.name}: ${reasons.join('; ')}`, INDENT, INDENT + 2)),
    ...(shown.length < refused.length
      ? [`${' '.repeat(INDENT)}and ${formatCount(refused.length - shown.length)} more`]
      : []),
  ];
}

function missingLines({ missing }: Modernisation, all: boolean): readonly string[] {
  if (missing === null) return [];
  return [
    '',
    ...wrap(`Unknown of ${formatCountOf(missing.machines.length, 'machine')}: ${missing.label}`),
    ...wrap(listed(missing.machines, all), INDENT),
    ...wrap(`how to get it: ${missing.howToGet}`, INDENT),
  ];
}

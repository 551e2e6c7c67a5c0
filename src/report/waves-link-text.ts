import { cutsAfter, operationsAfter, outsideAfter } from '../waves/index.js';
import type { CutDependency, ExtendedService, OutsideDependency, WaveBoundary, WavePlan } from '../waves/index.js';
import { formatCount, formatCountOf } from './figures.js';
import { wrap } from './lines.js';
import {
  askedWords,
  ASSUMED_WORDS,
  callsWords,
  EXTENDED_WORDS,
  hasAssumed,
  isQuiet,
  outsideWords,
  partyWords,
  portsWords,
  portWords,
  untilWords,
  waveNamesOf,
} from './waves-words.js';
import type { namesOf } from './waves-words.js';

const INDENT = 2;
const MOST_PORTS = 10;
const MOST_PARTIES = 3;

interface Context {
  readonly plan: WavePlan;
  readonly all: boolean;
  readonly nameOf: ReturnType<typeof namesOf>;
}

const listed = (items: readonly string[], all: boolean, most: number): string =>
  all || items.length <= most
    ? items.join(', ')
    : `${items.slice(0, most).join(', ')} and ${formatCount(items.length - most)} more`;

/** What was extended, and what has to be let through after each wave. */
export const linkLines = (context: Context): readonly string[] => [
  'What has to work across the link',
  ...context.plan.extended.flatMap(extendedLines),
  ...context.plan.boundaries.flatMap((one) => boundary(one, context)),
  ...(hasAssumed(context.plan) ? wrap(ASSUMED_WORDS, INDENT, INDENT + 2) : []),
];

function extendedLines(one: ExtendedService): readonly string[] {
  const { role, words, betweenSites, source } = one;
  const ports = betweenSites.map((between) => `${portsWords(between)} ${between.service}`);
  return [
    ...wrap(`${EXTENDED_WORDS[role]}, extended: ${askedWords(one)}`, INDENT, INDENT + 2),
    ...wrap(words, INDENT + 2, INDENT + 4),
    ...(ports.length === 0 ? [] : wrap(`between the sites: ${ports.join(', ')}`, INDENT + 2, INDENT + 4)),
    ...wrap(`(${source})`, INDENT + 2, INDENT + 4),
  ];
}

function boundary(one: WaveBoundary, context: Context): readonly string[] {
  const { after, days, dependencies, pairs, firewall } = one;
  const { plan, all } = context;
  const until = untilWords(days);
  const wave = waveNamesOf(plan)(after);
  if (isQuiet(one)) return wrap(`after ${wave}, ${until}: nothing`, INDENT, INDENT + 2);
  const between =
    dependencies === 0
      ? 'no dependency between machines of the inventory'
      : `${formatCountOf(dependencies, 'dependency', 'dependencies')} of ${formatCountOf(pairs, 'pair')} of machines; ${callsWords(one)}`;
  return [
    ...wrap(`after ${wave}, ${until}: ${between}`, INDENT, INDENT + 2),
    ...(['toAzure', 'toSite'] as const).flatMap((direction) => {
      const rules = firewall.filter((rule) => rule.direction === direction);
      if (rules.length === 0) return [];
      const where = direction === 'toAzure' ? 'let into Azure' : 'let into the site';
      const ports = rules.map(
        (rule) => `${portWords(rule)} (${formatCount(rule.clients)} to ${formatCount(rule.servers)})`,
      );
      return wrap(`${where}: ${listed(ports, all, MOST_PORTS)}`, INDENT + 2, INDENT + 4);
    }),
    ...(all ? cutsAfter(plan, after).flatMap((cut) => wrap(cutWords(cut, context), INDENT + 4, INDENT + 6)) : []),
    ...outsideLines(one, context),
    ...operationsLines(one, context),
  ];
}

function cutWords(cut: CutDependency, { plan, nameOf }: Context): string {
  const { client, server, product, connectionsPerDay, until } = cut;
  const what = product === null ? '' : ` ${product}`;
  const often =
    connectionsPerDay === null ? '' : `, ${formatCount(Math.ceil(connectionsPerDay))} on a day on which it is seen`;
  const end = until === null ? ', with no end' : `, until ${waveNamesOf(plan)(until)}`;
  return `${nameOf(client)} -> ${nameOf(server)} ${portWords(cut)}${what}${often}${end}`;
}

function outsideLines({ after, outside }: WaveBoundary, { plan, all, nameOf }: Context): readonly string[] {
  const own = outsideAfter(plan, after);
  const kinds = new Map(outside.map((rule) => [`${rule.direction} ${rule.where}`, rule]));
  return [...kinds.values()].flatMap((kind) => {
    const parties = own.filter(({ direction, where }) => direction === kind.direction && where === kind.where);
    const lines = [...new Set(parties.map((one) => `${partyWords(one)} ${portWords(one)}`))];
    return [
      ...wrap(`${outsideWords(kind)}: ${listed(lines, all, MOST_PARTIES)}`, INDENT + 2, INDENT + 4),
      ...(all ? parties.flatMap((one) => wrap(outsideLine(one, nameOf), INDENT + 4, INDENT + 6)) : []),
    ];
  });
}

function outsideLine(one: OutsideDependency, nameOf: Context['nameOf']): string {
  const { machine, direction, product, isStateful } = one;
  const [from, to] = direction === 'asks' ? [nameOf(machine), partyWords(one)] : [partyWords(one), nameOf(machine)];
  const keeps = isStateful ? ', keeps data' : '';
  return `${from} -> ${to} ${portWords(one)}${product === null ? '' : ` ${product}`}${keeps}`;
}

function operationsLines({ after, operations }: WaveBoundary, { plan, all, nameOf }: Context): readonly string[] {
  if (operations.length === 0) return [];
  const rules = [...new Map(operations.map(({ rule, words }) => [rule, words]))];
  const kinds = rules.map(([rule, words]) => {
    const own = operations.filter((one) => one.rule === rule);
    return `${words} (${listed([...new Set(own.map(portWords))], all, MOST_PORTS)})`;
  });
  return [
    ...wrap(`besides, in no cost: ${kinds.join(', ')}`, INDENT + 2, INDENT + 4),
    ...(all
      ? operationsAfter(plan, after).flatMap(({ client, server, rule, ...port }) =>
          wrap(`${nameOf(client)} -> ${nameOf(server)} ${portWords(port)}, ${rule}`, INDENT + 4, INDENT + 6),
        )
      : []),
  ];
}

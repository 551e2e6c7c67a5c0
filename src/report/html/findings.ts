import type { AssessedMachine, Assessment, OutOfScopeMachine } from '../../assessment/index.js';
import { compareText } from '../../model/index.js';
import type { Finding, Question } from '../../readiness/index.js';
import { formatCountOf } from '../figures.js';
import { given, html, late, nothing } from '../html.js';
import type { Html, PageLanguage } from '../html.js';
import { acceptedWords, FINDING_SEVERITIES, FINDING_SEVERITY_WORDS, POWER_WORDS, QUESTION_WORDS } from '../words.js';
import { dataIsland, fold, machineAnchor, machineName, section, severityMark } from './parts.js';

/** A page of machines helps, a book of them does not: the table filters them. */
const MOST_LISTED = 40;

/** Rules' machines for the table, as steps from one place to the next: small numbers pack well. */
function tableGroups(
  groups: readonly RuleGroup[],
  words: PageLanguage['words'],
): readonly { readonly title: string; readonly steps: readonly number[] }[] {
  const short = groups.map(({ first }) => shortTitle(first));
  return groups.map(({ first, places }, index) => {
    const alike = groups.filter((_, other) => short[other] === short[index]);
    const machines = [...new Set(places.map(({ index: place }) => place))];
    return {
      title: [short[index]!, ...apart(first, alike)].map(words).join(' · '),
      steps: machines.map((machine, place) => machine - (machines[place - 1] ?? 0)),
    };
  });
}

const shortTitle = ({ severity, rule, accepted }: Finding): string =>
  `${FINDING_SEVERITY_WORDS[severity]}: ${rule}${accepted === undefined ? '' : ', accepted'}`;

/** What tells a finding from others of its severity and rule: the question it answers, or who accepted it. */
function apart(first: Finding, alike: readonly RuleGroup[]): readonly string[] {
  const questions = new Set(alike.map((other) => other.first.question));
  const sameQuestion = alike.filter((other) => other.first.question === first.question);
  return [
    ...(questions.size > 1 ? [`${QUESTION_WORDS[first.question]}?`] : []),
    ...(sameQuestion.length > 1 ? [acceptedWords(first)] : []),
  ];
}

interface Place {
  readonly index: number;
  readonly machine: AssessedMachine;
  readonly anchor: string;
  readonly finding: Finding;
}

interface RuleGroup {
  readonly first: Finding;
  readonly places: Place[];
}

const QUESTIONS: readonly Question[] = ['azure', 'migration', 'protection', 'security'];

/** Where the findings on a question stand. */
const findingsAnchor = (question: Question): string => `findings-${question}`;

export const FINDINGS_ANCHORS: readonly string[] = QUESTIONS.map(findingsAnchor);

/** What stands in the way, question by question and rule by rule: worst first, then the most machines, then by name. */
export const renderFindings = ({ machines }: Assessment): Html => {
  const groups = groupByRule(machines);
  return section(
    'findings',
    'Readiness by rule',
    groups.length === 0
      ? html`<p class="quiet">${machines.length === 0 ? 'No machine is in scope.' : 'No rule found anything.'}</p>`
      : html`${QUESTIONS.map((question) => questionPart(question, groups))}${late(({ words }) =>
          dataIsland('finding-groups', tableGroups(groups, words)),
        )}`,
  );
};

/** The rules of one question: what decides is open, what is only good to know or accepted is folded. */
function questionPart(question: Question, groups: readonly RuleGroup[]): Html {
  const own = groups.map((group, index) => ({ group, index })).filter(({ group }) => group.first.question === question);
  const isQuiet = ({ group: { first } }: (typeof own)[number]): boolean =>
    first.severity === 'informs' || first.accepted !== undefined;
  const shown = own.filter((one) => !isQuiet(one));
  const quiet = own.filter(isQuiet);
  const rules = (some: typeof own): Html =>
    html`<div class="rules">${some.map(({ group, index }) => rule(group, index))}</div>`;
  return html`<h3 id="${findingsAnchor(question)}" class="part">${QUESTION_WORDS[question]}?</h3>
    <p class="lead">${tallyOf(own.map(({ group }) => group))}</p>
    ${shown.length === 0 ? nothing : rules(shown)}
    ${quiet.length === 0 ? nothing : fold(`${formatCountOf(quiet.length, 'rule')} good to know or accepted`, rules(quiet))}`;
}

/** Of each severity how many rules found something, and about how many machines. */
function tallyOf(groups: readonly RuleGroup[]): string {
  const told = FINDING_SEVERITIES.flatMap((severity) => {
    const own = groups.filter(({ first }) => first.severity === severity && first.accepted === undefined);
    const machines = new Set(own.flatMap(({ places }) => places.map(({ index }) => index)));
    return own.length === 0
      ? []
      : [
          `${FINDING_SEVERITY_WORDS[severity]}: ${formatCountOf(own.length, 'rule')}, ${formatCountOf(machines.size, 'machine')}`,
        ];
  });
  return told.length === 0 ? 'No rule found anything that stands.' : `${told.join('. ')}.`;
}

/**
 * A rule that answers with two severities makes two groups: what blocks one machine may only inform about another. What is accepted
 * is a group of its own, behind what stands.
 */
function groupByRule(machines: readonly AssessedMachine[]): readonly RuleGroup[] {
  const groups = new Map<string, RuleGroup>();
  machines.forEach((machine, index) => {
    for (const finding of machine.findings) {
      const key = `${finding.question} ${finding.severity} ${finding.rule} ${acceptedWords(finding)}`;
      const group = groups.get(key) ?? { first: finding, places: [] };
      group.places.push({ index, machine, anchor: machineAnchor(index), finding });
      groups.set(key, group);
    }
  });
  const rank = ({ first }: RuleGroup): number =>
    FINDING_SEVERITIES.indexOf(first.severity) + (first.accepted === undefined ? 0 : FINDING_SEVERITIES.length);
  return [...groups.values()].sort(
    (left, right) =>
      rank(left) - rank(right) ||
      right.places.length - left.places.length ||
      compareText(left.first.rule, right.first.rule) ||
      QUESTIONS.indexOf(left.first.question) - QUESTIONS.indexOf(right.first.question) ||
      compareText(acceptedWords(left.first), acceptedWords(right.first)),
  );
}

function rule({ first, places }: RuleGroup, group: number): Html {
  const remedies = new Set(places.map(({ finding }) => finding.remedy));
  const isAlike = remedies.size === 1;
  const affected = new Set(places.map(({ anchor }) => anchor)).size;
  return html`<article class="rule">
    <h4>
      ${severityMark(first.severity)} <code>${first.rule}</code>
      <span class="tally">${formatCountOf(affected, 'machine')}</span>
    </h4>
    <p>${places.length === 1 ? '' : 'For instance: '}${first.message}</p>
    <p class="remedy">${first.remedy}${isAlike ? '' : ' (for that machine; the others have their own below)'}</p>
    <p class="source">${given(first.source)}</p>
    ${first.accepted === undefined ? nothing : html`<p><b>${acceptedWords(first)}</b></p>`}
    ${fold(`Show ${formatCountOf(affected, 'machine')}`, affectedMachines(places.slice(0, MOST_LISTED), isAlike))}
    ${places.length <= MOST_LISTED ? nothing : html`<p class="more">${formatCountOf(places.length - MOST_LISTED, 'more machine')}: <a href="#finding-${group}">all of them in the table</a>, and in assessment.json.</p>`}
  </article> `;
}

/** Where every machine hears the same, its name says it all. */
function affectedMachines(places: readonly Place[], hasOneRemedy: boolean): Html {
  const link = ({ machine, anchor }: Place): Html => html`<a href="#${anchor}">${machineName(machine.name)}</a>`;
  const isAlike = hasOneRemedy && places.every(({ finding }) => finding.message === places[0]?.finding.message);
  if (isAlike)
    return html`<p class="names">${places.map((place, index) => html`${index === 0 ? '' : ', '}${link(place)}`)}</p>`;
  return html`<ul class="plain">
    ${places.map(
      (place) =>
        html`<li>
          ${link(place)}
          ${place.finding.message}${hasOneRemedy ? nothing : html`<span class="remedy">${place.finding.remedy}</span>`}
        </li>`,
    )}
  </ul>`;
}

/** A page of machines out of scope helps, a book of them does not. */
const MOST_OUT_OF_SCOPE = 200;

/** What was found and left out on purpose. */
export const renderOutOfScope = ({ outOfScope }: Assessment): Html =>
  section(
    'out-of-scope',
    'Out of scope',
    outOfScope.length === 0
      ? html`<p class="quiet">Every machine found is in scope.</p>`
      : html`<table class="listing">
            <thead>
              <tr>
                <th scope="col">Machine</th>
                <th scope="col">Power</th>
                <th scope="col">Reason</th>
              </tr>
            </thead>
            <tbody>
              ${outOfScope.slice(0, MOST_OUT_OF_SCOPE).map(outOfScopeRow)}
            </tbody>
          </table>
          ${outOfScope.length <= MOST_OUT_OF_SCOPE ? nothing : html`<p class="caveat">And ${formatCountOf(outOfScope.length - MOST_OUT_OF_SCOPE, 'more machine')}, in assessment.json.</p>`}`,
  );

const outOfScopeRow = ({ name, power, reason }: OutOfScopeMachine): Html =>
  html`<tr>
    <th scope="row">${machineName(name)}</th>
    <td data-label="Power">${POWER_WORDS[power]}</td>
    <td data-label="Reason">${reason}</td>
  </tr> `;

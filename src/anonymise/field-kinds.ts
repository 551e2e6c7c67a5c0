/** What a name is of. Each kind has pseudonyms of its own. */
export type NameKind =
  | 'machine'
  | 'id'
  | 'host'
  | 'cluster'
  | 'datacenter'
  | 'manager'
  | 'datastore'
  | 'application'
  | 'group'
  | 'network'
  | 'subnet'
  | 'securityGroup'
  | 'rule'
  | 'party'
  | 'link'
  | 'domain'
  | 'person'
  | 'note'
  | 'file'
  | 'sheet'
  | 'column'
  | 'device'
  | 'criticality'
  | 'policy'
  | 'priceSheet'
  | 'account'
  | 'pattern'
  | 'hardware'
  | 'text';

/**
 * What the strings of a field are. `fixed`: of our own or Azure's vocabulary, never touched. `words`: sentences of our own that no name goes into;
 * names that are no plain word are replaced all the same. `sentence`: may name anything; what is not listed is one. `list`: machines as
 * people write them. `columns`: of files of samples, with disks and NICs in brackets. All else: a name, replaced whole.
 */
export type FieldKind = 'fixed' | 'words' | 'sentence' | 'list' | 'columns' | NameKind;

const fields = (kind: FieldKind, names: string): readonly (readonly [string, FieldKind])[] =>
  names
    .trim()
    .split(/\s+/u)
    .map((name) => [name, kind]);

/**
 * By the end of the path, longest first: `groups.runs.groups.name`, `machines.name`, `name`. Places in lists are left out. A test holds this table
 * against the schemas: whatever they restrict to certain values must be `fixed` here.
 */
const KINDS: ReadonlyMap<string, FieldKind> = new Map([
  ...fields(
    'fixed',
    `access advice applicationBy appliances architecture asOf assessmentSha256 at batch batches.id blackouts boundBy burstable by catalogueSha256 checks.id
    choice code computeLimits conditions.id confidence cost.lines.id criticalPath currency cutover cutovers cycleRule date day days
    days.day decidedBy design direction displayName due edition egress engine engine.name environment environments events.after events.id
    exclusiveBy fallback figures findings firmware firstCutover from generation groups.runs.groups.name groups.runs.name how inAzure
    inputs.kind joint keepNoise kind last lastSeen level limit localFrom localTo made method migration missingPerformance mode month need.basis
    need.missing newest nextCheaper.name nextDown.name nextUp.name noiseRule nonProduction notMeasured nvmeOnly oldest osFamily part
    concurrency.basis disks.basis failback.groups.platform target.rules.basis target.operations.basis target.later.basis peakAt percentileMethod planned plan pointStorage points policySha256 ports poweredOff power priceDate product
    production profile protection protocol protocols purpose quantity question readiness readsAndWrites recommended redundancy region
    regions region.name refused.nearest.name refused.cheapest.name resource retiring role rule rules.name runs.after sampledFrom sampledTo schemaVersion security series
    series.name seriesExcluded severity sha256 sign size size.name sizeBasis sizes source state status strategy templates temporaryDisk terms
    tier tiers to type ultraSizes unchecked unit unknown unknownEnvironment until usersZone version via way when
    where window windows2008On32Bit worstAt zone hyperv vmware physical actions.scope before.scope after.scope before.when after.when windowBy`,
  ),
  ...fields(
    'words',
    `assumption cleanUp condition cheapest.why coresSteps.text distance entriesSaid evidenceFormat failOverBasis
    findings.remedy hydrateBasis iopsSteps.text label lines measures.how measures.what memorySteps.text nearest.why networkSteps.text notIncluded note
    os policyWords recognisedBy recommended.said skippedBecause.reason commands.purpose startBasis text throughputSteps.text tool
    totalIopsSteps.text totalThroughputSteps.text undo unsized.remedy verdicts.said words working clientProcesses serverProcesses
    bandwidth.recommended check egressSaid extended.betweenSites.service groups.name disks.reason cost.lines.words`,
  ),
  ...fields(
    'sentence',
    `checklist.items.from checklist.items.to subnets.from recorded.scope cost.lines.source lines.priceSource disks.priceSource actions.lines before.lines
    after.lines problems.message problems.remedy leftOut.message leftOut.remedy`,
  ),
  ...fields(
    'id',
    `machines.id outOfScope.id unplanned.id unreplicated.id affects unseen movesWith askedBy unknownBytes machinesWithUnknownBytes machine
    client server machines functions.groups.hosts functions.groups.serve functions.groups.ask`,
  ),
  ...fields(
    'machine',
    'machines.name outOfScope.name unplanned.name unreplicated.name backTest.refused.name entries ways.except conditions.except',
  ),
  ...fields('list', 'decisions.machines actions.machines pins.machine pins.machines settings.leftOut.machine'),
  ...fields('columns', 'columnsUsed'),
  ...fields('host', 'host'),
  ...fields('cluster', 'cluster'),
  ...fields('datacenter', 'datacenter'),
  ...fields('manager', 'manager appliances.serves'),
  ...fields('datastore', 'datastores.name'),
  ...fields('application', 'application applications graph.groups.name availability.service subject'),
  ...fields('group', 'availabilityGroups.name'),
  ...fields('subnet', 'subnets.name subnet vnet.name vnet'),
  ...fields('securityGroup', 'securityGroups.name securityGroup'),
  ...fields('rule', 'target.rules.name target.operations.name'),
  ...fields('party', 'party endpoints.name dns.name'),
  ...fields('link', 'links.name appliances.name'),
  ...fields('person', 'who'),
  ...fields(
    'note',
    `accepted.why decisions.why pins.why freezes.why freezes.name instead actions.title elements.mtbfHours.basis elements.mttrHours.basis
    elements.availabilityPercent.basis elements.needed.basis settings.failback.platform`,
  ),
  ...fields('file', 'file assessmentInputs'),
  ...fields('sheet', 'sheet sheets.name'),
  ...fields('column', 'columnsIgnored countersIgnored.name'),
  ...fields('device', 'disk need.disks.name disks.name charts.lines.name'),
  ...fields('criticality', 'criticality'),
  ...fields('policy', 'policy.name policyName backTest.policy policy.description'),
  ...fields('priceSheet', 'priceSheet'),
  ...fields('account', 'cacheAccounts.name project'),
  // Ends that would be taken for another kind by their last name alone.
  ...fields('sentence', 'target.dns.after target.dns.now recovery.settings.elements.name findings.message leftOut.at'),
  ...fields('fixed', 'backTest.rules.name waves.machines.criticality extended.source findings.source target.type'),
]);

const known = new Map<string, FieldKind>();

/** What the strings at a path are: names of fields from the document on, those of lists once: `assessment.machines.findings.rule`. */
export function fieldKind(path: readonly string[]): FieldKind {
  const whole = path.join('.');
  const before = known.get(whole);
  if (before !== undefined) return before;
  let kind: FieldKind = 'sentence';
  for (let from = Math.max(0, path.length - 5); from < path.length; from += 1) {
    const found = KINDS.get(path.slice(from).join('.'));
    if (found === undefined) continue;
    kind = found;
    break;
  }
  known.set(whole, kind);
  return kind;
}

/** What a column of a plan means to us. */
export type PlanField = 'machine' | 'id' | 'application' | 'wave' | 'waveName' | 'cutover';

/** Headers without case, spaces and signs, the surest first. */
const HEADERS: Readonly<Record<PlanField, readonly string[]>> = {
  machine: [
    ...['machine', 'machinename', 'vm', 'vmname', 'server', 'servername', 'workload', 'workloadname', 'hostname'],
    ...['inventorydisplayname', 'name'],
  ],
  id: ['id', 'machineid', 'uuid', 'vmuuid', 'armid', 'machinearmid', 'associatedinventoryresourceid'],
  application: ['application', 'applicationname', 'app', 'applicationdisplayname'],
  wave: [
    ...[
      'wave',
      'wavenumber',
      'waveno',
      'migrationwave',
      'movegroup',
      'batch',
      'migrationbatch',
      'phase',
      'migrationphase',
    ],
    ...['tranche', 'associatedwaveid'],
  ],
  waveName: ['wavename', 'wavedisplayname'],
  cutover: [
    ...['cutover', 'cutoverdate', 'cutoverday', 'migrationdate', 'movedate', 'plannedcompletiondate', 'plannedend'],
    ...['plannedstartdate', 'plannedstart', 'date'],
  ],
};

/** The words that are looked for, for whoever has to rename a column. */
export const PLAN_WORDS: Readonly<Record<'machine' | 'wave', readonly string[]>> = {
  machine: HEADERS.machine,
  wave: HEADERS.wave.filter((word) => word !== 'associatedwaveid'),
};

const FIELDS = Object.keys(HEADERS) as readonly PlanField[];

/** Columns that the CSV of a plan of ours adds to tell why, and that are made anew with every plan. */
export const TOLD_COLUMNS: readonly string[] = [
  ...['status', 'environment', 'criticality', 'role', 'tier', 'movesWith', 'zone', 'method', 'readiness'],
  ...['complexity', 'hours', 'transferBytes', 'why'],
];

/** What makes a file one of ours: the first columns of a plan's CSV, in this order. */
export const OWN_COLUMNS: readonly string[] = ['machine', 'id', 'wave', 'waveName', 'cutover', 'application'] as const;

const plain = (header: string): string => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Which column holds what, by place. */
export interface PlanColumns {
  readonly places: ReadonlyMap<PlanField, number>;
  readonly isOwn: boolean;
  /** Of the columns that are kept as they are: place and header as printed. */
  readonly extra: readonly { readonly place: number; readonly header: string }[];
}

/**
 * Whether a line is the header of a plan: it has to name a wave, and what moves in it. Null where it does not.
 *
 * @param header as printed, one text for each cell
 */
export function planColumns(header: readonly string[]): PlanColumns | null {
  const words = header.map(plain);
  const places = new Map<PlanField, number>();
  const taken = new Set<number>();
  for (const field of FIELDS) {
    const word = HEADERS[field].find((one) => words.some((cell, place) => cell === one && !taken.has(place)));
    if (word === undefined) continue;
    const place = words.findIndex((cell, index) => cell === word && !taken.has(index));
    places.set(field, place);
    taken.add(place);
  }
  const namesWave = places.has('wave') || places.has('waveName');
  if (!namesWave || !(places.has('machine') || places.has('id') || places.has('application'))) return null;
  const isOwn = OWN_COLUMNS.every((name, place) => header[place]?.trim() === name);
  const told: ReadonlySet<string> = new Set(isOwn ? TOLD_COLUMNS : []);
  const extra = header.flatMap((text, place) =>
    taken.has(place) || text.trim() === '' || told.has(text.trim()) ? [] : [{ place, header: text.trim() }],
  );
  return { places, isOwn, extra };
}

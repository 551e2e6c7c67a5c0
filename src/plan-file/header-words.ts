/** What a column of a plan means to us. */
export type PlanField = 'machine' | 'id' | 'application' | 'wave' | 'waveName' | 'cutover';

/** Headers in English, without case, spaces and signs, the surest first. */
const ENGLISH: Readonly<Record<PlanField, readonly string[]>> = {
  machine: [
    ...['machine', 'machinename', 'vm', 'vmname', 'server', 'servername', 'workload', 'workloadname', 'hostname'],
    ...['inventorydisplayname', 'name'],
  ],
  id: ['id', 'machineid', 'uuid', 'vmuuid', 'armid', 'machinearmid', 'associatedinventoryresourceid'],
  application: ['application', 'applicationname', 'app', 'applicationdisplayname'],
  wave: [
    ...['wave', 'wavenumber', 'waveno', 'migrationwave', 'movegroup', 'batch', 'migrationbatch', 'phase'],
    ...['migrationphase', 'tranche', 'associatedwaveid'],
  ],
  waveName: ['wavename', 'wavedisplayname'],
  cutover: [
    ...['cutover', 'cutoverdate', 'cutoverday', 'plannedcutover', 'plannedcutoverdate', 'golive', 'golivedate'],
    ...['migrationdate', 'movedate', 'plannedcompletiondate', 'plannedend', 'plannedstartdate', 'plannedstart', 'date'],
  ],
};

/** The same in Chinese, simplified and traditional. */
const CHINESE: Readonly<Record<PlanField, readonly string[]>> = {
  machine: [
    ...['服务器', '服务器名', '服务器名称', '主机', '主机名', '主机名称', '虚拟机', '虚拟机名', '虚拟机名称'],
    ...['机器', '机器名', '机器名称', '伺服器', '伺服器名稱', '主機', '主機名稱', '虛擬機', '虛擬機名稱', '機器名稱'],
  ],
  id: ['机器编号', '虚拟机编号', '服务器编号'],
  application: ['应用', '应用名', '应用名称', '应用系统', '业务系统', '系统名称', '應用', '應用名稱', '應用系統'],
  wave: ['批次', '迁移批次', '波次', '迁移波次', '阶段', '迁移阶段', '遷移批次', '遷移波次', '遷移階段'],
  waveName: ['批次名称', '波次名称', '批次名稱', '波次名稱'],
  cutover: [
    ...['割接日期', '割接时间', '切换日期', '切换时间', '迁移日期', '迁移时间', '计划日期', '日期'],
    ...['割接日', '切換日期', '遷移日期', '計劃日期'],
  ],
};

/** The same in German, French and Spanish. */
const EUROPEAN: Readonly<Record<PlanField, readonly string[]>> = {
  machine: [
    'rechner',
    'rechnername',
    'maschine',
    'serveur',
    'nomduserveur',
    'servidor',
    'nombredelservidor',
    'máquina',
  ],
  id: [],
  application: ['anwendung', 'applikation', 'nomdelapplication', 'aplicación'],
  wave: ['welle', 'migrationswelle', 'vague', 'vaguedemigration', 'lot', 'lotdemigration', 'ola', 'oleada', 'lote'],
  waveName: ['wellenname', 'nomdelavague', 'nombredelaola'],
  cutover: [
    ...['umschaltung', 'umzugstermin', 'migrationsdatum', 'termin', 'datum'],
    ...['datedebascule', 'datedemigration', 'fechademigración', 'fechadecorte', 'fecha'],
  ],
};

export const FIELDS: readonly PlanField[] = Object.keys(ENGLISH) as readonly PlanField[];

/** Headers of any language, the surest first. */
export const headersOf = (field: PlanField): readonly string[] => [
  ...ENGLISH[field],
  ...CHINESE[field],
  ...EUROPEAN[field],
];

/** The words that are looked for, for whoever has to rename a column. */
export const PLAN_WORDS: Readonly<Record<'machine' | 'wave', readonly string[]>> = {
  machine: ENGLISH.machine,
  wave: ENGLISH.wave.filter((word) => word !== 'associatedwaveid'),
};

/** Azure Resource Graph calls a property that a query projects `properties_associatedWaveId`. */
const PROJECTED = /^properties[_.]/i;

/** A header without case, spaces, signs and the halves of full-width letters. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .trim()
    .replace(PROJECTED, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Whether a sheet is called after a wave: `Wave 2`, `第2批`, `Welle 2`. */
export const isCalledAfterWave = (sheet: string): boolean => WAVE_WORD.test(sheet);

const WAVE_WORD = /wave|batch|phase|tranche|批|波次|阶段|階段|welle|vague|\blot|oleada|\bola\b/iu;

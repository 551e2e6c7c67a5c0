import { SITE_PAGES } from '../site/index.js';
import { isRecoveryAgentThrottle, RECOVERY_AGENT_THROTTLE_KBPS, THREAD_SETTINGS } from './bandwidth-arithmetic.js';
import type { ToolCommand } from './placement.js';
import { clockOf, MINUTES_PER_DAY, oneWindowOf } from './week-changes.js';
import type { DayName } from './week-changes.js';

const BITS_PER_KILOBIT = 1000;
/** The unit in which the page's own example hands a limit to the cmdlet: it writes 512 Kbps as 512 * 1024. */
const CMDLET_UNIT = 1024;
const { least, most } = RECOVERY_AGENT_THROTTLE_KBPS;
const LEAST_WRITTEN = least * CMDLET_UNIT;
const MOST = most * BITS_PER_KILOBIT;
const MOST_WORDS = `${most / BITS_PER_KILOBIT} Mbps`;
const UPLOAD_THREADS = THREAD_SETTINGS.find(({ use }) => use === 'replication')!;

const SOURCE = `${SITE_PAGES.capacity}, "Throttle bandwidth"; ${SITE_PAGES.hyperVMigration}`;
const TOOL = 'Recovery Services agent';

interface AgentOn {
  readonly on: string;
  readonly zone: string;
  readonly share: string;
}

/** The command for a week, or why there is none. */
export type AgentCommand =
  { readonly command: ToolCommand; readonly said: readonly string[] } | { readonly refused: string };

/**
 * Work hours and the rest of the week for the recovery agent of a process server, a replication appliance or a Hyper-V host: one window of
 * chosen days is all that it knows. What does not fit is refused with the way out.
 */
export function agentCommand(week: Float64Array, { on, zone, share }: AgentOn): AgentCommand {
  const window = oneWindowOf(week);
  if (window === null) {
    return {
      refused: `${on}: the recovery agent knows one window within a day, the same on chosen days, and these throttles are not of that form: choose one, or throttle in the network`,
    };
  }
  const rates = [window.inside, window.outside];
  const bad = rates.find((rate) => !isRecoveryAgentThrottle(rate / BITS_PER_KILOBIT) && Number.isFinite(rate));
  if (bad !== undefined) {
    return {
      refused: `${on}: ${mbpsWords(bad)} Mb/s for one of them lie outside of what the recovery agent can be limited to (${least} Kbps to ${MOST_WORDS}): choose a limit within, or throttle in the network`,
    };
  }
  const [inside, outside] = rates.map((rate) => Math.min(rate, MOST)) as [number, number];
  return {
    said: [
      ...(rates.some((rate) => rate > MOST)
        ? [`${on}: outside of throttles the recovery agent is set to its largest limit, ${MOST_WORDS}`]
        : []),
      ...(rates.some((rate) => rate < LEAST_WRITTEN)
        ? [
            `${on}: ${least} Kbps are written ${least}*${CMDLET_UNIT}, as its page writes its smallest limit, a little more than asked for`,
          ]
        : []),
    ],
    command: {
      tool: TOOL,
      on,
      purpose: `throttle replication; ${share}; times are those of the clock of the machine, which has to show ${zone} time; the same in wabadmin.msc, Change Properties, Throttling`,
      lines: [
        `Set-OBMachineSetting -WorkDay ${window.days.map(dayOf).join(', ')} -StartWorkHour "${clockOf(window.fromMinute)}:00" -EndWorkHour "${endOf(window.toMinute)}" -WorkHourBandwidth ${bandwidthOf(inside)} -NonWorkHourBandwidth ${bandwidthOf(outside)}`,
      ],
      undo: ['Set-OBMachineSetting -NoThrottle'],
      source: SOURCE,
    },
  };
}

const mbpsWords = (rate: number): string => String(Number((rate / 1_000_000).toFixed(3)));
const dayOf = (day: DayName): string => `([System.DayOfWeek]::${day})`;
const endOf = (minute: number): string => (minute === MINUTES_PER_DAY ? '23:59:59' : `${clockOf(minute)}:00`);
/** Rounded down, since a limit is not to be passed, but never below how the page writes the smallest, which the cmdlet is known to take. */
const bandwidthOf = (rate: number): string => `(${Math.max(least, Math.floor(rate / CMDLET_UNIT))}*${CMDLET_UNIT})`;

const KEY = 'HKLM:\\SOFTWARE\\Microsoft\\Windows Azure Backup\\Replication';
const THREADS = 8;

/** More threads per machine where the link is not filled; twice the default is our choice, watch what it does. */
export const threadsCommand = (on: string): ToolCommand => ({
  tool: TOOL,
  on,
  purpose: `only where the link stays unfilled: more threads that upload for each machine, ${THREADS} instead of ${UPLOAD_THREADS.default} (our choice), ${UPLOAD_THREADS.max} at most`,
  lines: [
    `if (-not (Test-Path "${KEY}")) { New-Item -Path "${KEY}" -Force | Out-Null }`,
    `New-ItemProperty -Path "${KEY}" -Name ${UPLOAD_THREADS.name} -PropertyType DWord -Value ${THREADS} -Force`,
  ],
  undo: [`Remove-ItemProperty -Path "${KEY}" -Name ${UPLOAD_THREADS.name}`],
  source: SOURCE,
});

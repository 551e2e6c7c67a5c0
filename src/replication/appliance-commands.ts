import { SITE_PAGES } from '../site/index.js';
import type { WeekWindow } from '../site/index.js';
import type { ToolCommand } from './placement.js';
import { changesOfWeek, clockOf } from './week-changes.js';

const POLICY = 'PortolanReplication';
const GATEWAY = 'GatewayWindowsService.exe';
const QUALITY = 'Microsoft Learn, "New-NetQosPolicy" (ThrottleRateActionBitsPerSecond is in bits a second)';
const TOOL = 'Azure Migrate appliance';

interface On {
  readonly on: string;
  /** The zone by whose clock the times are meant. */
  readonly zone: string;
}

const removal = `Remove-NetQosPolicy -Name ${POLICY} -Confirm:$false -ErrorAction SilentlyContinue`;

/** What sets a rate, whatever was set before. Digits are written out, since PowerShell's own units are binary. */
const setRate = (rate: number): string =>
  Number.isFinite(rate)
    ? `${removal}; New-NetQosPolicy -Name ${POLICY} -AppPathNameMatchCondition ${GATEWAY} -ThrottleRateActionBitsPerSecond ${rate}`
    : removal;

/**
 * A policy for the gateway's traffic out of the appliance, and tasks that change it by the clock of the appliance. It holds for all
 * machines of the appliance together.
 *
 * @param week bits a second in each minute of the week since Monday 00:00, infinite where nothing limits
 * @param share in words, how a limit of the site became that of one appliance
 */
export function qosCommand(week: Float64Array, { on, zone }: On, share: string): ToolCommand {
  const changes = changesOfWeek(week);
  const tasks = changes.map((change, index) => ({ ...change, name: `${POLICY}-${index + 1}` }));
  const lines = tasks.map(
    ({ name, minuteOfDay, days, rate }) =>
      `Register-ScheduledTask -TaskName ${name} -User "NT AUTHORITY\\SYSTEM" -RunLevel Highest -Force -Trigger (New-ScheduledTaskTrigger -Weekly -DaysOfWeek ${days.join(',')} -At ${clockOf(minuteOfDay)}) -Action (New-ScheduledTaskAction -Execute PowerShell.exe -Argument '-NoProfile -Command "${setRate(rate)}"')`,
  );
  return {
    tool: TOOL,
    on,
    purpose: `throttle replication; ${share}; times are those of the clock of the appliance, which has to show ${zone} time, and a task acts from its next time on`,
    lines: ['Get-TimeZone', ...(changes.length === 0 ? [setRate(week[0]!)] : lines)],
    undo: [...tasks.map(({ name }) => `Unregister-ScheduledTask -TaskName ${name} -Confirm:$false`), removal],
    source: `${SITE_PAGES.agentless}, "Throttling"; ${SITE_PAGES.migrateQuestions}; ${QUALITY}`,
  };
}

const CONFIG = '$env:ProgramData\\Microsoft Azure\\Config\\GatewayDataWorker.json';
const RESTART = 'Restart-Service asrgwy';

/** The windows in which nothing starts, as the appliance writes them. */
export function blackoutCommand(windows: readonly WeekWindow[], { on, zone }: On): ToolCommand {
  const text = windows.map((window) => window.text).join(' | ');
  const read = `$config = if (Test-Path "${CONFIG}") { Get-Content "${CONFIG}" -Raw | ConvertFrom-Json } else { [pscustomobject]@{} }`;
  const write = `$config | ConvertTo-Json -Depth 10 | Set-Content "${CONFIG}"`;
  return {
    tool: TOOL,
    on,
    purpose: `blackout windows by the clock of the appliance, which has to show ${zone} time; each appliance honours its own, so all get the same; running cycles finish, and a migration that is started within one fails`,
    lines: [
      read,
      `$config | Add-Member -NotePropertyName BlackoutWindows -NotePropertyValue '${text}' -Force`,
      write,
      RESTART,
    ],
    undo: [read, "$config.PSObject.Properties.Remove('BlackoutWindows')", write, RESTART],
    source: `${SITE_PAGES.agentless}, "Blackout window"; the service asrgwy: articles/migrate on slow replication`,
  };
}

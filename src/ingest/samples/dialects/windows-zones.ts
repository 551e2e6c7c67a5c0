/**
 * The zones of Windows whose clocks change, by the beginning of their English name, from `windowsZones.xml` of the Unicode CLDR
 * (territory 001). Behind it stands `Standard Time` or `Daylight Time`.
 */
const ZONES: Readonly<Record<string, string>> = {
  Alaskan: 'America/Anchorage',
  Pacific: 'America/Los_Angeles',
  Mountain: 'America/Denver',
  Central: 'America/Chicago',
  Eastern: 'America/New_York',
  Atlantic: 'America/Halifax',
  Newfoundland: 'America/St_Johns',
  'Pacific SA': 'America/Santiago',
  GMT: 'Europe/London',
  'W. Europe': 'Europe/Berlin',
  Romance: 'Europe/Paris',
  'Central Europe': 'Europe/Budapest',
  'Central European': 'Europe/Warsaw',
  GTB: 'Europe/Bucharest',
  FLE: 'Europe/Kiev',
  'E. Europe': 'Europe/Chisinau',
  Israel: 'Asia/Jerusalem',
  Egypt: 'Africa/Cairo',
  'Middle East': 'Asia/Beirut',
  'AUS Eastern': 'Australia/Sydney',
  'Cen. Australia': 'Australia/Adelaide',
  Tasmania: 'Australia/Hobart',
  'New Zealand': 'Pacific/Auckland',
};

/** The IANA name of a zone that Windows calls `Eastern Daylight Time`; null for zones without change and other languages. */
export function zoneOfWindowsName(name: string): string | null {
  const stem = /^(.+) (?:Standard|Daylight|Summer) Time$/.exec(name)?.[1] ?? '';
  return Object.hasOwn(ZONES, stem) ? ZONES[stem]! : null;
}

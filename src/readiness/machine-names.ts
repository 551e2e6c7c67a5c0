/**
 * Names of machines as Azure and Windows take them.
 * Sources: both support matrices, row "VM name" (1 to 63 letters, digits and hyphens, first and last no hyphen);
 * error-reserved-resource-name.md; NetBIOS names have 15 characters.
 */
export const isVmName = (name: string): boolean => name.length <= 63 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(name);

/**
 * The first label of a fully qualified name; other names stay whole. vCenter's display name is what the tool proposes as the
 * name of the VM, so a blank or an underscore in it is worth a word before the move.
 */
export const hostLabel = (name: string): string => {
  const dot = name.indexOf('.');
  const label = dot > 0 ? name.slice(0, dot) : name;
  return isVmName(label) ? label : name;
};

const RESERVED: ReadonlySet<string> = new Set([
  ...['ACCESS', 'APP_CODE', 'APP_THEMES', 'APP_DATA', 'APP_GLOBALRESOURCES', 'APP_LOCALRESOURCES', 'APP_WEBREFERENCES'],
  ...['APP_BROWSERS', 'AZURE', 'BING', 'BIZSPARK', 'BIZTALK', 'CORTANA', 'DIRECTX', 'DOTNET', 'DYNAMICS', 'EXCEL'],
  ...['EXCHANGE', 'FOREFRONT', 'GROOVE', 'HOLOLENS', 'HYPERV', 'KINECT', 'LYNC', 'MSDN', 'O365', 'OFFICE', 'OFFICE365'],
  ...[
    'ONEDRIVE',
    'ONENOTE',
    'OUTLOOK',
    'POWERPOINT',
    'SHAREPOINT',
    'SKYPE',
    'VISIO',
    'VISUALSTUDIO',
    'WEB.CONFIG',
    'XBOX',
  ],
]);

/** The reserved word in a name, or null: some words count as the whole name, two anywhere, one at the start. */
export function reservedWordIn(name: string): string | null {
  const upper = name.toUpperCase();
  if (RESERVED.has(upper)) return upper;
  const inside = ['MICROSOFT', 'WINDOWS'].find((word) => upper.includes(word));
  return inside ?? (upper.startsWith('LOGIN') ? 'LOGIN' : null);
}

export const NETBIOS_CHARACTERS = 15;

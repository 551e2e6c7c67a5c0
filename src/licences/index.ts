// What must be licensed by the core before and after the move: Windows Server, SQL Server, Oracle Database; and hybrid benefit as a
// scenario of the assessment's own prices. Knows no licence price but those it is given, and guesses no software from a name.
export {
  evenPacks,
  oracleCloudProcessors,
  oracleCloudSockets,
  oracleProcessors,
  sixteenCoreSets,
  sqlHostCores,
  sqlMachineCores,
  windowsHostCores,
  windowsMachineCores,
} from './counts.js';
export { deriveLicences } from './derive-licences.js';
export type { LicencesInput } from './derive-licences.js';
export type {
  HybridBenefit,
  HybridGroup,
  LicenceAssumption,
  LicenceHint,
  LicenceLine,
  LicenceProduct,
  Licences,
  LicenceSum,
  OracleReading,
  UnknownLicence,
} from './licences.js';
export { DEFAULT_LICENCE_TERMS } from './terms.js';
export type {
  LicencePrices,
  LicenceRules,
  LicenceTerms,
  OracleAnswer,
  SqlAnswer,
  StatedHost,
  StatedSoftware,
  WindowsEdition,
} from './terms.js';

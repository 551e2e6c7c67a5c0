// Checks a certificate of sizing against the catalogue and the prices, with none of the code that made it: of sizing it
// knows the types alone. Chooses nothing.
export type { CertificateSubject } from './subject.js';
export { verifyCertificate } from './verify-certificate.js';
export type { CertificateFault } from './verify-certificate.js';

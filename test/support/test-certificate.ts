import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';

/** A certificate of a test and its key, as PEM. */
export interface TestCertificate {
  readonly certificate: string;
  readonly key: string;
}

export interface CertificateWish {
  readonly commonName: string;
  readonly organisation?: string;
  /** Who signs; absent: it signs itself. */
  readonly issuer?: TestCertificate & { readonly commonName: string; readonly organisation?: string };
  readonly validFrom?: Date;
  readonly validTo?: Date;
}

const ECDSA_WITH_SHA256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
const COMMON_NAME = [0x55, 0x04, 0x03];
const ORGANISATION = [0x55, 0x04, 0x0a];
const SUBJECT_ALT_NAME = [0x55, 0x1d, 0x11];

/** One element of DER: tag, length, content. */
function der(tag: number, ...parts: readonly (Buffer | readonly number[])[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length =
    content.length < 128
      ? [content.length]
      : content.length < 256
        ? [0x81, content.length]
        : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const name = (commonName: string, organisation?: string): Buffer =>
  sequence(
    ...[[ORGANISATION, organisation] as const, [COMMON_NAME, commonName] as const].flatMap(([id, text]) =>
      text === undefined ? [] : [der(0x31, sequence(der(0x06, id), der(0x0c, Buffer.from(text))))],
    ),
  );
/** GeneralizedTime, so that any year can be written. */
const time = (at: Date): Buffer => der(0x18, Buffer.from(at.toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '')));

/** An X.509 certificate on a P-256 key, made here so that tests need no tool and no key in the repository. */
export function makeCertificate(wish: CertificateWish): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = wish.issuer ?? { ...wish, key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
  const algorithm = sequence(der(0x06, ECDSA_WITH_SHA256));
  const alternative = sequence(
    der(0x06, SUBJECT_ALT_NAME),
    der(0x04, sequence(der(0x82, Buffer.from(wish.commonName)))),
  );
  const body = sequence(
    der(0xa0, der(0x02, [2])),
    der(0x02, [1]),
    algorithm,
    name(issuer.commonName, issuer.organisation),
    sequence(
      time(wish.validFrom ?? new Date('2020-01-01T00:00:00Z')),
      time(wish.validTo ?? new Date('2099-01-01T00:00:00Z')),
    ),
    name(wish.commonName, wish.organisation),
    createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(alternative)),
  );
  const signature = sign('sha256', body, createPrivateKey(issuer.key));
  const whole = sequence(body, algorithm, der(0x03, [0], signature));
  const lines = whole.toString('base64').match(/.{1,64}/g)!;
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

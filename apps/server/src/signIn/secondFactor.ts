import { generateSecret, generateURI, verify } from 'otplib';

/** Length of a time step, in seconds. */
const STEP_SECONDS = 30;

/** A new secret of a second factor, in base 32: 160 bits. */
export function newSecret(): string {
  return generateSecret({ length: 20 });
}

/** The address that an authenticator reads out of a QR code. Rule: SIGN-3. */
export function secretAddress(secret: string, signName: string): string {
  return generateURI({ issuer: 'Kedu', label: signName, secret });
}

/**
 * The time step whose code was given, one step either way; undefined for a wrong code.
 *
 * Rule: SIGN-3 (RFC 6238, 30 seconds, 6 digits). Units: `at` in milliseconds. Example: at 59 s the code of step 1 → 1.
 */
export async function stepOf(code: string, secret: string, at: number): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(at / 1000);
  const found = await verify({ secret, token: code, epoch, epochTolerance: STEP_SECONDS });
  return found.valid ? Math.floor(epoch / STEP_SECONDS) + (found.delta ?? 0) : undefined;
}

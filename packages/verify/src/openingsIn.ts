import type { Issue } from '@kedu/model';

/** Somebody who looked at withheld rows of a bundle, in all tables together. */
export interface LookedInto {
  /** Name of a unit; its ID where the register has none. */
  readonly by: string;
  /** `audit` or `congress`. */
  readonly as: string;
  /** `YYYY-MM-DDThh:mm:ssZ`. */
  readonly at: string;
  readonly blocks: number;
  /** Name of the key of the policy that signed it. */
  readonly signer: string;
}

/** Who looked at withheld rows and signed for it, by the findings of a check, each once with all their tables; what the publisher alone says is not among them (VERIFY_UNVOUCHED). Rule: OPEN-6. */
export function openingsIn(findings: readonly Issue[]): readonly LookedInto[] {
  const found = new Map<string, LookedInto>();
  for (const { code, args } of findings) {
    if (code !== 'VERIFY_OPENED') continue;
    const [by, as, at, signer] = [args['by'], args['as'], args['at'], args['signer']].map(String) as [string, string, string, string];
    const key = JSON.stringify([by, as, at, signer]);
    const blocks = (found.get(key)?.blocks ?? 0) + Number(args['blocks']);
    found.set(key, { by, as, at, blocks, signer });
  }
  return [...found.values()];
}

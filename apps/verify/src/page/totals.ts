import type { VerifyReport } from '@kedu/verify';

type Shares = NonNullable<VerifyReport['shares']>;

/** How many figures of results and indicators together bear each label. Rule: LABEL-3. */
export function sharesOf({ results, indicators }: Shares): Shares['results'] & { readonly all: number } {
  const recomputable = results.recomputable + indicators.recomputable;
  const attested = results.attested + indicators.attested;
  const notRecomputable = results.notRecomputable + indicators.notRecomputable;
  return { recomputable, attested, notRecomputable, all: recomputable + attested + notRecomputable };
}

/** How many rows are withheld. */
export function withheldOf({ hidden }: VerifyReport['counts']['rows']): number {
  return hidden.reduce((sum, { rows }) => sum + rows, 0);
}

import type { CompiledScheme, Indicator } from '@kedu/scheme';

/** A scheme whose results are taken without that it is there. */
export interface ResultElsewhere {
  /** ID of that scheme. */
  readonly scheme: string;
  /** Indicators that are its results, each of the scheme that takes it. */
  readonly indicators: readonly Indicator[];
}

/**
 * Schemes that results are taken of and that are not among the given ones, each once, in the order in which they are named.
 *
 * Rule: LAYOUT-10 (docs/spec/workbook.md), FROM-2. Errors: none.
 * Example: highland takes `medicine_result` of medicine: resultsElsewhere([highland])[0].scheme → 'medicine'.
 */
export function resultsElsewhere(schemes: readonly CompiledScheme[]): readonly ResultElsewhere[] {
  const here = new Set(schemes.map(({ id }) => id));
  const missing = new Map<string, Map<string, Indicator>>();
  for (const indicator of schemes.flatMap(({ indicators }) => indicators)) {
    const scheme = indicator.resultOf?.scheme;
    if (scheme === undefined || here.has(scheme)) continue;
    const taking = missing.get(scheme) ?? new Map<string, Indicator>();
    missing.set(scheme, taking);
    if (!taking.has(indicator.id)) taking.set(indicator.id, indicator);
  }
  return [...missing].map(([scheme, indicators]) => ({ scheme, indicators: [...indicators.values()] }));
}

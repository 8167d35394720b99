import { bilingual, type Issue, joined } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { resultsElsewhere } from '../write/resultsElsewhere.ts';
import { exportIssue } from './codes.ts';

/**
 * Schemes that those of a workbook take results of and that it does not carry: what is to be exported too.
 *
 * Shape: one issue for each of these schemes, at the first `result_of`. Rule: LAYOUT-10. Errors: EXPORT_RESULT_ELSEWHERE as a warning.
 */
export function missingSchemes(schemes: readonly CompiledScheme[]): readonly Issue[] {
  return resultsElsewhere(schemes).map(({ scheme, indicators }) =>
    exportIssue(
      'EXPORT_RESULT_ELSEWHERE',
      indicators[0]?.resultOf?.place ?? {},
      {
        scheme,
        ...bilingual('indicators', joined(indicators.map(({ title }) => title))),
        count: indicators.length,
      },
      indicators[0]?.clause,
    ),
  );
}

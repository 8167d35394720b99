import type { IndicatorSpec } from '@kedu/intake';
import type { Issue } from '@kedu/model';
import { readDocument } from '@kedu/scheme';

/** Codes that say no more than that the scheme is broken, when it is. */
const FOLLOWS_FROM_SCHEME = new Set([
  'INTAKE_INDICATOR_UNKNOWN',
  'INTAKE_COLUMN_UNKNOWN',
  'INTAKE_COLUMN_INDICATOR',
  'MAP_INDICATOR_UNKNOWN',
  'INTAKE_SUFFIX',
  'RATERS_INDICATOR',
  'RATERS_GROUP',
  'SURVEY_INDICATOR',
]);

/**
 * The indicators that the files of a scheme mention, read without judging them: when a scheme does not compile, its data are still
 * looked through, so that all problems come in one run.
 */
export function sketchIndicators(files: ReadonlyMap<string, string>): IndicatorSpec[] {
  const specs = new Map<string, IndicatorSpec>();
  for (const [name, text] of files) {
    if (!/\.ya?ml$/.test(name)) continue;
    const { source } = readDocument(name, text);
    for (const [id, fields] of entriesOf(field(source?.value, 'indicators'))) {
      const unit = field(fields, 'unit');
      specs.set(id, typeof unit === 'string' ? { id, unit } : { id });
    }
  }
  return [...specs.values()];
}

/** The issues of data without those that follow from a scheme that could not be read. */
export function withoutFollowing(issues: readonly Issue[]): Issue[] {
  return issues.filter(({ code, args }) => !FOLLOWS_FROM_SCHEME.has(code) && !FOLLOWS_FROM_SCHEME.has(String(args.code)));
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function field(value: unknown, name: string): unknown {
  return entriesOf(value).find(([key]) => key === name)?.[1];
}

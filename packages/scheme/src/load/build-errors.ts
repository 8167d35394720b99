import { schemeIssue } from '../codes.ts';
import type { ErrorShape } from '../shapes/error.ts';
import type { IndicatorShape } from '../shapes/indicator.ts';
import type { SchemeShape } from '../shapes/scheme.ts';
import type { ErrorSource, RevisionRow, StatedErrorRow, UncertaintyRule } from '../valueError.ts';
import type { Linker } from './linker.ts';
import type { Path } from './source.ts';
import type { TableColumns } from './table.ts';

const DEVIATION_COLUMNS: TableColumns = {
  unit: { kind: 'unit', required: true },
  sd: { kind: 'number', required: false },
  variance: { kind: 'number', required: false },
};

const REVISION_COLUMNS: TableColumns = {
  unit: { kind: 'unit', required: true },
  period: { kind: 'period', required: true },
  first: { kind: 'number', required: true },
  later: { kind: 'number', required: true },
};

const KINDS = ['sd', 'relative', 'revisions'] as const;

/**
 * What is known of the error of an indicator’s values; nothing where nothing is stated.
 *
 * Shape: sources in the order of the file. Units: deviations in the unit of the indicator, relative errors as shares.
 * Rule: ERROR-1, ERROR-2. Errors: SCHEME_ERROR_NEGATIVE, SCHEME_ERROR_KEYS, SCHEME_ERROR_TWICE, SCHEME_TABLE_EITHER, those of the tables; what does not fit the indicator is left to checkErrors.
 * Example: `error: { sd: 0.4 }` → [{ kind: 'stated', sd: 0.4, shared: false }].
 */
export function buildErrors(
  shape: IndicatorShape,
  path: Path,
  link: Linker,
  clause: string | undefined,
): readonly ErrorSource[] | undefined {
  if (shape.error === undefined) return undefined;
  const at = [...path, 'error'];
  if (!Array.isArray(shape.error)) return buildSource(shape.error, at, link, clause);
  return shape.error.flatMap((one, i) => buildSource(one, [...at, i], link, clause));
}

function buildSource(shape: ErrorShape, at: Path, link: Linker, clause: string | undefined): ErrorSource[] {
  const place = link.place(at, typeof at.at(-1) === 'number' ? 'value' : 'key');
  if (typeof shape === 'string') return [{ kind: shape, shared: false, place }];
  const given = KINDS.filter((key) => shape[key] !== undefined);
  const idle = (['robust', 'by'] as const).filter((key) => shape[key] !== undefined && shape.revisions === undefined);
  if (given.length !== 1 || idle.length > 0) {
    link.issues.push(schemeIssue('SCHEME_ERROR_KEYS', place, { found: [...given, ...idle].join(', '), allowed: KINDS.join(', ') }, clause));
    return [];
  }
  const rest = { shared: shape.shared, place };
  if (shape.relative !== undefined) {
    return notNegative(shape.relative, [...at, 'relative'], link, clause) ? [{ kind: 'relative', share: shape.relative, ...rest }] : [];
  }
  if (typeof shape.sd === 'number')
    return notNegative(shape.sd, [...at, 'sd'], link, clause) ? [{ kind: 'stated', sd: shape.sd, ...rest }] : [];
  if (shape.sd !== undefined) return [{ kind: 'table', rows: deviations(shape.sd, [...at, 'sd'], link, clause), ...rest }];
  const rows = revisions(shape.revisions as string, [...at, 'revisions'], link, clause);
  return [{ kind: 'revisions', rows, robust: shape.robust ?? false, byUnit: shape.by === 'unit', ...rest }];
}

function notNegative(found: number, at: Path, link: Linker, clause: string | undefined): boolean {
  if (found >= 0) return true;
  link.issues.push(schemeIssue('SCHEME_ERROR_NEGATIVE', link.place(at), { found, what: String(at.at(-1)) }, clause));
  return false;
}

function deviations(table: string, at: Path, link: Linker, clause: string | undefined): StatedErrorRow[] {
  const first = new Map<string, number>();
  return link.table(at, table, DEVIATION_COLUMNS).flatMap((row): StatedErrorRow[] => {
    const unitCode = link.unitCode(row.text('unit') as string, row.place('unit'), clause);
    const [sd, variance] = [row.number('sd'), row.number('variance')];
    if ((sd === undefined) === (variance === undefined)) {
      const found = sd === undefined ? 'neither' : 'both';
      link.issues.push(schemeIssue('SCHEME_TABLE_EITHER', row.place('unit'), { columns: 'sd, variance', found }, clause));
      return [];
    }
    const [what, value] = sd === undefined ? (['variance', variance as number] as const) : (['sd', sd] as const);
    if (value < 0) {
      link.issues.push(schemeIssue('SCHEME_ERROR_NEGATIVE', row.place(what), { found: value, what }, clause));
      return [];
    }
    const before = first.get(unitCode);
    if (before !== undefined) {
      link.issues.push(
        schemeIssue('SCHEME_ERROR_TWICE', row.place('unit'), { what: row.text('unit') as string, first_line: before }, clause),
      );
      return [];
    }
    first.set(unitCode, row.line);
    return [{ unitCode, sd: what === 'sd' ? value : Math.sqrt(value), place: row.place('unit') }];
  });
}

function revisions(table: string, at: Path, link: Linker, clause: string | undefined): RevisionRow[] {
  const seen = new Map<string, number>();
  return link.table(at, table, REVISION_COLUMNS).flatMap((row): RevisionRow[] => {
    const [unit, period] = [row.text('unit') as string, row.text('period') as string];
    const unitCode = link.unitCode(unit, row.place('unit'), clause);
    const before = seen.get(`${unitCode} ${period}`);
    if (before !== undefined) {
      link.issues.push(schemeIssue('SCHEME_ERROR_TWICE', row.place('period'), { what: `${unit} ${period}`, first_line: before }, clause));
      return [];
    }
    seen.set(`${unitCode} ${period}`, row.line);
    return [{ unitCode, period, first: row.number('first') as number, later: row.number('later') as number, place: row.place('period') }];
  });
}

/** How errors are carried on; nothing where the scheme does not say. Rule: DRAW-1. Errors: SCHEME_SHARE_BOUNDS for a confidence outside 50 %–99 %. */
export function buildUncertainty({ uncertainty: shape }: SchemeShape, link: Linker): UncertaintyRule | undefined {
  if (!shape) return undefined;
  const { confidence } = shape;
  if (!(confidence >= 0.5 && confidence <= 0.99)) {
    const place = link.place(['uncertainty', 'confidence']);
    link.issues.push(schemeIssue('SCHEME_SHARE_BOUNDS', place, { what: 'uncertainty.confidence', found: confidence, expected: '50%…99%' }));
  }
  return shape;
}

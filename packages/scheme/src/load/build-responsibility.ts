import { schemeIssue } from '../codes.ts';
import type { Chain, ChainMember, Elastic, ElasticRow, Joint } from '../compiled.ts';
import type { LeafShape } from '../shapes/score.ts';
import { resolveFile } from './paths.ts';
import type { Linker } from './linker.ts';
import type { Path } from './source.ts';
import type { TableColumns, TableRow } from './table.ts';

/** Rows of tables of coefficients with the part that they name, and whether some part took them; the lint asks. */
export interface ElasticNote {
  readonly part: string;
  readonly file: string;
  readonly place: ElasticRow['place'];
  readonly taken: boolean;
}

const ELASTIC_COLUMNS: TableColumns = {
  part: { kind: 'text', required: false },
  unit: { kind: 'unit', required: false },
  class: { kind: 'identifier', required: false },
  coefficient: { kind: 'number', required: true },
  reason: { kind: 'text', required: false },
  from: { kind: 'day', required: false },
  until: { kind: 'day', required: false },
};

/**
 * Elastic coefficients of one part (ELASTIC-1 to ELASTIC-3). A row without a part is about every part that names the table.
 *
 * Errors: SCHEME_ELASTIC_WITHIN, SCHEME_ELASTIC_BOUNDS, SCHEME_ELASTIC_REASON, SCHEME_ELASTIC_TWICE, SCHEME_TABLE_EITHER, those of tables.
 */
export function buildElastic(
  shape: NonNullable<LeafShape['elastic']>,
  part: { readonly path: string; readonly name: string },
  path: Path,
  link: Linker,
  notes: ElasticNote[],
  above: string | undefined,
): Elastic {
  const clause = link.clause(path, shape.clause) ?? above;
  const [low, high] = shape.within;
  if (!(low > 0 && low <= 1 && high >= 1))
    link.issues.push(schemeIssue('SCHEME_ELASTIC_WITHIN', link.place([...path, 'within']), { found: `${low}, ${high}` }, clause));
  const at = [...path, 'table'];
  const file = resolveFile(link.source.fileOf(at), shape.table);
  const rows: ElasticRow[] = [];
  const lines = new Map<ElasticRow, number>();
  for (const row of link.table(at, shape.table, ELASTIC_COLUMNS)) {
    const named = row.text('part');
    const taken = named === undefined || named === part.path || named === part.name;
    notes.push({ part: named ?? '', file, place: row.place('part'), taken });
    if (!taken) continue;
    const built = elasticRow(row, [low, high], link, clause);
    if (!built) continue;
    const twice = rows.find((one) => sameTarget(one, built) && overlap(one, built));
    if (twice) {
      const args = { who: row.text('unit') ?? built.class ?? '', part: part.path, first_line: lines.get(twice) ?? 0 };
      link.issues.push(schemeIssue('SCHEME_ELASTIC_TWICE', row.place('coefficient'), args, clause));
    }
    rows.push(built);
    lines.set(built, row.line);
  }
  return { within: [low, high], rows, clause };
}

function elasticRow(row: TableRow, [low, high]: Elastic['within'], link: Linker, clause: string | undefined): ElasticRow | undefined {
  const unit = row.text('unit');
  const ofClass = row.text('class');
  const coefficient = row.number('coefficient') as number;
  const reason = row.text('reason');
  if ((unit === undefined) === (ofClass === undefined)) {
    const args = { columns: 'unit, class', found: unit === undefined ? 'neither' : 'both' };
    link.issues.push(schemeIssue('SCHEME_TABLE_EITHER', row.place(unit === undefined ? 'unit' : 'class'), args, clause));
    return undefined;
  }
  if (ofClass !== undefined) link.mentions.push({ kind: 'class', name: ofClass, place: row.place('class'), clause });
  const unitCode = unit === undefined ? undefined : link.unitCode(unit, row.place('unit'), clause);
  if (coefficient < low || coefficient > high) {
    const args = { found: coefficient, expected: `${low}…${high}`, who: unit ?? ofClass ?? '' };
    link.issues.push(schemeIssue('SCHEME_ELASTIC_BOUNDS', row.place('coefficient'), args, clause));
  }
  if (reason === undefined)
    link.issues.push(schemeIssue('SCHEME_ELASTIC_REASON', row.place('reason'), { who: unit ?? ofClass ?? '', found: coefficient }, clause));
  const [from, until] = [row.text('from'), row.text('until')];
  if (from !== undefined && until !== undefined && until < from)
    link.issues.push(schemeIssue('SCHEME_IN_FORCE', row.place('until'), { from, until }, clause));
  return { unitCode, class: ofClass, coefficient, reason: reason ?? '', from, until, place: row.place('coefficient') };
}

function sameTarget(one: ElasticRow, other: ElasticRow): boolean {
  return one.unitCode === other.unitCode && one.class === other.class;
}

function overlap(one: ElasticRow, other: ElasticRow): boolean {
  return (one.from ?? '') <= (other.until ?? '9999-12-31') && (other.from ?? '') <= (one.until ?? '9999-12-31');
}

const JOINT_COLUMNS: TableColumns = {
  chain: { kind: 'text', required: true },
  unit: { kind: 'unit', required: true },
  share: { kind: 'share', required: true },
};

/**
 * Chains of one part (JOINT-1 to JOINT-3): shares of each add up to the whole, and nobody stands in two.
 *
 * Errors: SCHEME_CHAIN_SHARES, SCHEME_CHAIN_UNIT_TWICE, those of tables.
 */
export function buildJoint(shape: NonNullable<LeafShape['joint']>, path: Path, link: Linker, above: string | undefined): Joint {
  const clause = link.clause(path, shape.clause) ?? above;
  const at = [...path, 'table'];
  const chains = new Map<string, { members: ChainMember[]; last: TableRow }>();
  const chainOf = new Map<string, { chain: string; line: number }>();
  for (const row of link.table(at, shape.table, JOINT_COLUMNS)) {
    const chain = row.text('chain') as string;
    const reference = row.text('unit') as string;
    const unitCode = link.unitCode(reference, row.place('unit'), clause);
    const before = chainOf.get(unitCode);
    if (before) {
      const args = { unit: reference, first: before.chain, second: chain, first_line: before.line };
      link.issues.push(schemeIssue('SCHEME_CHAIN_UNIT_TWICE', row.place('unit'), args, clause));
    } else chainOf.set(unitCode, { chain, line: row.line });
    const known = chains.get(chain) ?? { members: [], last: row };
    known.members.push({ unitCode, share: row.number('share') as number, place: row.place('share') });
    chains.set(chain, { members: known.members, last: row });
  }
  for (const [chain, { members, last }] of link.isBroken(at) ? [] : chains) {
    const sum = members.reduce((total, { share }) => total + share, 0);
    if (Math.abs(sum - 1) <= 1e-6) continue;
    const percent = (share: number): string => `${Number((share * 100).toFixed(4))}%`;
    const args = { chain, found: percent(sum), sum: members.map(({ share }) => percent(share)).join(' + ') };
    link.issues.push(schemeIssue('SCHEME_CHAIN_SHARES', last.place('share'), args, clause));
  }
  return {
    table: resolveFile(link.source.fileOf(at), shape.table),
    chains: [...chains].map(([name, { members }]): Chain => ({ name, members })),
    clause,
  };
}

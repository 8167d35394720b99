import { type Fen, quantise } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { FurtherProposition, StaffRow, StaffRule } from '../compiled.ts';
import type { Vocabulary } from '../expression/contract.ts';
import type { SchemeShape } from '../shapes/scheme.ts';
import { buildPayItems } from './build-pay-items.ts';
import type { Linker } from './linker.ts';
import { buildMoney, MONEY_COLUMNS } from './money-tables.ts';
import { checkBounds } from './rate-bounds.ts';
import type { Path } from './source.ts';
import type { TableColumns, TableRow } from './table.ts';

type Propose = SchemeShape['consequences'][string]['propose'];
type Shape<A extends keyof Propose> = NonNullable<Propose[A]>;
type Built<A extends FurtherProposition['action']> = Extract<FurtherProposition, { readonly action: A }> | undefined;

/** What one rule is built with. */
interface At {
  readonly path: Path;
  readonly vocabulary: Vocabulary;
  readonly link: Linker;
  readonly clause: string | undefined;
}

/**
 * The action of a rule that is none of the first seven, compiled; undefined where its expressions cannot be read.
 *
 * Rule: PROPOSE-13 to PROPOSE-18 (docs/spec/proposals.md).
 * Errors: SCHEME_CURVE_ORDER, SCHEME_CURVE_RISES, SCHEME_SHARE_BOUNDS, SCHEME_ONE_OF, SCHEME_TABLE_BLANK, SCHEME_UNIT_TWICE, those of items and tables.
 */
export function buildFurther(
  propose: Propose,
  path: Path,
  vocabulary: Vocabulary,
  link: Linker,
  clause: string | undefined,
): FurtherProposition | undefined {
  const at = (action: keyof Propose): At => ({ path: [...path, action], vocabulary, link, clause });
  const { pay, compensate, release, pay_items: items, fund, staff } = propose;
  if (pay) return buildPay(pay, at('pay'));
  if (compensate) return buildCompensate(compensate, at('compensate'));
  if (release) return buildRelease(release, at('release'));
  if (items) return buildItems(items, at('pay_items'));
  if (fund) return buildFund(fund, at('fund'));
  return staff && buildStaff(staff, at('staff'));
}

function buildPay(shape: Shape<'pay'>, { path, link, clause }: At): Built<'pay'> {
  for (const grade of Object.keys(shape.coefficient)) link.mention('grade', grade, [...path, 'coefficient', grade], clause, 'key');
  const of = buildMoney([...path, 'base'], shape.base, MONEY_COLUMNS.byUnit, link);
  return { action: 'pay', of, coefficient: shape.coefficient, keepTotal: shape.keep_total };
}

function buildCompensate(shape: Shape<'compensate'>, { path, vocabulary, link, clause }: At): Built<'compensate'> {
  const { curve, better } = shape;
  const said = (point: readonly number[] | undefined): string => `[${(point ?? []).join(', ')}]`;
  for (const [i, point] of curve.entries()) {
    const before = curve[i - 1];
    if (!before) continue;
    const found = `${said(before)}, ${said(point)}`;
    const where = link.place([...path, 'curve', i]);
    if (point[0] <= before[0]) link.issues.push(schemeIssue('SCHEME_CURVE_ORDER', where, { found }, clause));
    else if (better === 'lower' ? point[1] > before[1] : point[1] < before[1])
      link.issues.push(schemeIssue('SCHEME_CURVE_RISES', where, { found, better }, clause));
  }
  const index = link.quantity([...path, 'index'], shape.index, vocabulary, clause);
  const of = buildMoney([...path, 'of'], shape.of, MONEY_COLUMNS.byUnit, link);
  return index === undefined ? undefined : { action: 'compensate', index, curve, better, of };
}

function buildRelease(shape: Shape<'release'>, { path, vocabulary, link, clause }: At): Built<'release'> {
  const of = buildMoney([...path, 'of'], shape.of, MONEY_COLUMNS.byItem, link);
  const releaseWhen = link.expression([...path, 'when'], shape.when, 'bool', vocabulary, clause);
  return releaseWhen && { action: 'release', of, releaseWhen };
}

function buildItems(shape: Shape<'pay_items'>, { path, link, clause }: At): Built<'pay_items'> {
  for (const [result, share] of Object.entries(shape.results))
    checkBounds(share, `pay_items.results.${result}`, [...path, 'results', result], link, clause);
  return {
    action: 'pay_items',
    items: buildPayItems([...path, 'table'], shape, link, clause),
    ratesFen: Object.fromEntries(Object.entries(shape.rates).map(([difficulty, yuan]) => [difficulty, fenOf(yuan)])),
    results: shape.results,
    qualityBelow: shape.quality_below,
    capFen: shape.cap_yuan === undefined ? undefined : fenOf(shape.cap_yuan),
  };
}

const fenOf = (yuan: number): Fen => quantise(yuan, { places: 2, rule: 'half_up' });

function buildFund(shape: Shape<'fund'>, { path, vocabulary, link, clause }: At): Built<'fund'> {
  const of = buildMoney([...path, 'asked'], shape.asked, MONEY_COLUMNS.byUnit, link);
  const approve = link.expression([...path, 'approve'], shape.approve, 'bool', vocabulary, clause);
  if (shape.sums_by !== undefined) link.mention('attribute', shape.sums_by, [...path, 'sums_by'], clause);
  const sums = shape.sums_by === undefined ? {} : { sumsBy: shape.sums_by };
  if (!shape.adjust) return approve && { action: 'fund', of, approve, ...sums };
  const when = link.expression([...path, 'adjust', 'when'], shape.adjust.when, 'bool', vocabulary, clause);
  const to = link.quantity([...path, 'adjust', 'to'], shape.adjust.to, vocabulary, clause);
  if (typeof to === 'number') checkBounds(to, 'fund.adjust.to', [...path, 'adjust', 'to'], link, clause);
  return approve && when && to !== undefined ? { action: 'fund', of, approve, adjust: { when, to }, ...sums } : undefined;
}

function buildStaff(shape: Shape<'staff'>, { path, link, clause }: At): Built<'staff'> {
  const staffRule = buildStaffRule(shape.rule, { path: [...path, 'rule'], link, clause });
  const needed = staffRule?.kind === 'shrink' ? 'base_headcount' : 'left';
  const seen = new Set<string>();
  const posts = link.table([...path, 'posts'], shape.posts, STAFF_COLUMNS).map((row): StaffRow => {
    const reference = row.text('unit') as string;
    const unitCode = link.unitCode(reference, row.place('unit'), clause);
    if (staffRule && row.number(needed) === undefined)
      link.issues.push(schemeIssue('SCHEME_TABLE_BLANK', row.place(needed), { column: needed, expected: 'count' }, clause));
    if (seen.has(unitCode))
      link.issues.push(schemeIssue('SCHEME_UNIT_TWICE', row.place('unit'), { unit: reference, within: path.join('.') }, clause));
    seen.add(unitCode);
    return staffRow(row, unitCode);
  });
  return staffRule && { action: 'staff', posts, staffRule };
}

const optional = { kind: 'count', required: false } as const;
const STAFF_COLUMNS: TableColumns = {
  unit: { kind: 'unit', required: true },
  headcount: { kind: 'count', required: true },
  base_headcount: optional,
  left: optional,
  asked: optional,
};

function staffRow(row: TableRow, unitCode: string): StaffRow {
  return {
    unitCode,
    headcount: row.number('headcount') as number,
    baseHeadcount: row.number('base_headcount'),
    left: row.number('left'),
    asked: row.number('asked'),
    place: row.place('headcount'),
  };
}

/** `{ in, out }` whole, or `{ shrink, years, from }` whole, and not both. */
function buildStaffRule(shape: Shape<'staff'>['rule'], { path, link, clause }: Omit<At, 'vocabulary'>): StaffRule | undefined {
  const { in: persons, out, shrink, years, from } = shape;
  const written = Object.values(shape).filter((value) => value !== undefined).length;
  if (persons !== undefined && out !== undefined && written === 2) {
    if (persons <= out) return { kind: 'replace', in: persons, out };
    const args = { what: 'staff.rule.in', found: persons, expected: `1…${out}` };
    link.issues.push(schemeIssue('SCHEME_SHARE_BOUNDS', link.place([...path, 'in']), args, clause));
    return undefined;
  }
  if (shrink !== undefined && years !== undefined && from !== undefined && written === 3) {
    checkBounds(shrink, 'staff.rule.shrink', [...path, 'shrink'], link, clause);
    return { kind: 'shrink', shrink, years, from };
  }
  const args = { found: written, allowed: '{ in, out }, { shrink, years, from }', within: path.join('.') };
  link.issues.push(schemeIssue('SCHEME_ONE_OF', link.place(path), args, clause));
  return undefined;
}

import {
  hasErrors,
  type Issue,
  type LocalizedText,
  type Membership,
  type Place,
  type Succession,
  type UnitRegister,
  type UnitVersion,
} from '@kedu/model';
import { intakeIssue } from '../codes.ts';
import { readTable, type Table, type TableRow } from '../csv/table.ts';
import { creditCodeCheck } from './creditCode.ts';
import { type Headings, RegisterCells } from './cells.ts';
import { checkHierarchies, type PlacedMembership } from './hierarchy.ts';
import { overlaps } from './span.ts';

interface NamedBytes {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A CSV file, or a table that was made out of a published one (registerTable). */
export type RegisterSource = NamedBytes | { readonly table: Table };

export interface RegisterFiles {
  /** Several where units come from several files. */
  readonly units: RegisterSource | readonly RegisterSource[];
  readonly hierarchies?: NamedBytes | undefined;
  readonly successions?: NamedBytes | undefined;
  /** Whether units are fictional where their row does not say. */
  readonly example: boolean;
}

const SPAN: Headings = { from: ['起', '开始日期', '起始日期'], until: ['止', '结束日期', '终止日期'] };
const UNIT_HEADINGS: Headings = {
  unit_id: ['编号', '单位编号'],
  code: ['代码', '单位代码'],
  name: ['名称', '单位名称'],
  name_en: ['英文名', '英文名称'],
  kind: ['类别', '单位类别'],
  parent: ['上级', '上级编号'],
  ...SPAN,
  example: ['示例'],
};
const HIERARCHY_HEADINGS: Headings = {
  hierarchy: ['层级', '层级关系'],
  unit_id: ['编号', '单位编号'],
  parent_id: ['上级', '上级编号'],
  share: ['份额'],
  ...SPAN,
};
const SUCCESSION_HEADINGS: Headings = {
  unit_id: ['编号', '单位编号'],
  successor_id: ['承继单位', '承继单位编号'],
  share: ['份额'],
  on: ['日期', '生效日期'],
};

/**
 * The register of units from its tables, in the order of their rows.
 *
 * Shape: `code` defaults to the unit_id, `kind` to `unit`; every further column is an attribute; `parent` is a membership in the
 * hierarchy `territory` with share 1 for the days of the row.
 * Rule: PACK-2, REGISTER-1 … REGISTER-7 (docs/spec/pack.md).
 * Without units it is empty, with an error that says why. Headings may also stand in Chinese (名称 for name).
 * Errors: the REGISTER_… codes and those of readTable, all together; the register holds what could be read.
 * Example: `unit_id,name` / `bei,北川市` → one version { id: 'bei', code: 'bei', name: { 'zh-CN': '北川市' }, kind: 'unit' }.
 */
export function readRegister(files: RegisterFiles): { readonly register: UnitRegister; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const sources: readonly RegisterSource[] = Array.isArray(files.units) ? files.units : [files.units];
  const units = sources.flatMap((source) => open(source, UNIT_HEADINGS, ['unit_id', 'name'], issues) ?? []);
  const read = units.flatMap((cells) => readUnits(cells, files.example));
  const versions = read.map(({ version }) => version);
  const known = new Set(versions.map((unit) => unit.id));
  const memberships = territory(read, known);
  const [first] = units;
  if (first && units.every(({ rows }) => rows.length === 0) && !hasErrors(issues))
    issues.push(intakeIssue('REGISTER_NO_UNITS', { file: first.file, line: 1 }));
  // Of what builds on units nothing is said where there are none.
  if (versions.length === 0)
    return { register: { versions: [], memberships: [], successions: [] }, issues: [...issues, ...units.flatMap((cells) => cells.issues)] };
  const hierarchies = files.hierarchies && open(files.hierarchies, HIERARCHY_HEADINGS, ['hierarchy', 'unit_id', 'parent_id'], issues);
  if (hierarchies) memberships.push(...readHierarchies(hierarchies, known));
  const successionCells = files.successions && open(files.successions, SUCCESSION_HEADINGS, ['unit_id', 'successor_id', 'on'], issues);
  const successions = successionCells ? readSuccessions(successionCells, known) : [];
  for (const cells of [...units, hierarchies, successionCells]) if (cells) issues.push(...cells.issues);
  issues.push(...checkVersions(read));
  issues.push(...checkHierarchies(memberships, versions));
  return { register: { versions, memberships: memberships.map(({ edge }) => edge), successions }, issues };
}

function open(source: RegisterSource, known: Headings, required: readonly string[], issues: Issue[]): RegisterCells | undefined {
  const { table, issues: found } = 'table' in source ? { table: source.table, issues: [] } : readTable(source.bytes, source.file);
  issues.push(...found);
  if (!table || (hasErrors(found) && table.rows.length === 0)) return undefined;
  const cells = new RegisterCells(table, known, required);
  if (cells.complete) return cells;
  issues.push(...cells.issues);
  return undefined;
}

/** A version of a unit with the row that it stands in. */
interface ReadVersion {
  readonly cells: RegisterCells;
  readonly row: TableRow;
  readonly version: UnitVersion;
}

function readUnits(cells: RegisterCells, example: boolean): ReadVersion[] {
  const versions: ReadVersion[] = [];
  const attributeHeadings = cells.others(new Set(Object.keys(UNIT_HEADINGS)));
  for (const row of cells.rows) {
    const id = cells.text(row, 'unit_id');
    if (id === '') {
      cells.issues.push(intakeIssue('REGISTER_ID_MISSING', cells.place(row, 'unit_id')));
      continue;
    }
    const chinese = cells.text(row, 'name');
    const english = cells.text(row, 'name_en');
    if (chinese === '') cells.issues.push(intakeIssue('REGISTER_NAME_MISSING', { ...cells.place(row, 'name'), unit: id }, { unit: id }));
    const name: LocalizedText = { 'zh-CN': chinese || english || id, ...(english === '' ? {} : { en: english }) };
    const code = cells.text(row, 'code') || id;
    checkCode(cells, row, code);
    const attributes: Record<string, string> = {};
    for (const heading of attributeHeadings) attributes[heading] = cells.text(row, heading);
    const version = {
      id,
      code,
      name,
      kind: cells.text(row, 'kind') || 'unit',
      ...cells.span(row),
      example: cells.flag(row, 'example', example),
      attributes,
      line: row.line,
    };
    versions.push({ cells, row, version });
  }
  return versions;
}

/** A code of 18 characters is taken for a unified social credit code. */
function checkCode(cells: RegisterCells, row: TableRow, code: string): void {
  if (!/^[0-9A-Za-z]{18}$/.test(code)) return;
  const check = creditCodeCheck(code);
  if (code[17] !== check)
    cells.issues.push(intakeIssue('REGISTER_CODE_CHECK', cells.place(row, 'code'), { found: code, expected: check ?? '' }));
}

function territory(versions: readonly ReadVersion[], known: ReadonlySet<string>): PlacedMembership[] {
  return versions.flatMap(({ cells, row, version }) => {
    if (cells.text(row, 'parent') === '') return [];
    const parent = cells.unit(row, 'parent', known);
    const { id: unit, from, until } = version;
    return parent === undefined
      ? []
      : [{ edge: { hierarchy: 'territory', unit, parent, share: 1, from, until }, place: cells.place(row, 'parent') }];
  });
}

function readHierarchies(cells: RegisterCells, known: ReadonlySet<string>): PlacedMembership[] {
  return cells.rows.flatMap((row) => {
    const unit = cells.unit(row, 'unit_id', known);
    const parent = cells.unit(row, 'parent_id', known);
    const edge = { hierarchy: cells.text(row, 'hierarchy'), share: cells.share(row), ...cells.span(row) };
    return unit === undefined || parent === undefined
      ? []
      : [{ edge: { ...edge, unit, parent } satisfies Membership, place: cells.place(row, 'parent_id') }];
  });
}

function readSuccessions(cells: RegisterCells, known: ReadonlySet<string>): Succession[] {
  const successions: Succession[] = [];
  for (const row of cells.rows) {
    const unit = cells.unit(row, 'unit_id', known);
    const successor = cells.unit(row, 'successor_id', known);
    const on = cells.day(row, 'on');
    if (cells.text(row, 'on') === '') cells.issues.push(intakeIssue('REGISTER_DAY', cells.place(row, 'on'), { found: '', heading: 'on' }));
    const share = cells.share(row);
    if (unit === undefined || successor === undefined || on === undefined) continue;
    if (unit === successor)
      cells.issues.push(intakeIssue('REGISTER_SUCCESSOR_SELF', { ...cells.place(row, 'successor_id'), unit }, { unit }));
    else successions.push({ unit, successor, share, on });
  }
  const sums = new Map<string, { sum: number; readonly unit: string; readonly on: string }>();
  for (const { unit, on, share } of successions) {
    const entry = sums.get(`${unit} ${on}`) ?? { sum: 0, unit, on };
    entry.sum += share;
    sums.set(`${unit} ${on}`, entry);
  }
  for (const { sum, unit, on } of sums.values()) {
    const found = Math.round(sum * 1e9) / 1e9;
    const row = cells.rows.find((candidate) => cells.text(candidate, 'unit_id') === unit && cells.text(candidate, 'on') === on);
    if (found !== 1 && row)
      cells.issues.push(intakeIssue('REGISTER_SHARES', { ...cells.place(row, 'share'), unit }, { hierarchy: '', unit, found, day: on }));
  }
  return successions;
}

/** One version of a unit at a time, one unit for a code at a time. */
function checkVersions(versions: readonly ReadVersion[]): Issue[] {
  const issues: Issue[] = [];
  const byId = new Map<string, UnitVersion[]>();
  const byCode = new Map<string, UnitVersion[]>();
  for (const { cells, row, version: unit } of versions) {
    const place = (heading: string): Place => ({ ...cells.place(row, heading), unit: unit.id });
    const sameId = byId.get(unit.id)?.find((other) => overlaps(other, unit));
    if (sameId) issues.push(intakeIssue('REGISTER_OVERLAP', place('unit_id'), { unit: unit.id, firstLine: sameId.line }));
    const sameCode = byCode.get(unit.code)?.find((other) => other.id !== unit.id && overlaps(other, unit));
    if (sameCode)
      issues.push(
        intakeIssue('REGISTER_CODE_TWICE', place(cells.has('code') ? 'code' : 'unit_id'), {
          code: unit.code,
          unit: unit.id,
          other: sameCode.id,
          firstLine: sameCode.line,
        }),
      );
    push(byId, unit.id, unit);
    push(byCode, unit.code, unit);
  }
  return issues;
}

function push(map: Map<string, UnitVersion[]>, key: string, unit: UnitVersion): void {
  const known = map.get(key);
  if (known) known.push(unit);
  else map.set(key, [unit]);
}

import {
  ATTRIBUTE_PREFIX,
  BUNDLE_PATHS,
  type BundleManifest,
  droppedItems,
  indicatorOfSeries,
  isKeptBack,
  keptBackPaths,
  keptColumns,
  type Primary,
  PROTECTION_REASONS,
  publishedScheme,
  publishedUnit,
  ROW_KEYS,
  SEALED_TABLES,
  type SealedTableName,
  textOfCell,
} from '@kedu/bundle';
import { markedIndicator } from '@kedu/engine';
import { fromUtf8 } from '@kedu/ledger';
import type { AssessedRun } from '@kedu/tables';
import type { Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import { type CheckedBlocks, withheldRows } from './checkSealed.ts';
import type { Hidden } from './hidden.ts';
import { explainedSeries } from './explained.ts';
import { ProtectionReach } from './protectionReach.ts';
import { eachSealed, PublishedParts } from './publishedParts.ts';
import { reachOfRules } from './reachOfRules.ts';

interface Disclosed {
  readonly run: AssessedRun;
  readonly primary: Primary;
  readonly hidden: Hidden;
  readonly manifest: BundleManifest;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly tables: Tables;
  readonly blocks: CheckedBlocks;
  readonly findings: Findings;
}

/** What may be withheld of a row, beside what a rule says. */
interface MayHide {
  /** For the sake of others, whatever the values are. */
  readonly within: ProtectionReach;
  /** The same as far as it can be told what it hides. */
  readonly explained: ProtectionReach;
  readonly marks: Marks;
}

interface Marks {
  /** Whether a row is about marks, and none of them are shown of its unit. */
  readonly areWithheld: (table: SealedTableName, row: Readonly<Record<string, string>>) => boolean;
}

/** Tables of which no rule withholds a row: columns of a unit that tell it of a person stay away otherwise. */
const REGISTER: readonly SealedTableName[] = ['units', 'memberships', 'successions'];
/** Tables whose rows some rule may be about. */
const RULED: readonly SealedTableName[] = [
  'observations',
  'results',
  'indicators',
  'parts',
  'weights',
  'proposals',
  'determination',
  'references',
];
/** Tables whose rows are each about something that was measured or judged. */
const TELLING: readonly SealedTableName[] = ['observations', 'results', 'indicators', 'parts'];
const SHOWN = 'shown';

/**
 * Holds what is shown and what is withheld against the rules of the scheme: nobody decides that on the day of publication.
 *
 * Shape: a row that rules withhold is withheld for their reason, or for one that keeps less; a row that is withheld for a reason of a rule has such a rule; `protected`,
 * `rank_betrays` and `errors_betray` stand only where the rules could ever reach. Proposals and items of a determination are kept back whole. Small numbers are looked for where they are shown.
 * Rule: DISCLOSE-1, DISCLOSE-14. Errors, as findings: VERIFY_WITHHELD (`no_rule`, `disclosed`, `not_sealed`), VERIFY_MOSTLY_WITHHELD, VERIFY_UNEXPLAINED.
 */
export function checkDisclosure(disclosed: Disclosed): void {
  const { run, primary, manifest, hidden } = disclosed;
  const parts = new PublishedParts(disclosed.tables, disclosed.blocks);
  const { level } = manifest;
  const may: MayHide = {
    within: new ProtectionReach(run, primary, reachOfRules({ run, primary, level, hidden }), hidden.reach, parts),
    explained: new ProtectionReach(run, primary, explainedSeries({ run, primary, level, hidden, parts }), hidden.reach, parts),
    marks: marksOf(disclosed),
  };
  for (const table of [...REGISTER, ...RULED]) checkRows(table, disclosed, may);
  checkMostly(disclosed);
  checkPersonal(disclosed);
}

function checkRows(
  table: SealedTableName,
  { primary, run, hidden, tables, blocks, findings }: Disclosed,
  { within, explained, marks }: MayHide,
): void {
  const file = SEALED_TABLES[table];
  const read = tables.of(file);
  const withheld = withheldRows(blocks, table);
  const isOwed = !REGISTER.includes(table) && (within.isAnywhere || isAboutPeople(table, run));
  if (!read || (withheld.size === 0 && !isOwed)) return;
  const { headings } = read;
  const unexplained = new Map<string, number>();
  for (let number = 0; number < read.count; number += 1) {
    const { line, cells } = read.row(number);
    const row = Object.fromEntries(headings.map((heading, i) => [heading, cells[i] ?? '']));
    const stated = withheld.get(number);
    const owed = primary.withhold(table, row) ?? (isKeptBack(table) && hidden.isKeptBack(table, row) ? 'protected' : undefined);
    const key = ROW_KEYS[table]
      .map((name) => textOfCell(row[name] ?? ''))
      .filter((text) => text !== '')
      .join(' ');
    const say = (reason: 'no_rule' | 'disclosed'): void =>
      findings.add(
        'VERIFY_WITHHELD',
        { file, line, ...(row['unit'] ? { unit: textOfCell(row['unit']) } : {}) },
        { reason, table, key, found: stated ?? SHOWN, expected: owed ?? SHOWN },
      );
    if (stated === undefined) {
      if (owed !== undefined) say('disclosed');
    } else if (isKeptBack(table)) say('no_rule');
    else if ((PROTECTION_REASONS as readonly string[]).includes(stated)) {
      const more = owed === undefined ? 0 : keptColumns(table, stated).length - keptColumns(table, owed).length;
      if (!within.has(table, row, stated) || (more === 0 && owed !== undefined && owed !== stated)) say('no_rule');
      else if (more > 0) say('disclosed');
      else if (owed === undefined && row['unit'] && !explained.has(table, row, stated)) {
        const unit = textOfCell(row['unit']);
        unexplained.set(unit, (unexplained.get(unit) ?? 0) + 1);
      }
    } else if (owed !== stated && !(stated === 'personal' && marks.areWithheld(table, row))) say('no_rule');
  }
  for (const [unit, rows] of unexplained) findings.add('VERIFY_UNEXPLAINED', { file, unit }, { table, key: unit, withheld: rows });
}

/** Figures of groups of raters are withheld where they are few, which nobody sees any more who does not see the figures: those of all groups of a unit, or none. Rule: DISCLOSE-6. */
function marksOf({ run, tables, blocks }: Disclosed): Marks {
  const rated = new Set(run.scheme.indicators.flatMap(({ id, raters }) => (raters ? [id] : [])));
  const [withheld, shown] = [new Set<string>(), new Set<string>()];
  if (rated.size > 0)
    eachSealed(tables, blocks, 'observations', (cell, reason) => {
      const indicator = markedIndicator(cell('indicator'));
      if (indicator !== undefined) (reason === undefined ? shown : withheld).add(`${indicator}\n${cell('unit')}`);
    });
  return {
    areWithheld: (table, row) => {
      const indicator = indicatorOfSeries(textOfCell(row['indicator'] ?? ''));
      const key = `${indicator}\n${textOfCell(row['unit'] ?? '')}`;
      return (table === 'observations' || table === 'indicators') && rated.has(indicator) && withheld.has(key) && !shown.has(key);
    },
  };
}

/** Tables in which something is about persons whatever the scheme says of disclosure. */
function isAboutPeople(table: SealedTableName, { scheme }: AssessedRun): boolean {
  if (table === 'observations') return scheme.indicators.some(({ raters }) => raters !== undefined);
  return table === 'proposals' || table === 'determination';
}

/** Says how much of a table is withheld for the sake of other rows, where that is more than half: it may be owed, but then the table proves little. Rule: DISCLOSE-14. */
function checkMostly({ tables, blocks, findings }: Disclosed): void {
  for (const table of TELLING) {
    const rows = tables.of(SEALED_TABLES[table])?.count ?? 0;
    const reasons = [...withheldRows(blocks, table).values()];
    const isBlank = (reason: string): boolean =>
      (PROTECTION_REASONS as readonly string[]).includes(reason) && !keptColumns(table, reason).includes('rank');
    const protectedRows = reasons.filter(isBlank).length;
    if (2 * protectedRows > rows)
      findings.add('VERIFY_MOSTLY_WITHHELD', { file: SEALED_TABLES[table] }, { table, withheld: protectedRows, rows });
  }
}

/** Names of persons, columns of the register that no rule reads, rows of tables about persons. Rule: DISCLOSE-6. */
function checkPersonal({ run, primary, manifest, files, blocks, tables, findings }: Disclosed): void {
  const say = (reason: 'no_rule' | 'disclosed' | 'not_sealed', table: SealedTableName, file: string, key: string): void =>
    findings.add(
      'VERIFY_WITHHELD',
      { file },
      { reason, table, key, found: reason === 'no_rule' ? 'personal' : SHOWN, expected: reason === 'no_rule' ? SHOWN : 'personal' },
    );
  const { register } = run.trace.input;
  const open = publishedUnit(run.scheme);
  for (const unit of register.versions)
    if (open(unit).name['zh-CN'] !== unit.name['zh-CN'] || open(unit).name.en !== unit.name.en)
      say('disclosed', 'units', BUNDLE_PATHS.units, unit.id);
  for (const heading of tables.of(BUNDLE_PATHS.units)?.headings ?? []) {
    const column = textOfCell(heading);
    const name = column.slice(ATTRIBUTE_PREFIX.length);
    const unit = register.versions[0];
    if (unit && column.startsWith(ATTRIBUTE_PREFIX) && !(name in open({ ...unit, attributes: { [name]: '' } }).attributes))
      say('disclosed', 'units', BUNDLE_PATHS.units, column);
  }
  const texts = new Map(
    [...files].flatMap(([path, bytes]) =>
      path.startsWith(BUNDLE_PATHS.scheme) ? [[path.slice(BUNDLE_PATHS.scheme.length), fromUtf8(bytes) ?? ''] as const] : [],
    ),
  );
  const owed = publishedScheme(run.scheme, texts, { isClosed: () => true, isDropped: droppedItems(run, primary.withhold) });
  for (const file of owed.closed.keys()) say('disclosed', 'files', `${BUNDLE_PATHS.scheme}${file}`, file);
  const sealed = tables.of(SEALED_TABLES.files);
  const keptBack = keptBackPaths(run, manifest.level, withheldRows(blocks, 'observations').size > 0);
  const stand = new Set([...withheldRows(blocks, 'files').keys()].map((number) => textOfCell(sealed?.row(number).cells[0] ?? '')));
  for (const file of keptBack) if (!stand.has(file)) say('not_sealed', 'files', SEALED_TABLES.files, file);
  for (const [number, reason] of withheldRows(blocks, 'files')) {
    if (!sealed || number >= sealed.count) continue;
    const file = textOfCell(sealed.row(number).cells[0] ?? '');
    if (reason !== 'personal')
      findings.add(
        'VERIFY_WITHHELD',
        { file: SEALED_TABLES.files },
        { reason: 'no_rule', table: 'files', key: file, found: reason, expected: 'personal' },
      );
    const isDetermination =
      run.scheme.determination !== undefined && tables.of(`${BUNDLE_PATHS.scheme}${file}`)?.headings.includes('item') === true;
    if (!isDetermination && !keptBack.includes(file) && run.scheme.personalFiles?.includes(file) !== true)
      say('no_rule', 'files', SEALED_TABLES.files, file);
  }
}

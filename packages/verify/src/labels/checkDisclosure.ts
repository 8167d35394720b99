import {
  ATTRIBUTE_PREFIX,
  BUNDLE_PATHS,
  type BundleManifest,
  droppedItems,
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
import { ProtectionReach } from './protectionReach.ts';
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

/** Tables whose rows some rule may be about; columns of a row that tell it of a person stay away otherwise. */
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
 * Rule: DISCLOSE-1, DISCLOSE-14. Errors, as findings: VERIFY_WITHHELD (`no_rule`, `disclosed`, `not_sealed`), VERIFY_MOSTLY_WITHHELD.
 */
export function checkDisclosure(disclosed: Disclosed): void {
  const { run, primary, manifest, hidden } = disclosed;
  const within = new ProtectionReach(run, primary, reachOfRules({ run, primary, level: manifest.level, hidden }), hidden.reach);
  for (const table of RULED) checkRows(table, disclosed, within);
  checkMostly(disclosed);
  checkPersonal(disclosed);
}

function checkRows(table: SealedTableName, { primary, run, hidden, tables, blocks, findings }: Disclosed, within: ProtectionReach): void {
  const file = SEALED_TABLES[table];
  const read = tables.of(file);
  const withheld = withheldRows(blocks, table);
  if (!read || (withheld.size === 0 && !within.isAnywhere && !isAboutPeople(table, run))) return;
  const { headings } = read;
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
      if (!within.has(table, row)) say('no_rule');
      else if (owed !== undefined && keptColumns(table, stated).length > keptColumns(table, owed).length) say('disclosed');
    } else if (owed !== stated && !(stated === 'personal' && isOfMarks(table, row, run))) say('no_rule');
  }
}

/** Figures of groups of raters are withheld where they are few, which nobody sees any more who does not see the figures. Rule: DISCLOSE-6. */
function isOfMarks(table: SealedTableName, row: Readonly<Record<string, string>>, { scheme }: AssessedRun): boolean {
  const name = textOfCell(row['indicator'] ?? '');
  const indicator = markedIndicator(name) ?? name;
  return (
    (table === 'observations' || table === 'indicators') &&
    scheme.indicators.some(({ id, raters }) => raters !== undefined && id === indicator)
  );
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
    const protectedRows = reasons.filter((reason) => reason === 'protected').length;
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
  for (const [number] of withheldRows(blocks, 'files')) {
    if (!sealed || number >= sealed.count) continue;
    const file = textOfCell(sealed.row(number).cells[0] ?? '');
    const isDetermination =
      run.scheme.determination !== undefined && tables.of(`${BUNDLE_PATHS.scheme}${file}`)?.headings.includes('item') === true;
    if (!isDetermination && !keptBack.includes(file) && run.scheme.personalFiles?.includes(file) !== true)
      say('no_rule', 'files', SEALED_TABLES.files, file);
  }
}

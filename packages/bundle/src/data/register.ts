import type { Reading } from '@kedu/ledger';
import type { LocalizedText, Membership, Succession, UnitRegister, UnitVersion } from '@kedu/model';
import { csvDocument, csvNumber } from '@kedu/tables';
import { foundText } from '../fields.ts';
import { BUNDLE_PATHS } from '../paths.ts';
import { Refused, readingOf } from '../refused.ts';
import { anyTable, type RefuseLine, tableRows } from '../tableFile.ts';
import { dataCell, textOfCell } from './text.ts';

export const UNIT_COLUMNS = ['unit', 'code', 'name', 'name_en', 'kind', 'from', 'until', 'example'] as const;
export const MEMBERSHIP_COLUMNS = ['hierarchy', 'unit', 'parent', 'share', 'from', 'until'] as const;
export const SUCCESSION_COLUMNS = ['unit', 'successor', 'share', 'on'] as const;

/** A further column of the register; in the heading `attribute:zone`. */
export const ATTRIBUTE_PREFIX = 'attribute:';

/** The files of a register, by path. */
export interface RegisterTexts {
  readonly units: string;
  readonly memberships: string;
  readonly successions: string;
}

/** The register as three tables, in its own order: what was hashed into the run can be read from them again. Rule: DATA-1. */
export function writeRegister({ versions, memberships, successions }: UnitRegister): RegisterTexts {
  const attributes = [...new Set(versions.flatMap((unit) => Object.keys(unit.attributes)))].sort();
  const headings = [...UNIT_COLUMNS, ...attributes.map((name) => dataCell(`${ATTRIBUTE_PREFIX}${name}`))];
  return {
    units: csvDocument(headings, (rows) => {
      for (const { id, code, name, kind, from = '', until = '', example, attributes: own } of versions)
        rows.row(
          [
            ...[id, code, name['zh-CN'], name.en ?? '', kind, from, until].map(dataCell),
            String(example),
            ...attributes.map((attribute) => dataCell(own[attribute] ?? '')),
          ].join(','),
        );
    }),
    memberships: csvDocument(MEMBERSHIP_COLUMNS, (rows) => {
      for (const { hierarchy, unit, parent, share, from = '', until = '' } of memberships)
        rows.row([...[hierarchy, unit, parent].map(dataCell), csvNumber(share), from, until].join(','));
    }),
    successions: csvDocument(SUCCESSION_COLUMNS, (rows) => {
      for (const { unit, successor, share, on } of successions)
        rows.row([...[unit, successor].map(dataCell), csvNumber(share), on].join(','));
    }),
  };
}

/** Reads the register of a bundle without trusting it. Errors: BUNDLE_DATA (`utf8`, `csv`, `columns`, `cells`, `form`; place: file). Rule: DATA-1. */
export function readBundleRegister(files: Readonly<Record<keyof RegisterTexts, Uint8Array>>): Reading<UnitRegister> {
  const versions = readingOf(() => readVersions(files.units), { file: BUNDLE_PATHS.units });
  if ('issue' in versions) return versions;
  const memberships = readingOf(() => readMemberships(files.memberships), { file: BUNDLE_PATHS.memberships });
  if ('issue' in memberships) return memberships;
  const successions = readingOf(() => readSuccessions(files.successions), { file: BUNDLE_PATHS.successions });
  if ('issue' in successions) return successions;
  return { value: { versions: versions.value, memberships: memberships.value, successions: successions.value } };
}

const refuse: RefuseLine = (reason, line, found = '') => {
  throw new Refused('BUNDLE_DATA', { reason, line, found: foundText(found) });
};

function readVersions(bytes: Uint8Array): readonly UnitVersion[] {
  const { headings, rows } = anyTable(bytes, refuse);
  const own = headings.slice(UNIT_COLUMNS.length).map(textOfCell);
  const isKnown = UNIT_COLUMNS.every((name, i) => headings[i] === name) && own.every((name) => name.startsWith(ATTRIBUTE_PREFIX));
  if (!isKnown || new Set(own).size < own.length) refuse('columns', 1, headings.join(','));
  return rows.map(({ line, cells }) => {
    const [id = '', code = '', zh = '', en = '', kind = '', from = '', until = '', example = '', ...rest] = cells.map(textOfCell);
    if (id === '') refuse('form', line, id);
    if (example !== 'true' && example !== 'false') refuse('form', line, example);
    const name: LocalizedText = en === '' ? { 'zh-CN': zh } : { 'zh-CN': zh, en };
    const attributes = Object.fromEntries(own.map((attribute, i) => [attribute.slice(ATTRIBUTE_PREFIX.length), rest[i] ?? '']));
    return { id, code, name, kind, ...spanOf(from, until, line), example: example === 'true', attributes, line };
  });
}

function readMemberships(bytes: Uint8Array): readonly Membership[] {
  return tableRows(bytes, MEMBERSHIP_COLUMNS, refuse).map(({ line, cells }) => {
    const [hierarchy = '', unit = '', parent = '', share = '', from = '', until = ''] = cells.map(textOfCell);
    return { hierarchy, unit, parent, share: shareOf(share, line), ...spanOf(from, until, line) };
  });
}

function readSuccessions(bytes: Uint8Array): readonly Succession[] {
  return tableRows(bytes, SUCCESSION_COLUMNS, refuse).map(({ line, cells }) => {
    const [unit = '', successor = '', share = '', on = ''] = cells.map(textOfCell);
    return { unit, successor, share: shareOf(share, line), on: dayOf(on, line) };
  });
}

function spanOf(from: string, until: string, line: number): Pick<UnitVersion, 'from' | 'until'> {
  return { ...(from === '' ? {} : { from: dayOf(from, line) }), ...(until === '' ? {} : { until: dayOf(until, line) }) };
}

function dayOf(text: string, line: number): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : refuse('form', line, text);
}

function shareOf(text: string, line: number): number {
  const share = /^\d+(\.\d+)?(e-\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return share > 0 && share <= 1 ? share : refuse('form', line, text);
}

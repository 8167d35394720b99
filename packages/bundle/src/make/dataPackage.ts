import { canonicalJson, type LocalizedText } from '@kedu/model';
import { FIGURE_FILE_COLUMNS } from '../figures/file.ts';
import type { BundleManifest, ListedFile } from '../manifest/manifest.ts';
import { BUNDLE_PATHS, SEALED_TABLES, type SealedTableName } from '../paths.ts';
import { ROW_KEYS } from '../sealed/disclosure.ts';
import { SEALED_COLUMNS } from '../sealed/file.ts';
import { fieldOf } from './fields.ts';

/** A CSV of a bundle, to be described. */
interface DescribedTable {
  /** Name of the resource: `results`. */
  readonly table: string;
  readonly path: string;
  readonly headings: readonly string[];
  readonly key: readonly string[];
}

const TITLES: Readonly<Record<string, LocalizedText>> = {
  units: { 'zh-CN': '单位名册', en: 'register of units' },
  memberships: { 'zh-CN': '隶属关系', en: 'memberships' },
  successions: { 'zh-CN': '承继关系', en: 'successions' },
  observations: { 'zh-CN': '指标数据', en: 'observations' },
  results: { 'zh-CN': '考核结果', en: 'results' },
  indicators: { 'zh-CN': '指标得分', en: 'indicators' },
  parts: { 'zh-CN': '各部分得分', en: 'parts' },
  weights: { 'zh-CN': '权重的作用', en: 'weights' },
  proposals: { 'zh-CN': '结果应用建议', en: 'proposals' },
  references: { 'zh-CN': '参照点', en: 'reference points' },
  determination: { 'zh-CN': '审定', en: 'determination' },
  files: {
    'zh-CN': '封存的全文（涉及个人的名单、含人事建议的各表）',
    en: 'sealed whole texts (lists of persons, tables with proposals on personnel)',
  },
  figures: { 'zh-CN': '不能仅凭本包复算的数字', en: 'figures that are not recomputable' },
  sealed: { 'zh-CN': '封存行', en: 'sealed rows' },
};

/**
 * datapackage.json of a bundle: whoever publishes and whoever checks write the same.
 *
 * Shape: `title` is that of the pack, `headings` of each sealed table that the bundle has, `files` as they are listed. Rule: BUNDLE-6. Errors: RangeError for a column that nobody described.
 * Example: writeDataPackage(manifest, pack.title, new Map([['units', ['unit', …]], …]), files).
 */
export function writeDataPackage(
  { scheme, period }: Pick<BundleManifest, 'period'> & { readonly scheme: Pick<BundleManifest['scheme'], 'id'> },
  title: Partial<LocalizedText>,
  headings: ReadonlyMap<SealedTableName, readonly string[]>,
  files: readonly ListedFile[],
): string {
  const sealed = (Object.keys(SEALED_TABLES) as readonly SealedTableName[]).flatMap((table): readonly DescribedTable[] => {
    const own = headings.get(table);
    return own ? [{ table, path: SEALED_TABLES[table], headings: own, key: ROW_KEYS[table] }] : [];
  });
  const described = [
    ...sealed,
    { table: 'figures', path: BUNDLE_PATHS.figures, headings: FIGURE_FILE_COLUMNS, key: ['list', 'unit', 'figure'] },
    { table: 'sealed', path: BUNDLE_PATHS.sealed, headings: SEALED_COLUMNS, key: ['table', 'block'] },
  ];
  return describe(`${scheme.id}-${period}`.toLowerCase(), title, described, files);
}

/** A Frictionless tabular data package: a resource a table, with the schema of its columns; `title` is Chinese, `description` English. */
function describe(name: string, title: Partial<LocalizedText>, tables: readonly DescribedTable[], files: readonly ListedFile[]): string {
  const listed = new Map(files.map((file) => [file.path, file]));
  return canonicalJson({
    profile: 'tabular-data-package',
    name,
    ...(title['zh-CN'] === undefined ? {} : { title: title['zh-CN'] }),
    ...(title.en === undefined ? {} : { description: title.en }),
    resources: tables.map(({ table, path, headings, key }) => {
      const file = listed.get(path);
      const titles = TITLES[table];
      return {
        profile: 'tabular-data-resource',
        name: table,
        path,
        ...(titles ? { title: titles['zh-CN'], description: titles.en } : {}),
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        ...(file ? { bytes: file.bytes, hash: file.sha256 } : {}),
        dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
        schema: {
          fields: headings.map((heading) => fieldOf(heading, table)),
          missingValues: [''],
          ...(key.length > 0 ? { primaryKey: key } : {}),
        },
      };
    }),
  });
}

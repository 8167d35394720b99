import { canonicalJson, type LocalizedText } from '@kedu/model';
import type { ListedFile } from '../manifest/manifest.ts';
import { fieldOf } from './fields.ts';

/** A CSV of a bundle, to be described. */
export interface DescribedTable {
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
  figures: { 'zh-CN': '不能仅凭本包复算的数字', en: 'figures that are not recomputable' },
  sealed: { 'zh-CN': '封存行', en: 'sealed rows' },
};

/**
 * datapackage.json: a Frictionless tabular data package over the tables of a bundle.
 *
 * Shape: a resource a table, with the schema of its columns; `title` is Chinese, `description` English. Rule: BUNDLE-6. Errors: RangeError for a column that nobody described.
 */
export function writeDataPackage(
  name: string,
  title: LocalizedText,
  tables: readonly DescribedTable[],
  files: readonly ListedFile[],
): string {
  const listed = new Map(files.map((file) => [file.path, file]));
  return canonicalJson({
    profile: 'tabular-data-package',
    name,
    title: title['zh-CN'],
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

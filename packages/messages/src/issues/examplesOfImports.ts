import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code of the files that a server takes. */
export const IMPORT_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  SCHEME_ZIP: { reason: 'yaml', file: '示例省考核方案.zip' },
  SCHEME_NOT_IN_PACK: { version: 'north@2026', known: 'north@2024, north@2025' },
  IMPORT_COLUMNS: { reason: 'none', found: '单位, 数值', expected: '12345热线办结率（%）2026年11月' },
  IMPORT_MAPPING: { reason: 'unknown', found: 'mappings/hotline.yaml' },
  IMPORT_NOT_ASKED: { indicator: '城镇新增就业', found: 'new_jobs', count: 14 },
  IMPORT_REASON: { found: '逾期' },
  IMPORT_TEMPLATE: { reason: 'cells', cells: 606_000, most: 100_000 },
  IMPORT_UNIT: { found: '999999', count: 1 },
  IMPORT_UNFILLED: {},
  CONNECT_SETTING: { reason: 'unconfigured', connector: 'hotline', found: '' },
  CONNECT_SOURCE: { reason: 'address', connector: 'hotline', found: '10.1.2.3' },
};

import { expect, test } from 'vitest';
import { bundleName, type NamedBundle } from '../../src/bundles/bundleName.ts';

const BUNDLE: NamedBundle = {
  authority: { 'zh-CN': '北原省（示例）', en: 'Beiyuan Province (example)' },
  scheme: { 'zh-CN': '年度考核/方案 ..\\', en: 'Annual assessment' },
  period: '2024',
  level: 'public',
  isExample: false,
};

test('RUNNING-12 the file of a bundle is named by authority, scheme, period and level, with signs that every system takes', () => {
  expect(bundleName(BUNDLE, 'zh-CN')).toBe('北原省-示例-年度考核-方案-2024年度-社会公开.zip');
  expect(bundleName({ ...BUNDLE, isExample: true }, 'en')).toBe('Beiyuan-Province-example-Annual-assessment-2024-public-example-data.zip');
  expect(bundleName({ ...BUNDLE, authority: { 'zh-CN': '北原省' }, level: 'internal' }, 'en')).toBe(
    '北原省-Annual-assessment-2024-internal.zip',
  );
  const long = bundleName({ ...BUNDLE, authority: { 'zh-CN': '北'.repeat(500) }, scheme: { 'zh-CN': '考'.repeat(500) } }, 'zh-CN');
  expect(Buffer.byteLength(long)).toBeLessThan(256);
});

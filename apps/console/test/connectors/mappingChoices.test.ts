import { expect, test } from 'vitest';
import { mappingChoices, mappingName } from '../../src/connectors/mappingChoices.ts';
import { CONNECTORS_WORDS } from '../../src/connectors/words.ts';

test('ROUND-12 files are read by what the server offers; what a connector has already stays to be seen', () => {
  const offered = ['template', 'guess', 'mappings/hotline.yaml'];
  expect(mappingChoices(offered, undefined)).toEqual(offered);
  expect(mappingChoices(offered, 'guess')).toEqual(offered);
  expect(mappingChoices(offered, 'mappings/gone.yaml')).toEqual([...offered, 'mappings/gone.yaml']);
  expect(offered.map((each) => mappingName(each, CONNECTORS_WORDS.zh))).toEqual([
    '本平台的填报表',
    '由平台自己认列',
    '映射文件 mappings/hotline.yaml',
  ]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assessPack, openPack, writeRun } from '../src/index.ts';
import { folderOf, temporaryFolder, TINY } from './exampleFolder.ts';

const UNITS = ['bei', 'lian', 'song', 'xin'];
/** Four fictional cities: gdp tells them apart, air is the same for all. */
const CHANGES = {
  'units.csv': `unit_id,code,name,name_en,kind\n${UNITS.map((id, i) => `${id},9901${i}0,示例${i}市,Example ${i},city`).join('\n')}\n`,
  'data/2023.csv': `unit,indicator,period,value\n${UNITS.map((id, i) => `${id},gdp,2023,${50 + 40 * i}\n${id},air,2023,80`).join('\n')}\n`,
};

describe('weights.csv', () => {
  test('OUT-18 a row a part: weight set and in effect, scores, what tells nobody apart', () => {
    const { pack, issues } = openPack(folderOf({ ...TINY, ...CHANGES }));
    if (!pack) throw new Error(JSON.stringify(issues));
    const out = join(temporaryFolder(), 'out');
    expect(writeRun(out, pack, assessPack(pack, { periods: ['2023'] }).assessments)).toEqual([]);
    expect(readFileSync(join(out, 'weights.csv'), 'utf8').split('\r\n')).toEqual([
      'list,period,part,weight,effective,units,mean,deviation,no_effect,redundant_with,against,ranked,example,scheme',
      'cities,2023,gdp,60,1,4,55,22.36068,false,,,4,true,tiny@1',
      'cities,2023,air,40,0,4,80,0,true,,,4,true,tiny@1',
      '',
    ]);
  });
});

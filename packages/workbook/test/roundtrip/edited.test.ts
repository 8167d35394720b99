import type { SheetFile } from '@kedu/intake';
import { type CompiledScheme, type Composite, compileScheme, type Leaf, type Part } from '@kedu/scheme';
import { type ExportRead, faultsOfEdits, schemeFromExport, type WorkbookModel } from '@kedu/workbook';
import { describe, expect, it } from 'vitest';
import { exampleScheme, modelOf, reopenedSheets, type SchemeFile, schemesOf, textsOf, withCell, withRows } from './exported.ts';

const north = exampleScheme('scheme/2023.yaml');
const daoxiang = exampleScheme('scheme/daoxiang-2023.yaml');
const county = exampleScheme('scheme/county-2023.yaml');
const northModel = modelOf(north);
const COUNTY = '指标体系·县域特色产业集群';
const PLACES = '指标体系·设区的市';

describe('LAYOUT-3: what is edited is changed, and nothing else', () => {
  it('a weight of one class: one number of one line', async () => {
    const back = await readBack(withCell(northModel, PLACES, 'economic.gdp_growth', '权重：优化开发区域', 11));
    expect(back.issues).toEqual([]);
    expect(changedLines(north, back)).toEqual([
      ['scheme/2023.yaml', expect.stringContaining('gdp_growth:             { weight: { else: 12, optimised: 11,')],
    ]);
  });

  it('a weight put where the class had none, and one taken away', async () => {
    const model = withCell(northModel, PLACES, 'political.openness', '权重：西北部', '无');
    const back = await readBack(withCell(model, PLACES, 'ecological.mine_restoration', '权重：其余', ''));
    expect(changedLines(north, back).map(([, line]) => line.trim())).toEqual([
      expect.stringContaining('openness:        { weight: { else: 50, northwest: none }, method'),
      expect.stringContaining('mine_restoration:     { weight: { resource: 50 }, method'),
    ]);
  });

  it('a title: its English stays', async () => {
    const back = await readBack(withCell(northModel, PLACES, 'economic', '一级指标', '经济发展'));
    expect(changedLines(north, back)).toEqual([['scheme/2023.yaml', '        title: { zh-CN: 经济发展, en: Economy }']]);
  });

  it('a target that a table gives for everybody: its cell of the table', async () => {
    const back = await readBack(withCell(northModel, PLACES, 'economic.gdp_growth', '目标值', 5.8));
    expect(changedLines(north, back)).toEqual([['scheme/targets.csv', 'gdp_growth,,,2023,5.8,']]);
  });

  it('a field of an indicator of a library: overridden in the scheme (LAYOUT-4)', async () => {
    const back = await readBack(withCell(northModel, PLACES, 'social.hotline_resolution', '责任单位', '省政务服务局'));
    expect(back.issues).toEqual([]);
    expect(back.files.get('scheme/library-2023.1.yaml')).toBe(north.files.get('scheme/library-2023.1.yaml'));
    expect(back.files.get('scheme/2023.yaml')).toContain('indicators: { hotline_resolution: { owner: 省政务服务局 } }');
  });

  it('a rule as words: method, and its limits where the words change them (LAYOUT-7)', async () => {
    const back = await readBack(
      withCell(
        northModel,
        PLACES,
        'ecological.eco_value_conversion',
        '评分标准',
        '排名第一得100分，每后退一名扣５分；最低得20分（同组比较）',
      ),
    );
    expect(back.issues).toEqual([]);
    const leaf = leafOf(compiled(back), 'places', 'ecological.eco_value_conversion');
    expect(leaf).toMatchObject({ method: { name: 'rank', params: { step: 5 } }, floor: 20, peers: 'group' });
  });

  it('a cell of a table, a row of it, and its writing elsewhere', async () => {
    const model = withRows(northModel, 'awards.csv', (rows) => [
      ...rows
        .slice(0, 2)
        .map((row) => row.map((cell) => (cell?.value === '国家科技成果转化示范城市' ? { ...cell, value: '示范城市, 国家级' } : cell))),
      ...rows.slice(3),
      ['990200 连海市', '2023-07-01', '港口', 'national', 2, '新增'].map((value) => ({ value, style: 'input' as const })),
    ]);
    const back = await readBack(model);
    expect(back.issues).toEqual([]);
    const before = (north.files.get('scheme/awards.csv') as string).trimEnd().split('\n');
    expect((back.files.get('scheme/awards.csv') as string).trimEnd().split('\n')).toEqual([
      before[0],
      '990100 北川市,2023-05-18,科技成果转化,national,2,"示范城市, 国家级"',
      ...before.slice(3),
      '990200 连海市,2023-07-01,港口,national,2,新增',
    ]);
  });

  it('a table keeps the writing of the rows that nobody touched', async () => {
    const back = await readBack(withCell(northModel, 'decisions.csv', '示例人员乙', 'bonus_yuan', 51_000));
    expect(changedLines(north, back)).toEqual([
      ['scheme/decisions.csv', '北纪〔2023〕7号,省纪委监委,2023-06-12,990000D12 省农业农村厅,示例人员乙,leader_in_charge,51000'],
    ]);
  });

  it('gates, grades, lights, additions, consequences and other rules, each at its place', async () => {
    const edits: readonly (readonly [string, string, string, string | number])[] = [
      ['红线与等次', 'gates.0', '条件', "value('major_accidents') >= 2"],
      ['红线与等次', 'grades.0.good', '最低总分', 78],
      ['红线与等次', 'grades.1.excellent', '名额比例', '25%'],
      ['预警灯', 'lights.rules.2', '亮灯后', '会上说明'],
      ['加减分', 'score.places.parts.bonus', '合计至多', 4],
      ['加减分', 'score.places.parts.bonus', '同一事项只计最高', '否'],
      ['结果应用', 'consequences.talk', '由谁决定', '省委'],
      ['其他规则', 'score.places.parts.livelihood.aggregate.mix.arithmetic', '内容', '70%'],
      ['其他规则', 'score.places.parts.livelihood.aggregate.mix.worst', '内容', '30%'],
      ['其他规则', 'lights.clear_after', '内容', 3],
    ];
    const model = edits.reduce((here, [sheet, row, heading, value]) => withCell(here, sheet, row, heading, value), northModel);
    const back = await readBack(model);
    expect(back.issues).toEqual([]);
    expect(back.changes).toBe(edits.length);
    expect(changedLines(north, back)).toHaveLength(8);
    const scheme = compiled(back);
    expect(scheme.gates[0]?.when.source).toBe("value('major_accidents') >= 2");
    expect(scheme.grades[0]?.atLeast['good']).toBe(78);
    expect(scheme.grades[1]?.quota?.shares['excellent']).toBe(0.25);
    expect(scheme.lights).toMatchObject({ clearAfter: 3, rules: [{}, {}, { then: 'explain_at_meeting' }] });
    expect(partOf(scheme, 'places', 'bonus')).toMatchObject({ cap: 4, highestOnly: false });
    expect(partOf(scheme, 'places', 'livelihood')).toMatchObject({ aggregate: [{ share: 0.7 }, { share: 0.3 }] });
  });

  it('LAYOUT-4: an override of a parent goes into the child, whole where the parent wrote it', async () => {
    const back = await readBack(withCell(modelOf(daoxiang), '指标体系', 'farmland', '权重（本级＝100）', 60));
    const both = await readBack(withCell(modelOf(daoxiang), '指标体系', 'farmland', '评分标准', '完成目标得满分，未完成得30分'));
    expect(changedLines(daoxiang, back)).toEqual([['scheme/daoxiang-2023.yaml', '      farmland:  { weight: 60 }']]);
    expect(changedLines(daoxiang, both)).toEqual([
      ['scheme/daoxiang-2023.yaml', '      farmland:  { weight: 70, method: { all_or_nothing: { otherwise: 30 } } }'],
    ]);
  });
});

describe('LAYOUT-6: rows', () => {
  const row = (cells: Readonly<Record<number, string | number>>) =>
    Array.from({ length: 21 }, (_, index) => (cells[index] === undefined ? undefined : { value: cells[index], style: 'input' as const }));

  it('a new row is a leaf with its indicator', async () => {
    const model = withRows(modelOf(county), '指标体系·县域特色产业集群', (rows) => [
      ...rows,
      row({
        0: '集群用电',
        1: 10,
        2: 5,
        3: '%',
        4: '越高越好',
        6: '5及以下得0分，10及以上得满分，其间按比例计分',
        7: '省电力公司',
        12: 'power',
      }),
    ]);
    const shrunk = withCell(model, '指标体系·县域特色产业集群', 'output', '权重（本级＝100）', 40);
    const back = await readBack(shrunk);
    expect(back.issues).toEqual([]);
    const scheme = compiled(back);
    expect(leafOf(scheme, 'counties', 'power')).toMatchObject({
      weight: { otherwise: 10 },
      method: { name: 'goalposts', params: { worst: 5, best: 10 } },
    });
    expect(scheme.indicators.find(({ id }) => id === 'power')).toMatchObject({
      title: { 'zh-CN': '集群用电' },
      unit: '%',
      target: 5,
      owner: '省电力公司',
    });
  });

  it('a row taken out takes its part out', async () => {
    const back = await readBack(
      withCell(
        withRows(modelOf(county), '指标体系·县域特色产业集群', (rows) =>
          rows.filter((cells) => !cells.some((cell) => cell?.value === 'brand')),
        ),
        '指标体系·县域特色产业集群',
        'output',
        '权重（本级＝100）',
        70,
      ),
    );
    expect(back.issues).toEqual([]);
    expect(compiled(back).trees['counties']?.parts.map(({ name }) => name)).toEqual(['output', 'leaders']);
  });

  it('rows in another order, blank rows and a further column change nothing', async () => {
    const model = withRows(northModel, '指标属性', (rows) => [
      ...rows.slice(0, 2).map((cells, index) => (index === 1 ? [...cells, { value: '备注', style: 'text' as const }] : cells)),
      [],
      ...rows.slice(2).reverse(),
    ]);
    const back = await readBack(model);
    expect([back.issues, back.changes]).toEqual([[], 0]);
  });
});

describe('LAYOUT-5, LAYOUT-7: what cannot be followed is said at its cell', () => {
  it.each<[string, (model: WorkbookModel) => WorkbookModel, object]>([
    [
      'words of a rule that say nothing known',
      (model) => withCell(model, PLACES, 'economic.gdp_growth', '评分标准', '视情况酌情给分'),
      { code: 'EXPORT_CRITERION', place: { sheet: PLACES, cell: 'O5' }, args: { found: '视情况酌情给分', rest: '视情况酌情给分' } },
    ],
    [
      'a weight that is no number',
      (model) => withCell(model, PLACES, 'economic.gdp_growth', '权重：其余', '十二'),
      { code: 'EXPORT_CELL', place: { cell: 'C5' }, args: { heading: '权重：其余', found: '十二' } },
    ],
    [
      'a direction that is none of the words',
      (model) => withCell(model, PLACES, 'economic.gdp_growth', '方向', '正向'),
      { code: 'EXPORT_CELL', args: { found: '正向', expected: '越高越好、越低越好' } },
    ],
    [
      'a target that stands in a table by class',
      (model) => withCell(model, PLACES, 'economic.water_investment', '目标值', 100),
      { code: 'EXPORT_CELL_FIXED', args: { found: '100', expected: '见目标表', elsewhere: 'targets' } },
    ],
    [
      'a cell that the system fills in',
      (model) => withCell(model, '指标属性', 'gdp_growth', '序时进度', '50%'),
      { code: 'EXPORT_CELL_FIXED', args: { elsewhere: 'fixed', heading: '序时进度' } },
    ],
    [
      'a title left blank',
      (model) => withCell(model, PLACES, 'economic', '一级指标', ''),
      { code: 'EXPORT_BLANK', args: { heading: '一级指标', key: 'economic' } },
    ],
    [
      'a heading that is gone',
      (model) =>
        withRows(model, '结果应用', (rows) => rows.map((cells) => cells.map((cell) => (cell?.value === '由谁决定' ? undefined : cell)))),
      { code: 'EXPORT_HEADING_MISSING', args: { heading: '由谁决定', sheet: '结果应用' } },
    ],
    [
      'a heading that stands twice',
      (model) => withRows(model, '其他规则', (rows) => rows.map((cells) => (cells[1]?.value === '内容' ? [...cells, cells[1]] : cells))),
      { code: 'EXPORT_HEADING_TWICE', place: { cell: 'D2' }, args: { heading: '内容', first: 'B2' } },
    ],
    [
      'a key that stands twice',
      (model) => withRows(model, '预警灯', (rows) => [...rows, rows.at(-1) as (typeof rows)[number]]),
      { code: 'EXPORT_KEY_TWICE', args: { key: 'lights.rules.2' } },
    ],
    [
      'a row without its key',
      (model) => withCell(model, PLACES, 'economic.gdp_growth', '指标标识', ''),
      { code: 'EXPORT_KEY_MISSING', args: { heading: '指标标识', found: '地区生产总值增长率' } },
    ],
    [
      'a key that names no node',
      (model) => withCell(model, PLACES, 'economic.gdp_growth', '指标标识', 'economy.gdp_growth'),
      { code: 'EXPORT_KEY_UNKNOWN', args: { key: 'economy.gdp_growth' } },
    ],
    [
      'a key that is no identifier',
      (model) => withCell(model, PLACES, 'economic.gdp_growth', '指标标识', '地区生产总值'),
      { code: 'EXPORT_KEY_FORM', args: { key: '地区生产总值' } },
    ],
    [
      'an unknown row where none can be added',
      (model) => withCell(model, '结果应用', 'consequences.talk', '路径', 'consequences.tlak'),
      { code: 'EXPORT_KEY_UNKNOWN', args: { key: 'consequences.tlak', nearest: 'consequences.talk' } },
    ],
    [
      'a sheet that is gone',
      (model) => ({ sheets: model.sheets.filter(({ name }) => name !== '红线与等次') }),
      { code: 'EXPORT_SHEET_MISSING', args: { sheet: '红线与等次' } },
    ],
    [
      'one indicator in two sheets, edited differently',
      (model) => withCell(withCell(model, PLACES, 'leaders', '数据来源', '甲'), '指标体系·省直部门', 'leaders', '数据来源', '乙'),
      { code: 'EXPORT_CONFLICT', args: { path: 'indicators.leader_mark.source', found: '乙', first: '甲' } },
    ],
    [
      'a rule edited as words and exactly',
      (model) =>
        withCell(
          withCell(model, PLACES, 'reform.patents', '评分标准', '第一名得满分，其余按与第一名之比计分'),
          '其他规则',
          'score.places.parts.reform.parts.patents.method',
          '内容',
          'given',
        ),
      { code: 'EXPORT_EXACT_COUNTS', severity: 'notice', args: { path: 'score.places.parts.reform.parts.patents.method' } },
    ],
  ])('%s', async (_, edit, expected) => {
    const back = await readBack(edit(northModel));
    expect(back.issues).toContainEqual(expect.objectContaining(deep(expected)));
    for (const { place } of back.issues) expect(place.file).toBe('指标体系.xlsx');
  });

  it('the other edits are made all the same', async () => {
    const model = withCell(
      withCell(northModel, PLACES, 'economic.gdp_growth', '权重：其余', '十二'),
      '结果应用',
      'consequences.talk',
      '由谁决定',
      '省委',
    );
    const back = await readBack(model);
    expect([back.issues.length, back.changes]).toEqual([1, 1]);
    expect(compiled(back).consequences.find(({ id }) => id === 'talk')?.decides).toBe('省委');
  });

  it('LAYOUT-6: a part of a parent cannot be taken out', async () => {
    const model = withRows(modelOf(daoxiang), '指标体系', (rows) =>
      rows.filter((cells) => !cells.some((cell) => cell?.value === 'farmland')),
    );
    const back = await readBack(model);
    expect([back.changes, back.issues]).toMatchObject([
      0,
      [{ code: 'EXPORT_ROW_FIXED', args: { key: 'farmland', elsewhere: 'inherited' } }],
    ]);
  });

  it('LAYOUT-6: a row of a rule for several indicators can neither be changed nor taken out', async () => {
    const sdg = schemesOf(textsOf('packs/sdg-2019'))[0] as SchemeFile;
    const goal = sdg.scheme.trees['countries']?.parts[0] as Composite;
    const [first, second] = goal.parts.map(({ path }) => path) as [string, string];
    const model = withRows(withCell(modelOf(sdg), '指标体系', first, '权重（相对）', 2), '指标体系', (rows) =>
      rows.filter((cells) => !cells.some((cell) => cell?.value === second)),
    );
    const back = await readBack(model);
    expect(back.issues).toMatchObject([
      { code: 'EXPORT_CELL_FIXED', args: { elsewhere: 'each', found: '2', expected: '1' } },
      { code: 'EXPORT_ROW_FIXED', args: { elsewhere: 'each', key: second } },
    ]);
  });

  it('a field of an indicator that is a row of a table: its cell there', async () => {
    const sdg = schemesOf(textsOf('packs/sdg-2019'))[0] as SchemeFile;
    const { id, owner } = sdg.scheme.indicators[0] as CompiledScheme['indicators'][number];
    const leaf = `goal_1.${id}`;
    const row =
      sdg.scheme.trees['countries']?.parts
        .flatMap((part) => (part as Composite).parts.map(({ path }) => path))
        .find((path) => path.endsWith(`.${id}`)) ?? leaf;
    const back = await readBack(withCell(modelOf(sdg), '指标体系', row, '责任单位', '某机构'));
    expect(back.issues).toEqual([]);
    expect(changedLines(sdg, back)).toEqual([['scheme/indicators.csv', expect.stringMatching(new RegExp(`^${id},.*,某机构,`))]]);
    expect(owner).not.toBe('某机构');
  });
});

describe('LAYOUT-8: faults of the edited scheme', () => {
  const found = async (model: WorkbookModel) =>
    faultsOfEdits(await readBack(model)).map(({ code, place: { file, path, sheet, cell } }) => ({ code, file, path, sheet, cell }));

  it('weights that no longer add up name the cell that was edited', async () => {
    const faults = await found(withCell(modelOf(county), COUNTY, 'output', '权重（本级＝100）', 51));
    expect(faults).toEqual([
      expect.objectContaining({
        code: 'WEIGHT_SUM',
        file: 'scheme/county-2023.yaml',
        sheet: COUNTY,
        cell: expect.stringMatching(/^B\d+$/),
      }),
    ]);
  });

  it('each fault has its own cell', async () => {
    const model = withCell(northModel, '红线与等次', 'gates.0', '条件', "value('nothing') >= 2");
    const faults = await found(withCell(model, '结果应用', 'consequences.talk', '由谁决定', '省委'));
    expect(faults).toMatchObject([{ path: 'gates.0.when', sheet: '红线与等次', cell: expect.stringMatching(/^[A-Z]\d+$/) }]);
  });

  it('a table that was edited is named by its sheet', async () => {
    const faults = await found(withCell(northModel, 'targets.csv', 'gdp_growth', 'indicator', 'gdp_grwth'));
    expect(faults).toContainEqual(expect.objectContaining({ file: 'scheme/targets.csv', sheet: 'targets.csv' }));
  });

  it('nothing is said where nothing was edited', async () => {
    expect(await found(northModel)).toEqual([]);
  });
});

describe('LAYOUT-2: texts that were altered', () => {
  it('are refused with the file', async () => {
    const model = withRows(northModel, '方案原文', (rows) =>
      rows.map((cells, index) => (index === 40 ? Object.assign([...cells], { 2: { value: 'x', style: 'muted' } }) : cells)),
    );
    const back = await readBack(model);
    expect([back.files.size, back.issues]).toMatchObject([0, [{ code: 'EXPORT_SOURCE_ALTERED', args: { file: expect.any(String) } }]]);
  });

  it('are missed where the sheet is gone', async () => {
    const back = await readBack({ sheets: northModel.sheets.slice(0, -1) });
    expect(back.issues).toMatchObject([{ code: 'EXPORT_SOURCE_MISSING', args: { sheet: '方案原文' } }]);
  });
});

async function readBack(model: WorkbookModel): Promise<ExportRead> {
  const file: SheetFile = await reopenedSheets(model);
  return schemeFromExport(file);
}

function compiled({ files, entry }: ExportRead): CompiledScheme {
  const { scheme, issues } = compileScheme({ files, entry });
  if (!scheme) throw new Error(JSON.stringify(issues.filter(({ severity }) => severity === 'error')));
  return scheme;
}

/** Lines of files that are not as they were: file and the new line. */
function changedLines(given: SchemeFile, { files }: ExportRead): [string, string][] {
  return [...files].flatMap(([name, text]) => {
    const before = (given.files.get(name) ?? '').split('\n');
    return text.split('\n').flatMap((line, index): [string, string][] => (line === before[index] ? [] : [[name, line]]));
  });
}

function partOf(scheme: CompiledScheme, list: string, path: string): Part {
  const found = path
    .split('.')
    .reduce<Part | undefined>(
      (here, name) => (here as Composite | undefined)?.parts.find((part) => part.name === name),
      scheme.trees[list],
    );
  if (!found) throw new Error(`no part ${path}`);
  return found;
}

function leafOf(scheme: CompiledScheme, list: string, path: string): Leaf {
  return partOf(scheme, list, path) as Leaf;
}

function deep(expected: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => [key, typeof value === 'object' ? expect.objectContaining(value as object) : value]),
  );
}

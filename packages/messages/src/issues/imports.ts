import { type IssueWords, wording } from './wording.ts';

/** Files that a server takes: of schemes, of figures, and of systems that have figures (apps/server). */
export const IMPORT_WORDS = {
  SCHEME_ZIP: wording(
    {
      what: '文件[[“{file}”]]不能用作方案文件：{reason:scheme_zip}。',
      expected: '考核包压缩成的 .zip 文件，其中有 pack.yaml',
      remedy: '请在自己的电脑上打开考核包的文件夹，确认其中有 pack.yaml，把整个文件夹压缩成一个 .zip 文件，再在本页选它上传。',
    },
    {
      what: 'The file[[ “{file}”]] does not hold the files of a scheme: {reason:scheme_zip}.',
      expected: 'the folder of the pack as one .zip file, with pack.yaml in it',
      remedy:
        'Open the folder of the pack on your computer, see that pack.yaml is in it, zip the whole folder, and choose that .zip file on this page.',
    },
  ),
  SCHEME_NOT_IN_PACK: wording(
    {
      what: '压缩包里没有方案版本 {version}。',
      found: '[[{known}]]',
      expected: '{version}',
      why: '上传的文件必须就是要起草的这一版，复核和发布的才是同一份规则。',
      remedy: '请核对方案编号和版本（scheme、version），或选对应的方案版本再上传。',
    },
    {
      what: 'The version {version} is not in the archive.',
      found: '[[{known}]]',
      expected: '{version}',
      why: 'What is uploaded must be the version that is drafted, so that what is reviewed and published is one rule book.',
      remedy: 'Check the fields scheme and version of the file, or choose the version that it holds.',
    },
  ),
  IMPORT_COLUMNS: wording(
    {
      what: '文件不是本轮次的填报表：{reason:import_columns}。',
      found: '[[{found}]]',
      expected: '[[{expected}]]',
      why: '列名认不准，数据就会记到别的指标上。',
      remedy: '请下载本轮次的填报表，把数据粘贴进去后上传，列名和单位编号不要改动。',
    },
    {
      what: 'The file is not the template of this round: {reason:import_columns}.',
      found: '[[{found}]]',
      expected: '[[{expected}]]',
      why: 'Where headings are not certain, figures would go to another indicator.',
      remedy: 'Download the template of this round, paste the figures into it and leave headings and unit IDs as they are.',
    },
  ),
  IMPORT_MAPPING: wording(
    {
      what: '不知道怎样读这个文件：{reason:import_mapping}。',
      found: '[[{found}]]',
      why: '读法不确定时不猜，猜错的数据比没有数据更难发现。',
      remedy: '{reason:import_mapping_remedy}。',
    },
    {
      what: 'Nobody knows how to read this file: {reason:import_mapping}.',
      found: '[[{found}]]',
      why: 'Nothing is guessed where it is not certain: a wrong figure is harder to find than a missing one.',
      remedy: '{reason:import_mapping_remedy}.',
    },
  ),
  IMPORT_NOT_ASKED: wording(
    {
      what: '本期不填报“{indicator}”[[（共 {count:several} 处）]]。',
      found: '{found}',
      why: '没有要求的数据不收，免得重复报送。',
      remedy: '请从文件里删去这个指标后重新上传；本期应当填报的，请绩效办核对轮次的采集范围。',
    },
    {
      what: 'This round does not ask for “{indicator}”[[ ({count:several} places)]].',
      found: '{found}',
      why: 'What was not asked for is not taken, so that nothing is reported twice.',
      remedy:
        'Take the indicator out of the file and upload it again; if it should be asked for, the performance office looks at what the round collects.',
    },
  ),
  IMPORT_REASON: wording(
    {
      what: '“{found}”不用填报，由系统按数据发布日自己判断。',
      expected: '一个数；或没有数据的原因：来源延迟、不适用、保密；还没有的留空',
      why: '是否到期、是否逾期人人同一个算法，填报的人不能替系统说。',
      remedy: '请清空这一格；有数据就填数，来源没有按时给出的填“来源延迟”。',
    },
    {
      what: '“{found}” is not reported: the platform tells it by the days of publication.',
      expected: 'a number, or why there is none: source_late, not_applicable, withheld; blank where there is nothing yet',
      why: 'What is due and what is overdue is told alike for all, not by whoever reports.',
      remedy: 'Clear the cell, give the number where there is one, or source_late where its source is late.',
    },
  ),
  IMPORT_TEMPLATE: wording(
    {
      what: '填报表没有生成：{reason:import_template}。',
      found: '[[{cells:several} 个单元格]]',
      expected: '[[最多 {most:several} 个单元格]]',
      why: '太大的表格打开和保存都很慢，生成它还会让别人等待。',
      remedy: '请在“只要一个指标”（indicator）处选一个指标，逐个下载；已经选了的，请过一会儿再下载一次。',
    },
    {
      what: 'The template was not made: {reason:import_template}.',
      found: '[[{cells:several} cells]]',
      expected: '[[at most {most:several} cells]]',
      why: 'A very large sheet is slow to open and to save, and others wait while it is made.',
      remedy: 'Choose one under “One indicator only” (indicator) and download them one at a time; with one chosen, try again in a moment.',
    },
  ),
  IMPORT_UNIT: wording(
    {
      what: '这一行的单位编号不是填报表里的[[（共 {count:several} 行）]]。',
      found: '[[{found}]]',
      expected: '填报表 A 列（平时隐藏）里原来的编号',
      why: '每一行按单位编号认，编号改了就不知道数据是哪个单位的。',
      remedy: '请重新下载填报表，把数据填到该单位的那一行；多出来的行请删去。',
    },
    {
      what: 'The unit ID of this row is none of the template’s[[ ({count:several} rows)]].',
      found: '[[{found}]]',
      expected: 'the ID that stood in column A of the template, which is hidden',
      why: 'Rows are known by the IDs of units: with another one nobody knows whose the figure is.',
      remedy: 'Download the template again and put the figure into the row of its unit; delete rows that were added.',
    },
  ),
  IMPORT_UNFILLED: wording(
    {
      what: '文件里没有填写数据。',
      expected: '至少一格有数，或写明没有数据的原因（来源延迟、不适用、保密）',
      why: '空白单元格不算数据，没有可以入库的。',
      remedy: '请在填报表的白色单元格里填写数据，保存后再上传。',
    },
    {
      what: 'Nothing is filled in in this file.',
      expected: 'a number in one cell at least, or why there is none (source_late, not_applicable, withheld)',
      why: 'Blank cells are no figures, so there is nothing to record.',
      remedy: 'Fill in the white cells of the template, save it, and upload it again.',
    },
  ),
  CONNECT_SETTING: wording(
    {
      what: '数据对接 {connector} 现在不能取数：{reason:connect_setting}。',
      found: '[[{found}]]',
      why: '对接的来源由系统管理员在服务器上配置，网页上不能更改。',
      remedy: '请联系系统管理员检查数据文件夹里的 connectors.json；恢复以前可以暂停对接，改由人填报。',
    },
    {
      what: 'The connector {connector} can bring nothing now: {reason:connect_setting}.',
      found: '[[{found}]]',
      why: 'Where a connector finds its figures is configured on the server, not on a page.',
      remedy:
        'Ask whoever runs the server to check connectors.json in the data folder; until then the connector may be suspended, so that people are asked.',
    },
  ),
  CONNECT_SOURCE: wording(
    {
      what: '数据对接 {connector} 没有取到文件：{reason:connect_source}。',
      found: '[[{found}]]',
      why: '没有取到就什么也没有改动。',
      remedy: '请检查来源后再取一次；一时恢复不了的，请暂停对接并写明原因，再由人填报。',
    },
    {
      what: 'The connector {connector} got no file: {reason:connect_source}.',
      found: '[[{found}]]',
      why: 'Nothing was changed.',
      remedy: 'Look after the source and capture again; if it takes longer, suspend the connector with a reason, and people are asked.',
    },
  ),
} as const satisfies IssueWords;

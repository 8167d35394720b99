import { words, type WordTable } from './table.ts';

/** What is wrong with the columns of a filled template. */
export const IMPORT_COLUMNS_WORDS = {
  sheet: words('没有填报表', 'the sheet to fill in is not there'),
  unit: words('找不到单位编号列', 'the column of unit IDs is not there'),
  twice: words('同一列名出现了两次', 'one heading stands there twice'),
  none: words('没有一列是本轮次要的数据', 'no column holds figures that the round asks for'),
} as const satisfies WordTable;

/** Why a file is no files of a scheme. */
export const SCHEME_ZIP_WORDS = {
  yaml: words('里面没有 pack.yaml，不是考核包', 'there is no pack.yaml in it, so it is no pack'),
  damaged: words('它不是 .zip 压缩包，或没有传完整', 'it is no .zip archive, or did not arrive whole'),
} as const satisfies WordTable;

/** Why nobody knows how to read a file. */
export const IMPORT_MAPPING_WORDS = {
  unknown: words('方案文件里没有这个对照表', 'the files of the scheme hold no such mapping'),
  unsure: words('自动识别没有把握', 'the guess is not certain'),
  ended: words('读取中途停止，可以再传一次', 'reading it broke off; it may be brought again'),
  scheme: words('读不出这一轮次的方案文件', 'the files of the scheme of the round cannot be read'),
} as const satisfies WordTable;

/** What to do about a file that nobody knows how to read. */
export const IMPORT_MAPPING_REMEDY_WORDS = {
  unknown: words(
    '请用本轮次的填报表，或请绩效办在方案文件的 mappings 文件夹里补上对照表',
    'Use the template of the round, or ask the performance office to add a mapping to the folder mappings of the scheme',
  ),
  unsure: words('请改用本轮次的填报表', 'Use the template of the round'),
  ended: words(
    '请把同一个文件再上传一次；仍然读不完的，请分成几个较小的文件',
    'Upload the same file once more; where it breaks off again, divide it into smaller ones',
  ),
  scheme: words('请告诉绩效办，由绩效办检查这一轮次的方案文件', 'Tell the performance office, which checks the files of the scheme'),
} as const satisfies WordTable;

/** Why there is no template. */
export const IMPORT_TEMPLATE_WORDS = {
  cells: words('要填的单元格太多', 'it has too many cells'),
  ended: words('生成中途停止', 'making it broke off'),
} as const satisfies WordTable;

/** Why a connector is not ready. */
export const CONNECT_SETTING_WORDS = {
  not_live: words('它没有在运行', 'it is not live'),
  unconfigured: words('服务器上还没有配置它的来源', 'its source is not configured on the server'),
  form: words('服务器上的 connectors.json 读不出，或写得不对', 'connectors.json of the server cannot be read, or is not right'),
  secret: words(
    '配置里指名的环境变量没有设置，或值里有换行等不能发送的字符',
    'an environment variable that the setting names is not set, or holds a line break or another character that cannot be sent',
  ),
} as const satisfies WordTable;

/** Why a source gave no file. */
export const CONNECT_SOURCE_WORDS = {
  folder: words('交换文件夹打不开', 'the exchange folder cannot be opened'),
  empty: words('交换文件夹里没有数据文件', 'the exchange folder holds no data file'),
  growing: words('文件还在写入', 'the file is still being written'),
  unreadable: words('最新的文件打不开或读不出', 'the newest file cannot be opened or read'),
  large: words('文件超过 100 MiB', 'the file is larger than 100 MiB'),
  host: words('这台主机不在允许的名单里', 'the host is not on the list of those that may be asked'),
  plain: words('只能经 HTTPS 取数', 'figures are fetched over HTTPS alone'),
  address: words('主机名指向内部网络的地址', 'the name leads to an address of an internal network'),
  redirect: words('对方要求转到别的地址', 'it sends to another address'),
  status: words('对方没有给出文件', 'it gave no file'),
  late: words('60 秒内没有取完', 'it took longer than 60 seconds'),
  broken: words('连不上，或中途断开', 'it cannot be reached, or broke off'),
} as const satisfies WordTable;

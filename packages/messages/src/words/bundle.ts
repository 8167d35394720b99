import { type Words, words } from './table.ts';

/** What is wrong with a file of a bundle or an entry of its log (docs/spec/bundle.md). */
export const BUNDLE_FAULT_WORDS = {
  size: words('太大', 'it is too large'),
  utf8: words('不是 UTF-8 文本', 'it is no text in UTF-8'),
  json: words('不是 JSON', 'it is no JSON'),
  deep: words('一层套一层太深（最多 32 层）', 'lists and objects stand too deep in one another (32 at most)'),
  canonical: words(
    '不是规范写法（RFC 8785）：同一内容只许一种写法',
    'it is not in canonical form (RFC 8785), the one spelling that counts',
  ),
  unknown: words('多出了不认识的内容', 'there is something that nobody knows'),
  absent: words('缺少必要的内容', 'something is missing that must be there'),
  form: words('写法不对', 'it is not written as it should be'),
  order: words('次序不对，可能有删减或重复', 'it is out of order: something may have been left out or stands twice'),
  twice: words('重复出现', 'it stands there twice'),
  csv: words('引号不配对', 'its quotes do not close'),
  columns: words('列名不是应有的', 'its columns are not those that it should have'),
  cells: words('这一行的单元格数与表头不符', 'the row has not as many cells as the heading'),
} as const satisfies Readonly<Record<string, Words>>;

/** What is wrong with the file of the secret behind the salts. */
export const SALT_FAULT_WORDS = {
  unreadable: words('读不了', 'it cannot be read'),
  form: words('不是32个字节', 'it has not 32 bytes'),
  open: words('别人也能读', 'others may read it'),
  unwritable: words('不能新建', 'it cannot be made'),
} as const satisfies Readonly<Record<string, Words>>;

/** How example data are allowed into a bundle, by where somebody asks. */
export const EXAMPLE_ALLOWED_WORDS = {
  command: words('请在命令里加 --example-site', 'add --example-site to the command'),
  page: words('请在本页勾选“允许示例数据”', 'tick “Allow example data” on this page'),
} as const satisfies Readonly<Record<string, Words>>;

/** What an entry of the log is about. */
export const PUBLISHED_KIND_WORDS = {
  scheme: words('考核方案', 'scheme'),
  data: words('数据', 'data'),
  run: words('计算结果', 'run'),
  determination: words('审定', 'determination'),
  publication: words('公开', 'publication'),
  withdrawal: words('撤回', 'withdrawal'),
  opening: words('查验', 'opening'),
} as const satisfies Readonly<Record<string, Words>>;

import { type Words, words } from './table.ts';

/** Why the reference runs, or one thread (KERNEL-10). */
export const KERNEL_REASON_WORDS = {
  asked: words('是这样要求的', 'it was asked for'),
  webassembly: words('本机不允许 WebAssembly', 'there is no WebAssembly here'),
  simd: words('本机的 WebAssembly 没有 SIMD', 'WebAssembly has no SIMD here'),
  cores: words('本机只有一个处理器核', 'there is one core only'),
  shared_memory: words('本机没有共享内存', 'there is no shared memory here'),
  thread_failed: words('其他线程没有启动，或中途停止', 'the other threads did not start, or ended before they were done'),
  thread_program: words(
    '从源代码直接运行，没有线程程序（先运行 npm run build，再用编好的命令）',
    'it runs from source, where there is no program for threads (run “npm run build” and take the built command)',
  ),
} as const satisfies Readonly<Record<string, Words>>;

/** Parts of the head of a sealed file (SEAL-3). */
export const HEAD_PART_WORDS = {
  text: words('文件头不是可读的文本', 'the head is no text that can be read'),
  fields: words('文件头缺项或写法不对', 'fields of the head are missing or of another form'),
  units: words('单位的个数或位置不对', 'number or place of the units is not right'),
  profiles: words('单位种类的起止不对', 'where kinds of unit begin and end is not right'),
  columns: words('数值列的位置、长度或种类不对', 'place, length or kind of a column is not right'),
  length: words('文件比文件头所说的长，或文件头长得不合常理', 'the file is longer than its head says, or the head longer than any can be'),
  lights: words('亮灯的时点、数值列或上期状态与方案对不上', 'moments, columns or earlier states of lights are not those of the scheme'),
  results: words('没有写明应当算出的结果', 'it does not say which results must come out'),
} as const satisfies Readonly<Record<string, Words>>;

/** Why a list is not sealed. */
export const NOT_SEALED_WORDS = {
  plan: words('有一项要看其他单位或往期数据', 'a part asks other units or earlier values'),
} as const satisfies Readonly<Record<string, Words>>;

/** What a list that is sealed is like, by what stands in the way. */
export const SEALABLE_WORDS = {
  plan: words(
    '每项得分只看本单位的数值、参数和已冻结的参照点',
    'scores that hang on the unit’s own value, on parameters and on frozen reference points',
  ),
} as const satisfies Readonly<Record<keyof typeof NOT_SEALED_WORDS, Words>>;

/** Why it is not clear which list is meant. */
export const WHICH_LIST_WORDS = {
  absent: words('没有写 --list', '--list was not written'),
  unknown: words('没有这个考核序列', 'there is no such list'),
  several: words('不止一个方案有这个考核序列', 'more than one scheme has this list'),
} as const satisfies Readonly<Record<string, Words>>;

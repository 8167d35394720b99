import type { Locale } from '@kedu/model';
import type { SealedList } from '@kedu/runner';

/** What `kedu seal` and `kedu assess --from` say. */
export interface CountryWords {
  readonly about: string;
  readonly period: string;
  readonly list: string;
  readonly out: string;
  readonly from: string;
  readonly kernel: string;
  readonly kernelRange: (found: string) => string;
  readonly threads: string;
  readonly threadsRange: (found: string) => string;
  readonly verify: string;
  readonly sealing: string;
  readonly scoring: string;
  sealed(one: SealedList, file: string): string;
  notWith(option: string): string;
  scored(hash: string): string;
}

const CHINESE: CountryWords = {
  about: '把考核包一期的一个考核序列封存成一个文件（.kds），大规模名单可整列快速计算',
  period: '封存哪一期；默认最后一期',
  list: '封存哪个考核序列；有多个时必须写',
  out: '封存文件，整体写出或完全不写',
  from: '不读原始数据，用 kedu seal 封存的文件计算名次、等次和亮灯',
  kernel: '用哪种算法：wasm（快，默认）或 js（参考算法），结果相同',
  kernelRange: (found) => `没有算法“${found}”，应为 js 或 wasm`,
  threads: '用几个线程；默认为处理器核数',
  threadsRange: (found) => `“${found}”不是线程数，应为 1 至 99`,
  verify: '重新核对封存文件的校验值',
  sealing: '正在封存 ……',
  scoring: '正在计算 ……',
  sealed: ({ scheme, list, period, units, hash, bytes }, file) =>
    `已封存 ${scheme} 的“${list}” ${period}（${units} 个单位，${bytes} 字节）：${file}\n校验值 ${hash}`,
  notWith: (option) => `用 --from 时不能写 ${option}：这些在封存时已经定了。`,
  scored: (hash) => `数据来自封存文件 ${hash}`,
};

const ENGLISH: CountryWords = {
  about: 'seal one list of a pack in one period into a file (.kds), from which large lists are scored column by column',
  period: 'period to seal; default the last one',
  list: 'list to seal; must be given where there are several',
  out: 'the sealed file, written whole or not at all',
  from: 'take ranks, grades and lights out of a file that kedu seal made, without reading the original data',
  kernel: 'which kernel: wasm (fast, the default) or js (the reference); results are the same',
  kernelRange: (found) => `there is no kernel “${found}”, js or wasm is expected`,
  threads: 'how many threads; default as many as there are cores',
  threadsRange: (found) => `“${found}” is no number of threads, 1 to 99 is expected`,
  verify: 'check the hash of the sealed file again',
  sealing: 'Sealing …',
  scoring: 'Scoring …',
  sealed: ({ scheme, list, period, units, hash, bytes }, file) =>
    `Sealed list ${list} of ${scheme}, ${period} (${units} units, ${bytes} bytes): ${file}\nHash ${hash}`,
  notWith: (option) => `${option} cannot be given with --from: it was settled when the file was sealed.`,
  scored: (hash) => `Data come from the sealed file ${hash}`,
};

export function countryWords(locale: Locale): CountryWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}

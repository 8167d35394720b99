import type { Locale } from '@kedu/model';
import { type WordTable, words } from './table.ts';

/** A sheet behind the name of its file: ` 表“经济指标”`, ` sheet “Economy”`. */
export function wordSheet(sheet: string, locale: Locale): string {
  return locale === 'zh-CN' ? ` 表“${sheet}”` : ` sheet “${sheet}”`;
}

/** Why a file cannot be used; codes in capitals are those of the operating system. */
export const FILE_REASON_WORDS = {
  not_a_file: words('不是普通文件', 'it is not an ordinary file'),
  link: words('链接指向包外', 'a link leads out of the pack'),
  absolute: words('绝对路径', 'an absolute path'),
  outside: words('指向包外', 'it leads out of the pack'),
  backslash: words('用了反斜杠', 'it holds a backslash'),
  no_kedu_data: words('没有设置 KEDU_DATA', 'KEDU_DATA is not set'),
  no_file: words('KEDU_DATA 里没有这个文件', 'the file is not under KEDU_DATA'),
  ENOENT: words('没有这个文件或文件夹', 'there is no such file or folder'),
  ENOTDIR: words('路径中间有一段是文件', 'a part of the path is a file'),
  EEXIST: words('那里已有同名的文件或链接', 'a file or link of this name is in the way'),
  ENAMETOOLONG: words('名称太长', 'the name is too long'),
  EIO: words('磁盘读写出错', 'the disk reports an error'),
  EBUSY: words('正被别的程序占用', 'another program is using it'),
  EACCES: words('没有权限', 'permission is denied'),
  EPERM: words('没有权限', 'permission is denied'),
  EROFS: words('磁盘只读', 'the disk is read-only'),
  ENOSPC: words('磁盘已满', 'the disk is full'),
  EISDIR: words('这是文件夹', 'it is a folder'),
  EMFILE: words('打开的文件太多', 'too many files are open'),
  ELOOP: words('链接绕成了圈', 'links run in a circle'),
} as const satisfies WordTable;

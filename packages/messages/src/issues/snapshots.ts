import { type IssueWords, wording } from './wording.ts';

/** Data packed into a report: snapshots and capsules (packages/snapshot, packages/pages). */
export const SNAPSHOT_WORDS = {
  SNAPSHOT_NOT_ONE: wording(
    {
      what: '这不是刻度的数据快照，读不了。',
      found: '{bytes} 个字节，开头没有快照的标记',
      expected: '以 KDOB 开头的快照',
      remedy: '请检查是否选错了文件；报告里的数据读不出时，请用 kedu report 重新生成报告。',
    },
    {
      what: 'This is no snapshot of Kedu and cannot be read.',
      found: '{bytes} bytes without the mark of a snapshot',
      expected: 'a snapshot, which begins with KDOB',
      remedy: 'See whether it is the right file; where it is the data of a report, make the report again with kedu report.',
    },
  ),
  SNAPSHOT_VERSION: wording(
    {
      what: '数据快照是另一个版本的，读不了。',
      found: '版本 {found}',
      expected: '版本 {expected}',
      remedy: '请用生成它的那个版本的刻度打开，或用现在的版本重新生成。',
    },
    {
      what: 'The snapshot is of another version and cannot be read.',
      found: 'version {found}',
      expected: 'version {expected}',
      remedy: 'Open it with the version of Kedu that made it, or make it again with this one.',
    },
  ),
  SNAPSHOT_DAMAGED: wording(
    {
      what: '数据快照已损坏，从第 {byte} 个字节起读不通（共 {bytes} 个字节）。',
      why: '残缺的数据算不出可信的结果，所以一个数也没有采用。',
      remedy: '文件可能没有传完或被改动过：请重新取得原文件，或重新生成。',
    },
    {
      what: 'The snapshot is damaged: it makes no sense from byte {byte} on (of {bytes}).',
      why: 'No result can be trusted that rests on a part of the data, so none of it was used.',
      remedy: 'It may have been cut off or changed on its way: fetch the original again, or make it anew.',
    },
  ),
  CAPSULE_VERSION: wording(
    {
      what: '报告里所附的数据是另一个版本的，打不开。',
      found: '版本 {found}',
      expected: '版本 {expected}',
      remedy: '请用 kedu report 重新生成这份报告。',
    },
    {
      what: 'The data that the report carries are of another version and cannot be opened.',
      found: 'version {found}',
      expected: 'version {expected}',
      remedy: 'Make the report again with kedu report.',
    },
  ),
  CAPSULE_DAMAGED: wording(
    {
      what: '报告里所附的数据已损坏（{bytes} 个字节），打不开。',
      why: '没有完整的数据，就不能在浏览器里重新计算、核对结果。',
      remedy: '文件可能没有传完或被改动过：请重新取得原报告，或用 kedu report 重新生成。',
    },
    {
      what: 'The data that the report carries are damaged ({bytes} bytes) and cannot be opened.',
      why: 'Without all of them the results cannot be computed again and compared.',
      remedy: 'The file may have been cut off or changed on its way: fetch the original again, or make it anew with kedu report.',
    },
  ),
} as const satisfies IssueWords;

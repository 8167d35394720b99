import { type IssueWords, wording } from './wording.ts';

/** Steps of the platform: out of turn, without a reason, by the same person, at the same time (packages/workflow). */
export const WORKFLOW_WORDS = {
  STEP_NOT_ALLOWED: wording(
    {
      what: '{thing:workflow_thing}[[ {id} ]]现在是“{state:workflow_state}”，不能{command:workflow_command}。',
      expected: '{allowed:workflow_command}',
      why: '每一步都有先后，跳过一步就没有人核对。',
      remedy: '请刷新页面，看看是谁已经处理；需要修改时按现在可做的步骤办理。',
    },
    {
      what: 'The {thing:workflow_thing}[[ {id}]] is now in the state “{state:workflow_state}”: {command:workflow_command} is out of turn.',
      expected: '{allowed:workflow_command}',
      why: 'Steps have their order; one that is left out is checked by nobody.',
      remedy: 'Reload the page to see who has dealt with it, and take one of the steps that are open now.',
    },
  ),
  ID_TAKEN: wording(
    {
      what: '编号“{id}”已有：这个{thing:workflow_thing}现在是“{state:workflow_state}”。',
      why: '一个编号只指一个，记录才查得清；已有的不会被覆盖。',
      remedy: '请换一个编号；要办理已有的，请从列表里打开它。',
    },
    {
      what: 'The identifier “{id}” is taken: that {thing:workflow_thing} is now in the state “{state:workflow_state}”.',
      why: 'One identifier names one thing, so that records stay clear; what is there is not overwritten.',
      remedy: 'Choose another identifier; to go on with the one that is there, open it from the list.',
    },
  ),
  REASON_MISSING: wording(
    {
      what: '{command:workflow_command}要写明理由。',
      found: '{found} 个字',
      expected: '{least} 到 {most} 个字',
      why: '对方要凭理由处理，审计要凭理由查证。',
      remedy: '请写明哪里不对、依据是什么。',
    },
    {
      what: 'A reason is asked for: {command:workflow_command}.',
      found: '{found} {found|character|characters}',
      expected: '{least} to {most} characters',
      why: 'Whoever is concerned acts on it, and the audit reads it.',
      remedy: 'Say what is wrong and on what ground.',
    },
  ),
  TWICE_ONE_PERSON: wording(
    {
      what: '同一个人已经做过“{before:workflow_command}”，不能再做“{command:workflow_command}”。',
      why: '填报、核对、审批由不同的人经手，换岗位也一样。',
      remedy: '请交给同岗位的另一个人或代理人办理。',
    },
    {
      what: 'The same person took the step “{before:workflow_command}” and cannot take the step “{command:workflow_command}” too.',
      why: 'Reporting, checking and approving are in different hands, whatever posts a person has.',
      remedy: 'Leave it to another person or deputy in the post.',
    },
  ),
  COMMIT_CONFLICT: wording(
    {
      what: '您打开之后，{stream:stream} 已被改动[[：{at:moment}，{title:role}办理了“{command:workflow_command}”]]。',
      found: '第 {found} 版',
      expected: '第 {expected} 版',
      why: '直接保存会盖掉对方的改动，所以没有保存；您填的内容还在页面上。',
      remedy: '请查看对方的内容，再决定保留哪一个。',
    },
    {
      what: '{stream:stream} was changed since you opened it[[: at {at:moment}, {title:role} took the step “{command:workflow_command}”]].',
      found: 'version {found}',
      expected: 'version {expected}',
      why: 'To save would cover what the other did, so nothing was saved; what you typed is still on the page.',
      remedy: 'Look at what the other wrote, and decide which of the two is to stay.',
    },
  ),
  COMMIT_KEY_REUSED: wording(
    {
      what: '请求编号 {key} 已用于另一项操作（审计记录第 {sequence} 条）。',
      why: '一个编号只办一件事，网络中断后重发才不会办两次。',
      remedy: '请为新的操作换一个编号。',
    },
    {
      what: 'The key {key} was used for another command (row {sequence} of the audit trail).',
      why: 'One key stands for one command, so that what is sent again after a break is not done twice.',
      remedy: 'Send the new command with a key of its own.',
    },
  ),
  IMPORT_FILE: wording(
    { what: '文件大小不对。', found: '{bytes:bytes}', expected: '不超过 {most:bytes}', remedy: '请检查文件，太大时分成几个上传。' },
    {
      what: 'The file has not the right size.',
      found: '{bytes:bytes}',
      expected: 'at most {most:bytes}',
      remedy: 'See whether it is the right file; bring a large one in parts.',
    },
  ),
  IMPORT_EMPTY: wording(
    { what: '文件是空的（0 字节）。', why: '多半是没有保存完，或选错了文件。', remedy: '请打开文件看看，重新保存后再上传。' },
    {
      what: 'The file is empty (0 bytes).',
      why: 'Most often it was not saved to its end, or is not the file that was meant.',
      remedy: 'Open it, save it again, and upload it.',
    },
  ),
  IMPORT_OTHER: wording(
    {
      what: '不能导入：{reason:import_other}[[（{before}）]]。',
      why: '同一批数据只收一次，由上传的人办完。',
      remedy: '请查看已有的导入；数据有变时上传新文件。',
    },
    {
      what: 'It cannot be imported: {reason:import_other}[[ ({before})]].',
      why: 'The same data are taken once, by whoever brought them.',
      remedy: 'Look at the import that is there; bring another file where the data have changed.',
    },
  ),
  RUNNING_INPUT: wording(
    {
      what: '考核运行的输入有问题：{reason:running_input}。',
      found: '[[{found}]]',
      why: '只用封存的数据和已发布的方案，别人才能重算出同样的结果。',
      remedy: '请选择已封存的轮次和已发布的方案版本。',
    },
    {
      what: 'The run cannot be made of this: {reason:running_input}.',
      found: '[[{found}]]',
      why: 'Only sealed data and a published scheme can be computed again by others.',
      remedy: 'Choose sealed rounds and a published version.',
    },
  ),
  RUNNING_AS_OF: wording(
    {
      what: '计算日 {found} 还没有到。',
      expected: '不晚于今天（{today}）',
      why: '计算日决定哪些数据算到期；还没到的日子，谁也不知道那时有哪些数据。',
      remedy: '请改为今天或以前的日期。',
    },
    {
      what: 'The as-of day {found} is yet to come.',
      expected: 'not later than today ({today})',
      why: 'It decides what is due, and nobody knows yet what there will be on that day.',
      remedy: 'Choose today or an earlier day.',
    },
  ),
  RUNNING_CORRECTS: wording(
    {
      what: '这次计算不能算作对运行 {run} 的更正：{reason:running_corrects}。',
      found: '[[已有的更正：运行 {by}]]',
      expected: '同一方案、同一考核期、还没有更正的已完成运行',
      why: '被更正的运行不再公布名次，所以更正哪一次必须无误。',
      remedy: '{reason:corrects_remedy}。',
    },
    {
      what: 'This run cannot correct the run {run}: {reason:running_corrects}.',
      found: '[[run {by}]]',
      expected: 'a finished run of the same scheme and period that no other corrects',
      why: 'Ranks of a run that is corrected are never released, so it must be clear which one it is.',
      remedy: '{reason:corrects_remedy}.',
    },
  ),
  RUNNING_LEASE: wording(
    {
      what: '这次计算正由 {worker} 进行[[，到 {until:moment} 没有进展才可接手]]。',
      why: '同一次计算只做一遍。',
      remedy: '请等待；超时后系统会自动接手。',
    },
    {
      what: 'This run is being worked on by {worker}[[ and can be taken over if nothing is heard of it by {until:moment}]].',
      why: 'A run is made once.',
      remedy: 'Wait; it is taken over by itself when its time is up.',
    },
  ),
  FEEDBACK_RUN: wording(
    {
      what: '考核运行 {run} 不能反馈或公布[[：已由 {corrected} 更正]]。',
      expected: '已完成、没有被更正的考核运行',
      remedy: '请等它完成，或改用更正后的考核运行。',
    },
    {
      what: 'The run {run} cannot be fed back or released[[: it was corrected by {corrected}]].',
      expected: 'a run that is finished and not corrected by another',
      remedy: 'Wait until it is finished, or use the run that corrects it.',
    },
  ),
  FEEDBACK_TIME: wording(
    {
      what: '结果反馈的时间不合适：{reason:feedback_time}。',
      found: '{until}',
      expected: '{day}',
      why: '先让被考核的单位看清自己的数据，名次才站得住。',
      remedy: '请调整日期，或等核对期结束。',
    },
    {
      what: 'The time of the feedback does not fit: {reason:feedback_time}.',
      found: '{until}',
      expected: '{day}',
      why: 'Ranks hold only once the assessed have seen their own figures.',
      remedy: 'Choose another day, or wait until the time is over.',
    },
  ),
  FEEDBACK_UNIT: wording(
    { what: '单位[[ {unit}]] 不在这次反馈里，或没有待答复的异议。', remedy: '请核对单位名单。' },
    {
      what: 'The unit[[ {unit}]] is not part of this feedback, or has no objection that waits.',
      remedy: 'See which units it was opened for.',
    },
  ),
  FEEDBACK_OPEN: wording(
    { what: '还有异议没有答复：{units:first_ten}。', why: '先答复，再结束反馈。', remedy: '请逐一采纳或维持，并写明理由。' },
    {
      what: 'Objections wait for an answer: {units:first_ten}.',
      why: 'They are answered before the feedback is closed.',
      remedy: 'Uphold or keep each of them, with a reason.',
    },
  ),
  FEEDBACK_UPHELD: wording(
    {
      what: '考核运行 {run} 有 {count} 个单位的异议已采纳，不能公布名次。',
      found: '{units:first_ten}',
      why: '按已知有误的数据排名，对谁都不公平。',
      remedy: '请更正数据、重新封存，再申请一次写明“更正”的考核运行。',
    },
    {
      what: 'In the run {run} the objections of {count} {count|unit was|units were} upheld: its ranks cannot be released.',
      found: '{units:first_ten}',
      why: 'Ranks on data known to be wrong are fair to nobody.',
      remedy: 'Correct the data, seal them again, and request a run that corrects this one.',
    },
  ),
} as const satisfies IssueWords;

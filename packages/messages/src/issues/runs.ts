import { type IssueWords, wording } from './wording.ts';

/** Runs as jobs of a server, and what is shown of them (apps/server). */
export const RUN_WORDS = {
  RUN_SCHEME: wording(
    {
      what: '不能按方案 {scheme} 计算 {period:period}：平台上没有这一版方案，或这一期不在它的施行期内。',
      why: '考核只能按已发布、当期有效的方案计算。',
      remedy: '请核对方案、版本和考核期；方案发布以后再申请计算。',
    },
    {
      what: 'There can be no run of {period:period} by the scheme {scheme}: the platform has no such version, or it is not in force then.',
      why: 'A run is made by a published scheme that is in force in the period.',
      remedy: 'Check scheme, version and period; request the run once the scheme is published.',
    },
  ),
  RUN_ROUND: wording(
    {
      what: '[[采集轮次 {round}：]]{reason:run_round}。',
      why: '计算只用封存的数据，不用还在变动的数据。',
      remedy: '请先把轮次封存，再列出轮次（或封存文件的哈希，两者只列一种）申请计算。',
    },
    {
      what: '[[Round {round}: ]]{reason:run_round}.',
      why: 'A run reads sealed data and nothing that still moves.',
      remedy: 'Seal the round first, then name rounds, or hashes of seals, one of the two.',
    },
  ),
  RUN_WORKER: wording(
    {
      what: '计算程序{reason:run_worker}，这一次没有算成。',
      why: '结果要么完整，要么没有；已有的数据和结果都没有变。',
      remedy: '平台会自动再试；多次不成，请管理员查看内存是否够用，再点“重新计算”。',
    },
    {
      what: 'The program that computes {reason:run_worker}; nothing came of it this time.',
      why: 'A result is whole or not there; data and earlier results are unchanged.',
      remedy: 'It is tried again by itself; where it keeps failing, have an administrator look at the memory, then retry the run.',
    },
  ),
  RUN_FAILED: wording(
    {
      what: '计算没有完成：[[{code}]]。',
      why: '有差错时不出结果，一个数也不出（RUN-6）。',
      remedy: '请按 docs/errors.md 中这个代码的说明改正，再点“重新计算”。',
    },
    {
      what: 'The run was not completed: [[{code}]].',
      why: 'Where something is wrong there is no result, not one figure of it (RUN-6).',
      remedy: 'Correct it as docs/errors.md says of this code, then retry the run.',
    },
  ),
  RUN_UNFINISHED: wording(
    {
      what: '这次计算还没有结果：{standing:workflow_state}。',
      why: '没有算完，就没有可以看的结果。',
      remedy: '请等计算完成后再看；进度在“考核运行”页。',
    },
    {
      what: 'This run has no results yet: it is {standing:workflow_state}.',
      why: 'There is nothing to see before it is finished.',
      remedy: 'Look again when it is finished; its progress is on the page of runs.',
    },
  ),
  RUN_HIDDEN: wording(
    {
      what: '这次计算的结果现在还不能看。',
      why: '结果先反馈给被考核单位，各看各的；公布名次以后，有权查阅的人才都能看。',
      remedy: '请等结果反馈结束、公布名次后再看。',
    },
    {
      what: 'The results of this run are not to be seen yet.',
      why: 'They go to the assessed units first, each to its own; once ranks are released, everybody who may read results sees them.',
      remedy: 'Look again when feedback is over and ranks are released.',
    },
  ),
  RUN_UNRELEASED: wording(
    {
      what: '这次计算的名次还没有公布，不能公开。',
      why: '向社会公开之前，结果要先反馈、公布名次。',
      remedy: '请先结束结果反馈并公布名次，再生成数据包。',
    },
    {
      what: 'The ranks of this run are not released yet, so it cannot be published.',
      why: 'Results are fed back and ranks released before anything is published.',
      remedy: 'Close the feedback and release the ranks first, then make the bundle.',
    },
  ),
} as const satisfies IssueWords;

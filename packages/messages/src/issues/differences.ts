import { type IssueWords, wording } from './wording.ts';

/** Comparing scheme versions, and running a period under another one (packages/runner). */
export const DIFFERENCE_WORDS = {
  DIFF_VERSION_UNKNOWN: wording(
    {
      what: '没有方案版本“{found}”。',
      found: '{found}',
      expected: '[[{known}]]',
      why: '要比较或回放，先要确定是哪一版规则。',
      remedy: '写成“方案@版本”[[，最接近的是 {nearest}]]。',
    },
    {
      what: 'There is no scheme version “{found}”.',
      found: '{found}',
      expected: '[[{known}]]',
      why: 'Which rules are meant must be known before they are compared or replayed.',
      remedy: 'Write SCHEME@VERSION[[; the nearest is {nearest}]].',
    },
  ),
  DIFF_VERSION_WHICH: wording(
    {
      what: '“{found}”不止一个版本。',
      found: '{found}',
      expected: '{known} 中的一个',
      remedy: '请写明版本，如 north@2023。',
    },
    {
      what: 'There is more than one version “{found}”.',
      found: '{found}',
      expected: 'one of {known}',
      remedy: 'Name the version, as in north@2023.',
    },
  ),
  DIFF_NO_LIST: wording(
    {
      what: '两个方案 {before} 与 {after} 没有共同的序列，无从比较。',
      found: '{before}：{before_lists}；{after}：{after_lists}',
      expected: '至少一个标识相同、都有计分树的序列',
      why: '比较是同一批单位在两套规则下的得分和名次。',
      remedy: '请选同一方案的两个版本；序列改了名的，把标识改成一致。',
    },
    {
      what: 'The schemes {before} and {after} have no list in common: there is nothing to compare.',
      found: '{before}: {before_lists}; {after}: {after_lists}',
      expected: 'at least one list of the same ID with a tree in both',
      why: 'Compared are scores and ranks of the same units under two sets of rules.',
      remedy: 'Choose two versions of one scheme; where a list has been renamed, give it one ID.',
    },
  ),
  DIFF_NO_PERIOD: wording(
    {
      what: '{before} 与 {after} 没有可用来比较的时期。',
      found: '{before}：[[{before_periods}]]；{after}：[[{after_periods}]]',
      expected: '考核包里至少有一个时期在其中一版的施行期内',
      why: '两版规则要用同一时期的数据来算。',
      remedy: '请用 --period 指定一个时期，或在 pack.yaml 的 runs 里列出。',
    },
    {
      what: 'There is no period in which {before} and {after} could be compared.',
      found: '{before}: [[{before_periods}]]; {after}: [[{after_periods}]]',
      expected: 'a period of the pack in which one of them is in force',
      why: 'Both versions are run on the data of one period.',
      remedy: 'Name a period with --period, or list one under runs in pack.yaml.',
    },
  ),
  DIFF_TARGETS_LENT: wording(
    {
      what: '{scheme} 在 {period} 有 {count} 项目标值用当期施行的版本（没有的用其他版本）的：{indicators}。',
      why: '按年份下达的目标值是当年的事实，不是规则；两版用同样的目标值，比较的只是规则。',
      remedy: '不用处理；目标值若是规则，请写在指标上，不写年份。',
    },
    {
      what: 'For {period}, {scheme} takes {count} targets from the version in force then, or else from another: {indicators}.',
      why: 'Targets set for a year are facts of that year and no rule; with the same targets only rules are compared.',
      remedy: 'Nothing to do; a target that is a rule stands with the indicator, without a year.',
    },
  ),
  DIFF_EVENTS_LENT: wording(
    {
      what: '{scheme} 在 {period} 的加减分事项用当期施行的版本（没有的用其他版本）的：{parts}。',
      why: '当年发生的事项是事实，不是规则；级别、分值和上限仍按各版自己的。',
      remedy: '不用处理。',
    },
    {
      what: 'For {period}, {scheme} takes the bonus events of the version in force then, or else of another: {parts}.',
      why: 'What happened in a year is a fact and no rule; levels, points and caps stay those of each version.',
      remedy: 'Nothing to do.',
    },
  ),
  DIFF_NO_TARGET: wording(
    {
      what: '{period} 没有 {scheme} 所要的目标值，{count} 项按“无参照值”（no_reference）缺值：{indicators}。',
      why: '没有目标值就不能按目标计分；缺的部分按方案的缺值规则处理，结果只供参考。',
      remedy: '要算全，请在该版的目标表里补上这一年的目标值。',
    },
    {
      what: '{period} has no targets for {scheme}; {count} are missing with reason no_reference: {indicators}.',
      why: 'Without a target nothing can be scored against one; what is missing is handled by the scheme’s own rules, so read the result with care.',
      remedy: 'For a full result, add targets of that year to its table.',
    },
  ),
  DIFF_NO_VALUE: wording(
    {
      what: '{period} 没有 {scheme} 所考核的 {count} 项指标的数据：{indicators}。',
      why: '当时没有这些指标；缺的部分按方案的缺值规则处理，结果只供参考。',
      remedy: '不用处理；确有数据的，请放进考核包。',
    },
    {
      what: '{period} has no values of {count} indicators that {scheme} assesses: {indicators}.',
      why: 'They were not collected then; what is missing is handled by the scheme’s own rules, so read the result with care.',
      remedy: 'Nothing to do; where the values exist, add them to the pack.',
    },
  ),
} as const satisfies IssueWords;

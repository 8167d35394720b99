import type { GradeNote } from '@kedu/engine';
import { type WordTable, words } from './table.ts';

/** Why a grade is not what the score alone gives. */
export const GRADE_NOTE_WORDS = {
  threshold: words('分数线', 'score threshold'),
  quota: words('名额已满', 'the quota is full'),
  tie: words('名额线上同分', 'a tie across the quota line'),
  pool: words('小组合并计算名额', 'quota of pooled small groups'),
  cap: words('等次封顶', 'grade capped by a gate'),
  bar: words('不得评此等次', 'this grade is barred'),
  veto: words('一票否决', 'veto'),
  determined: words('审定调整', 'changed by determination'),
} as const satisfies WordTable<GradeNote['because']>;

/** What a gate does. */
export const GATE_EFFECT_WORDS = {
  cap_grade: words('等次封顶', 'caps the grade'),
  cap_score: words('得分封顶', 'caps the score'),
  cap_score_above: words('得分封顶，但得分本来就不高于上限，没有变动', 'caps the score, which lay at or below the cap: nothing changed'),
  bar: words('不得评为', 'bars the grade'),
  veto: words('一票否决：定为最低等次', 'veto: the lowest grade'),
} as const satisfies WordTable;

/** Why a unit has no rank. */
export const NOT_RANKED_WORDS = {
  not_eligible: words('不符合参加排名的条件', 'it does not fulfil the condition for being ranked'),
  no_score: words('没有得分', 'it has no score'),
} as const satisfies WordTable;

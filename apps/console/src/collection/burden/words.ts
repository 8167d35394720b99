import { wording } from '../../app/language.ts';

/** The ledger of burden. */
export const BURDEN_WORDS = wording({
  zh: {
    title: '报送负担台账',
    below: '要求基层填报、说明、佐证、迎检和核对的次数，逐月逐单位记录；系统已有的不再要人填，省下的也记在这里。',
    month: '月份',
    all: '全部月份',
    unit: '单位',
    kind: '事项',
    asked: '要求次数',
    spared: '系统采集省下',
    cell: '填报数据',
    explanation: '退回说明',
    evidence: '佐证材料',
    visit: '实地核查',
    confirmation: '核对本单位数据',
    total: '合计',
    nothing: '这个月没有要求任何单位报送。',
  },
  en: {
    title: 'Ledger of burden',
    below:
      'What units were asked for: figures, explanations, evidence, visits, a look at their own figures; month by month. What a system has is not asked of people, and counted here as spared.',
    month: 'Month',
    all: 'all months',
    unit: 'Unit',
    kind: 'What',
    asked: 'Asked',
    spared: 'Spared by systems',
    cell: 'figures',
    explanation: 'explanations of returns',
    evidence: 'evidence',
    visit: 'visits',
    confirmation: 'looks at own figures',
    total: 'Total',
    nothing: 'Nothing was asked of anybody in this month.',
  },
});

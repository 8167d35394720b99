import { type IssueWords, wording } from './wording.ts';

/** The fast path of large lists (packages/engine/src/kernel). */
export const KERNEL_WORDS = {
  KERNEL_NOT_PLANNED: wording(
    {
      what: '考核序列“{list}”不能整列快速计算，改按通常步骤计算，结果相同，只是慢一些[[：看“{part}”]]。',
      found: '{reason:not_planned}[[（{what}）]]',
      expected: '每项得分只看本单位的数值、参数和已冻结的参照点',
      remedy: '不必处理；单位很多而嫌慢的，可改这一项的写法，或先把处理好的数值列交给计算。',
    },
    {
      what: 'The list {list} is not scored column by column but by the usual steps; results are the same, only later[[: see “{part}”]].',
      found: '{reason:not_planned}[[ ({what})]]',
      expected: 'scores that hang on the unit’s own value, on parameters and on frozen reference points',
      remedy:
        'Nothing has to be done; where a very large list takes too long, write this part otherwise, or hand over values prepared beforehand.',
    },
  ),
  KERNEL_LIGHTS_NOT_PLANNED: wording(
    {
      what: '考核序列“{list}”的亮灯不能整列快速判定，改按通常步骤判定，结果相同，只是慢一些：看指标“{indicator}”[[的“{light}”灯]]。',
      found: '{reason:light_not_planned}[[（{what}）]]',
      expected: '亮灯条件只把数值或滞后同一个固定界限相比，或只问节点是否滞后（node_missed）',
      remedy: '不必处理；单位很多而嫌慢的，可把条件拆成几条，每条只比一个界限，如 lag >= 0.20。',
    },
    {
      what: 'Lights of the list {list} are not set column by column but by the usual step; results are the same, only later: see the indicator {indicator}[[, light {light}]].',
      found: '{reason:light_not_planned}[[ ({what})]]',
      expected:
        'conditions that hold the value or the lag against one fixed limit, or that ask only whether a node was missed (node_missed)',
      remedy:
        'Nothing has to be done; where a very large list takes too long, write the condition as several rules of one limit each, such as lag >= 0.20.',
    },
  ),
} as const satisfies IssueWords;

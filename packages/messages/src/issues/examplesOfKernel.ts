import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code about the fast path. */
export const KERNEL_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  KERNEL_NOT_PLANNED: { list: 'counties', part: 'ecology.water_quality', reason: 'method', what: 'distance_to_reference' },
  KERNEL_LIGHTS_NOT_PLANNED: {
    list: 'counties',
    indicator: 'water_quality',
    light: 'red',
    reason: 'reads',
    what: 'value < previous_value',
  },
};

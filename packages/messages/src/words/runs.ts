import { words, type WordTable } from './table.ts';

/** Why a round gives no data to a run. */
export const RUN_ROUND_WORDS = {
  unknown: words('没有这个轮次', 'there is no such round'),
  not_sealed: words('还没有封存', 'it is not sealed'),
  which: words('轮次和封存文件要列一种，也只能列一种', 'either rounds or seals are named, not both and not neither'),
} as const satisfies WordTable;

/** Why the program of runs gave no answer. */
export const RUN_WORKER_WORDS = {
  ended: words('中途停止', 'stopped on the way'),
  lost: words('没有回应', 'does not answer'),
  late: words('很久没有进展，已被停止', 'came no further for long and was ended'),
} as const satisfies WordTable;

import type { MissingReason } from '@kedu/model';

const WORDS: Readonly<Record<string, MissingReason>> = {
  未到期: 'not_due',
  not_due: 'not_due',
  来源延迟: 'source_late',
  source_late: 'source_late',
  逾期: 'overdue',
  overdue: 'overdue',
  不适用: 'not_applicable',
  not_applicable: 'not_applicable',
  保密: 'withheld',
  withheld: 'withheld',
};

const BLANKS = new Set(['', '-', '--', '–', '—', '——', '―', '――', '─', '──', '/', '…', '……', '...', 'NA', 'N/A', 'n/a']);

/** The reason that a cell names, in Chinese, in English or both (`未到期 not_due`). Rule: INTAKE-1. */
export function readReason(folded: string): MissingReason | undefined {
  const [first = '', second, more] = folded.split(/ +/);
  const reason = Object.hasOwn(WORDS, first) ? WORDS[first] : undefined;
  if (more !== undefined || (second !== undefined && (!Object.hasOwn(WORDS, second) || WORDS[second] !== reason))) return undefined;
  return reason;
}

/** Whether a cell says no more than a blank one does. Rule: INTAKE-1. */
export function isBlank(folded: string): boolean {
  return BLANKS.has(folded);
}

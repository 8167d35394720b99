import type { Locale } from '@kedu/model';

/** What `kedu clauses` says. */
export interface ClausesWords {
  readonly about: string;
  readonly clause: string;
  readonly nothing: string;
  readonly open: string;
  unknown(clause: string, near: string): string;
  several(first: string, count: number): string;
  summary(clauses: number, ruled: number, explained: number, open: number): string;
}

const CHINESE: ClausesWords = {
  about: '《办法》的每一条由方案的哪一行落实；给出条款号就只看这一条',
  clause: '条款号，如 4.2；写 4 就看第4章',
  nothing: '这个考核包没有《办法》，或其中没有带编号的条款。',
  open: '（没有规则引用，也没有说明）',
  unknown: (clause, near) => `办法里没有条款“${clause}”${near === '' ? '' : `；最接近的是 ${near}`}。`,
  several: (first, count) => `${first}等 ${count} 项`,
  summary: (clauses, ruled, explained, open) => `共 ${clauses} 条：${ruled} 条有规则引用，${explained} 条另有说明，${open} 条两者都没有。`,
};

const ENGLISH: ClausesWords = {
  about: 'which line of the scheme carries out each clause of the regulation; with a clause only that one',
  clause: 'a clause, such as 4.2; 4 shows the whole chapter',
  nothing: 'The pack has no regulation, or none with numbered clauses.',
  open: '(no rule cites it, nothing explains it)',
  unknown: (clause, near) => `The regulation has no clause “${clause}”${near === '' ? '' : `; nearest is ${near}`}.`,
  several: (first, count) => `${first} and ${count - 1} more`,
  summary: (clauses, ruled, explained, open) =>
    `${clauses} clauses: ${ruled} cited by rules, ${explained} explained otherwise, ${open} neither.`,
};

export function clausesWords(locale: Locale): ClausesWords {
  return locale === 'en' ? ENGLISH : CHINESE;
}

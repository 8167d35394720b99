import { clauseAt } from './clause.ts';
import { combine } from './combine.ts';
import type { Fact } from './fact.ts';
import { fold, type Folded, type Span, spanOf } from './folded.ts';
import type { CriterionContext, CriterionReading } from './reading.ts';

/** Between clauses: punctuation, and numbers of a list such as `1.` `（2）` `③`. */
const BETWEEN = /^(?:[,;。、.:!]|\(?[1-9]\d?[.、)](?!\d)|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]、|[①-⑳]|的(?![^,;。]))+/u;
const NEXT = /[,;。]/u;

const GENERIC =
  /^(?:该项|本项|该|本)?(?:(?:实际|年度|全年|目标|任务|目标任务|指标|工作|总体|综合|平均|年均)?(?:完成率|完成值|完成数|完成比例|达标率|实际值|实际|指标值|目标值|指标|比例|比率|覆盖率|增速|增幅|增长率|数值|得分率|满意度|率|完成情况|任务|目标|值|数量?))$/u;

/**
 * The scoring method that the words of a criterion (评分标准) describe, or the words that are not understood.
 *
 * All words must be used: a criterion understood by half is not understood. Points in the text are of the indicator's own; methods score 0–100.
 * Units: `points` as the text counts them; `target` and steps in the indicator's unit.
 * Rule: CRITERIA-1 to CRITERIA-6 and the patterns (docs/spec/workbook.md). Errors: none thrown; a gap says why there is no method.
 * Example: readCriterion('每低1个百分点扣0.5分，扣完为止', { points: 10, unit: '%', target: 90 }).method → { step: { at_target: 100, unit: 1, per: 5 } }.
 */
export function readCriterion(text: string, context: CriterionContext): CriterionReading {
  const folded = fold(text);
  const title = fold(context.title ?? '').text;
  const isSubject = (words: string): boolean =>
    GENERIC.test(words) ||
    (words.length >= 2 && (title.includes(words) || (title.length >= 2 && words.includes(title)))) ||
    namesPartOf(title, words);
  const facts: Fact[] = [];
  const used: Span[] = [];
  const unread: Span[] = [];
  let at = 0;
  while (at < folded.text.length) {
    const rest = folded.text.slice(at);
    const between = BETWEEN.exec(rest)?.[0].length ?? 0;
    if (between > 0) {
      at += between;
      continue;
    }
    const clause = clauseAt(rest, { isSubject, hasTarget: context.target !== undefined });
    if (clause && endsWell(rest, clause.length)) {
      facts.push(...clause.facts);
      used.push(spanOf(text, folded, at, at + clause.length));
      at += clause.length;
    } else {
      const end = NEXT.exec(rest)?.index ?? rest.length;
      unread.push(spanOf(text, folded, at, at + end));
      at += end;
    }
  }
  if (unread.length > 0) return { notUnderstood: joined(text, unread), gap: 'words' };
  const made = combine(facts, context);
  return 'gap' in made ? { notUnderstood: [whole(text, folded)], gap: made.gap } : { ...made, used };
}

/** 巡河完成率 speaks of 河长按规定巡河: a rate of something that the title names. */
function namesPartOf(title: string, words: string): boolean {
  const bare = words.replace(/(?:完成|达标|合格|覆盖|办结|处置|化解|整改|好评|满意)?(?:率|度|比例|占比|数量?|个数|额|值|情况)$/u, '');
  return bare !== words && bare.length >= 2 && title.includes(bare);
}

/** A clause ends where another could begin: never inside brackets, and never before a word that continues it. */
function endsWell(rest: string, length: number): boolean {
  const next = rest[length];
  return (
    next === undefined ||
    !/[%()×+/=<>≥≤\d]/.test(next) ||
    /^(?:\(?[1-9]\d?[.、)](?!\d))/.test(rest.slice(length)) ||
    /^(?:[≥≤<>]|\d)/.test(next)
  );
}

function joined(text: string, spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last && !/[^\s,，;；。]/.test(text.slice(last.end, span.start)))
      out[out.length - 1] = { start: last.start, end: span.end, text: text.slice(last.start, span.end) };
    else out.push(span);
  }
  return out;
}

function whole(text: string, folded: Folded): Span {
  return spanOf(text, folded, 0, folded.text.length);
}

import type { ElasticEffect, JointEffect } from '@kedu/engine';
import { shortNumber } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import type { Leaf, Part } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import { chapter, listTitle, subheading } from './chapter.ts';
import type { ReportContext, Standing } from './context.ts';
import { percent, signed, withUnit } from './figures.ts';
import { sayShared } from './responsibilityWords.ts';
import { say } from './words.ts';

/** Coefficients of one list that are shown; the others stand in the unit pages. */
const MOST_ROWS = 300;

/**
 * Bounded and shared responsibility: every elastic coefficient with what it moved, and every chain with its result and who answers for it.
 *
 * Rule: ELASTIC-3, JOINT-4 (docs/spec/responsibility.md), REPORT-2.
 */
export function chainsChapter(ctx: ReportContext): Html {
  return chapter('chains', ctx, () => {
    const { standings } = ctx;
    return html`${standings.map((standing) => {
      const { elastic = [], joint = [] } = standing.list;
      if (elastic.length === 0 && joint.length === 0) return html``;
      return html`${listTitle(standing, ctx)}${elastic.length > 0 && elasticSection(standing, elastic, ctx)}${joint.length > 0 && jointSection(standing, joint, ctx)}`;
    })}`;
  });
}

function elasticSection(standing: Standing, effects: readonly ElasticEffect[], ctx: ReportContext): Html {
  const { locale } = ctx;
  const leaves = leavesOf(standing, ctx);
  const parts = [...new Set(effects.map(({ path }) => path))];
  return html`${subheading(sayShared('elastic', locale), ctx)}<p class="note">${sayShared('elastic_note', locale)}</p>${parts.map(
    (path) => {
      const leaf = leaves.get(path);
      const own = effects.filter((effect) => effect.path === path);
      const [low = 1, high = 1] = leaf?.elastic?.within ?? [];
      const clause = leaf?.elastic?.clause;
      const facts = [
        sayShared('bounds', locale, { low, high }),
        ...(clause === undefined ? [] : [say('clause_of', locale, { clause })]),
      ].join(say('semi', locale));
      return html`<table class="stacked"><caption>${leaf && inLocale(leaf.title, locale)} <span class="soft small">${facts}</span></caption><thead><tr><th scope="col">${say('unit', locale)}</th><th scope="col" class="num">${sayShared('coefficient', locale)}</th><th scope="col" class="num">${sayShared('before_after', locale)}</th><th scope="col" class="num">${sayShared('moved', locale)}</th><th scope="col" class="pad">${sayShared('reason', locale)}</th></tr></thead><tbody>${own
        .slice(0, MOST_ROWS)
        .map(
          (effect) =>
            html`<tr><th scope="row">${ctx.unitLink(effect.unit, standing.list.list)}</th><td class="num" data-head="${sayShared('coefficient', locale)}">${shortNumber(effect.coefficient)}</td><td class="num" data-head="${sayShared('before_after', locale)}">${points(effect.from)} → ${points(effect.to)}</td><td class="num" data-head="${sayShared('moved', locale)}">${signed(round(effect.points))}</td><td class="small pad" data-head="${sayShared('reason', locale)}">${ctx.inWords(effect.reason)} <span class="soft">${byWhom(effect, ctx)}</span></td></tr>
`,
        )}</tbody></table>${own.length > MOST_ROWS && html`<p class="note">${sayShared('more', locale, { count: own.length - MOST_ROWS })}</p>`}`;
    },
  )}`;
}

function jointSection(standing: Standing, effects: readonly JointEffect[], ctx: ReportContext): Html {
  const { locale, assessment } = ctx;
  const leaves = leavesOf(standing, ctx);
  const chains = new Map<string, JointEffect[]>();
  for (const effect of effects) {
    const key = JSON.stringify([effect.path, effect.chain]);
    chains.set(key, [...(chains.get(key) ?? []), effect]);
  }
  return html`${subheading(sayShared('joint', locale), ctx)}<p class="note">${sayShared('joint_note', locale)}</p>${[
    ...chains.values(),
  ].map((own) => {
    const [first] = own as [JointEffect];
    const leaf = leaves.get(first.path);
    const column = leaf && assessment.values.get(leaf.indicator);
    const score = standing.list.parts.get(first.path);
    const known = column?.missing[first.unit] === 0;
    const unit = ctx.scheme.indicators.find(({ id }) => id === leaf?.indicator)?.unit;
    const facts = [
      ...(known ? [`${sayShared('result', locale)} ${withUnit(shortNumber(column.values[first.unit] as number), unit, locale)}`] : []),
      ...(score?.score.missing[first.unit] === 0
        ? [`${sayShared('score', locale)} ${points(score.score.values[first.unit] as number)}`]
        : []),
      ...(leaf?.joint?.clause === undefined ? [] : [say('clause_of', locale, { clause: leaf.joint.clause })]),
    ].join(say('semi', locale));
    return html`<table class="stacked"><caption>${ctx.inWords(first.chain)} <span class="soft small">${leaf && inLocale(leaf.title, locale)}${facts !== '' && html`${say('semi', locale)}${facts}`}</span></caption><thead><tr><th scope="col">${say('unit', locale)}</th><th scope="col" class="num">${sayShared('share', locale)}</th><th scope="col" class="num">${sayShared('weight', locale)}</th><th scope="col" class="num">${sayShared('points', locale)}</th></tr></thead><tbody>${own.map(
      (effect) =>
        html`<tr><th scope="row">${ctx.unitLink(effect.unit, standing.list.list)}</th><td class="num" data-head="${sayShared('share', locale)}">${percent(effect.share, 1)}</td><td class="num" data-head="${sayShared('weight', locale)}">${shortNumber(round(score?.weight[effect.unit] ?? 0))}</td><td class="num" data-head="${sayShared('points', locale)}">${Number.isNaN(effect.points) ? '—' : points(effect.points)}</td></tr>
`,
    )}</tbody></table>`;
  })}`;
}

function byWhom({ class: id }: ElasticEffect, { scheme, locale }: ReportContext): string {
  if (id === undefined) return sayShared('by_unit', locale);
  const title = [...scheme.classes, ...scheme.overlays].find((one) => one.id === id)?.title;
  return sayShared('by_class', locale, { name: title ? inLocale(title, locale) : id });
}

function leavesOf({ list }: Standing, { scheme }: ReportContext): ReadonlyMap<string, Leaf> {
  const below = (part: Part): readonly Leaf[] =>
    part.type === 'leaf' ? [part] : part.type === 'composite' ? part.parts.flatMap(below) : [];
  const tree = scheme.trees[list.list];
  return new Map((tree ? below(tree) : []).map((leaf) => [leaf.path, leaf]));
}

const round = (x: number): number => Number(x.toFixed(4));
const points = (x: number): string => shortNumber(round(x));

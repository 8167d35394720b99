import type { KnownFinder, UnitKey } from './known.ts';
import { isMeasure, splitMeasure } from './measureText.ts';
import type { NameMatch } from './names.ts';
import { type PeriodParts, periodIn } from './periodText.ts';
import { asideEnding, type AsideKind, asideKind, headingKind } from './vocabulary.ts';

/** What the headings of one column of values say. */
export interface HeadingReading {
  readonly unit?: NameMatch<UnitKey> & { readonly found: string };
  readonly indicator?: NameMatch<'id' | 'name'> & { readonly found: string };
  readonly periods: readonly PeriodParts[];
  readonly measure?: string;
  /** Names that the pack does not know, outermost first. */
  readonly names: readonly string[];
  /** `完成值`, `数值`: the value itself. */
  readonly isValue: boolean;
  /** `目标值`, `排名`, `同比`: something beside the value. */
  readonly aside?: { readonly text: string; readonly kind: AsideKind | 'remark' };
}

/**
 * Reads nested headings: which of them name a unit, an indicator, a period, a unit of measure.
 * Rule: GUESS-4, GUESS-5. A name that ends in `排名` or `同比` behind an indicator of the pack is aside it. Example: [经济发展, 地区生产总值（亿元）, 2023年] → indicator gdp, measure 亿元, period 2023, names [经济发展].
 */
export function readHeading(parts: readonly string[], finder: KnownFinder): HeadingReading {
  let unit: HeadingReading['unit'];
  let indicator: HeadingReading['indicator'];
  let measure: string | undefined;
  let aside: HeadingReading['aside'];
  let isValue = false;
  const periods: PeriodParts[] = [];
  const names: string[] = [];
  const name = (text: string): boolean => {
    const knownUnit = finder.unit(text);
    if (knownUnit) unit = { ...knownUnit, found: text };
    const knownIndicator = knownUnit ? undefined : finder.indicator(text);
    if (knownIndicator) indicator = { ...knownIndicator, found: text };
    return knownUnit !== undefined || knownIndicator !== undefined;
  };
  for (const part of parts) {
    if (isMeasure(part)) {
      measure = part;
      continue;
    }
    const split = splitMeasure(part);
    measure = split.measure ?? measure;
    if (name(part) || (split.measure !== undefined && name(split.text))) continue;
    let text = split.text;
    const period = periodIn(text);
    if (period && (period.rest === '' || tells(period.parts, text))) {
      periods.push(period.parts);
      text = period.rest;
      if (text === '') {
        isValue ||= period.parts.current === true;
        continue;
      }
      if (name(text)) continue;
    }
    const kind = headingKind(text);
    if (kind === 'value') isValue = true;
    else if (kind === 'remark') aside = { text, kind };
    else if (kind === 'aside') {
      const whole = indicator && name(`${indicator.found}${text}`);
      if (!whole) aside = { text, kind: asideKind(text) ?? 'change' };
    } else {
      const ending = asideEnding(text);
      if (ending && name(ending.of)) aside = { text: ending.word, kind: ending.kind };
      else names.push(text);
    }
  }
  return {
    periods,
    names,
    isValue,
    ...(unit && { unit }),
    ...(indicator && { indicator }),
    ...(measure !== undefined && { measure }),
    ...(aside !== undefined && { aside }),
  };
}

/** Whether the period is said clearly enough to be cut out of a longer name (`年末常住人口` and `November plan` are names). */
function tells(parts: PeriodParts, text: string): boolean {
  return (
    parts.id !== undefined ||
    parts.year !== undefined ||
    (parts.span !== undefined && parts.span.kind !== 'year' && /\p{Script=Han}/u.test(text))
  );
}

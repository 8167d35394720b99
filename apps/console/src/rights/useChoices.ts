import type { ShownRights } from '../app/answers.ts';
import { byName } from '../app/byName.ts';
import type { Choice } from '../app/ChooseMany.tsx';
import { useLanguage } from '../app/language.ts';
import { nameIn } from '../app/nameIn.ts';
import { useAllUnits } from '../app/useAllUnits.ts';

/** Units that a form offers, by name; none while they are not known. */
export function useUnitChoices(): readonly Choice[] {
  const tongue = useLanguage();
  return (useAllUnits().data ?? []).map(({ id, name }) => ({ id, name: nameIn(name, tongue) }));
}

/** Indicators of the published schemes, by name. */
export function useIndicatorChoices({ indicators }: ShownRights): readonly Choice[] {
  const tongue = useLanguage();
  const inOrder = byName(tongue);
  return indicators.map(({ id, title }) => ({ id, name: nameIn(title, tongue) })).sort((a, b) => inOrder(a.name, b.name));
}

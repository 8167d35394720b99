import { LIGHT_STATE_WORDS, LIGHT_WORDS, MISSING_WORDS } from '@kedu/messages';
import { lightShape } from '@kedu/pages';
import type { ReactNode } from 'react';
import { localeOf, useLanguage } from './language.ts';
import { nameIn } from './nameIn.ts';

/** A light as the contract names it: its ID, and, where the scheme says so, its own name and the colour that it has. */
export interface NamedLight {
  readonly id: string;
  readonly title?: { readonly 'zh-CN': string; readonly en?: string | undefined } | undefined;
  readonly colour?: string | undefined;
}

/** Shape and name of a light, told apart without its colour. Example: ▲ 红灯. */
export function LightWord({ light }: { readonly light: NamedLight }): ReactNode {
  const name = useLightName();
  return (
    <span className={`light-word ${lightColour(light)}`}>
      {lightShape(light.id)} {name(light)}
    </span>
  );
}

/** Its name in the reader’s language: that of the scheme, else the usual one, else its ID. */
export function useLightName(): (light: NamedLight) => string {
  const tongue = useLanguage();
  return ({ id, title }) => (title ? nameIn(title, tongue) : wordOf(LIGHT_WORDS, id, localeOf(tongue)));
}

/** Words for where a light stands (LIGHT-1) and for why a value is missing (MISS-1). */
export function useStateWords(): { readonly state: (code: string) => string; readonly missing: (code: string) => string } {
  const locale = localeOf(useLanguage());
  return {
    state: (code) => wordOf(LIGHT_STATE_WORDS, code, locale),
    missing: (code) => wordOf(MISSING_WORDS, code, locale),
  };
}

/** The class that gives a light its colour; grey for what is no usual one. */
export function lightColour({ id, colour }: NamedLight): string {
  const named = colour ?? id;
  return ['red', 'orange', 'yellow', 'blue', 'green'].includes(named) ? named : 'grey';
}

function wordOf(table: Readonly<Record<string, Readonly<Record<'zh-CN' | 'en', string>>>>, code: string, locale: 'zh-CN' | 'en'): string {
  return Object.hasOwn(table, code) ? (table[code]?.[locale] ?? code) : code;
}

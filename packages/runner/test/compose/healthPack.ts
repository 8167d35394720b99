import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../vectors/levels-pack/', import.meta.url));
const text = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');

/**
 * Files of a small pack of three levels — a city, its county hospitals and village clinics — and of a firm: a workshop and its people. All of it is example data.
 *
 * Values are chosen so that every result can be worked out by hand; a test breaks one thing. `people` stands before `workshops` in the alphabet, and needs it.
 */
export const LEVELS = {
  'pack.yaml': text('pack.yaml'),
  'units.csv': text('units.csv'),
  'hierarchies.csv': text('hierarchies.csv'),
  'scheme/health.yaml': text('scheme/health.yaml'),
  'scheme/people.yaml': text('scheme/people.yaml'),
  'scheme/workshops.yaml': text('scheme/workshops.yaml'),
  'data/values.csv': text('data/values.csv'),
} as const satisfies Readonly<Record<string, string>>;

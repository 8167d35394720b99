import { AUDIT_PAGES } from '../audit/routes.ts';
import { BUNDLES_PAGES } from '../bundles/routes.ts';
import { COLLECTION_PAGES } from '../collection/routes.ts';
import { CONNECTORS_PAGES } from '../connectors/routes.ts';
import { FEEDBACK_PAGES } from '../feedback/routes.ts';
import { GRANTED_GLANCE, GRANTED_PAGES } from '../granted/routes.ts';
import { HOME_PAGES } from '../home/routes.ts';
import { IMPORTS_PAGES } from '../imports/routes.ts';
import { LIGHTS_GLANCE, LIGHTS_PAGES } from '../lights/routes.ts';
import { RESULTS_PAGES } from '../results/routes.ts';
import { RIGHTS_PAGES } from '../rights/routes.ts';
import { ROUNDS_PAGES } from '../rounds/routes.ts';
import { RUNS_PAGES } from '../runs/routes.ts';
import { SCHEMES_PAGES } from '../schemes/routes.ts';
import { SESSION_PAGES } from '../session/routes.ts';
import type { GlanceEntry, PageEntry } from './page.ts';

/** All pages of the console, room by room: a room adds a page in its own `routes.ts`. */
export const PAGES: readonly PageEntry[] = [
  ...SESSION_PAGES,
  ...HOME_PAGES,
  ...ROUNDS_PAGES,
  ...COLLECTION_PAGES,
  ...IMPORTS_PAGES,
  ...CONNECTORS_PAGES,
  ...SCHEMES_PAGES,
  ...RUNS_PAGES,
  ...RESULTS_PAGES,
  ...LIGHTS_PAGES,
  ...FEEDBACK_PAGES,
  ...BUNDLES_PAGES,
  ...GRANTED_PAGES,
  ...RIGHTS_PAGES,
  ...AUDIT_PAGES,
];

/** What stands on the first page above what waits, for those who may see it. */
export const GLANCES: readonly GlanceEntry[] = [LIGHTS_GLANCE, GRANTED_GLANCE];

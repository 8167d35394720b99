import { AUDIT_HANDLERS } from './audit/auditHandlers.ts';
import { BUNDLE_HANDLERS } from './bundles/bundleHandlers.ts';
import { BURDEN_HANDLERS } from './burden/burdenHandlers.ts';
import { COLLECTION_HANDLERS } from './collection/collectionHandlers.ts';
import { startCaptureTimer } from './connectors/captureTimer.ts';
import { CONNECTOR_HANDLERS } from './connectors/connectorHandlers.ts';
import { FEEDBACK_HANDLERS } from './feedback/feedbackHandlers.ts';
import { GRANTED_HANDLERS } from './granted/grantedHandlers.ts';
import type { Handlers, StartWorker } from './http/handler.ts';
import { IMPORT_HANDLERS } from './imports/importHandlers.ts';
import { UNIT_HANDLERS } from './knowledge/unitHandlers.ts';
import { RESULT_HANDLERS } from './results/resultHandlers.ts';
import { HOME_HANDLERS } from './rounds/homeHandlers.ts';
import { startSequencer } from './log/sequencer.ts';
import { PUBLICATION_HANDLERS } from './rounds/publicationHandlers.ts';
import { ROUND_HANDLERS } from './rounds/roundHandlers.ts';
import { RUN_HANDLERS } from './runs/runHandlers.ts';
import { startRunWorker } from './runs/runWorker.ts';
import { CHANGE_HANDLERS } from './schemes/changeHandlers.ts';
import { SCHEME_HANDLERS } from './schemes/schemeHandlers.ts';
import { SEAL_HANDLERS } from './seals/sealHandlers.ts';

/** Answers of the rooms, by the names of `ROUTES`. */
export const ROOMS: Handlers = {
  ...HOME_HANDLERS,
  ...UNIT_HANDLERS,
  ...SCHEME_HANDLERS,
  ...CHANGE_HANDLERS,
  ...ROUND_HANDLERS,
  ...PUBLICATION_HANDLERS,
  ...COLLECTION_HANDLERS,
  ...IMPORT_HANDLERS,
  ...BURDEN_HANDLERS,
  ...CONNECTOR_HANDLERS,
  ...SEAL_HANDLERS,
  ...RUN_HANDLERS,
  ...RESULT_HANDLERS,
  ...FEEDBACK_HANDLERS,
  ...GRANTED_HANDLERS,
  ...BUNDLE_HANDLERS,
  ...AUDIT_HANDLERS,
};

/** Work beside requests. */
export const WORKERS: readonly StartWorker[] = [
  (ports) => startRunWorker(ports),
  (ports) => startSequencer(ports),
  (ports) => startCaptureTimer(ports),
];

import './withoutEval.ts';
import { startPage } from './page/startPage.ts';
import { startWorker } from './worker/startWorker.ts';

// One script for both: the page starts a worker from its own text.
if (typeof document === 'undefined') startWorker();
else startPage(document.currentScript?.textContent ?? '');

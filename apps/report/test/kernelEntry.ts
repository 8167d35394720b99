// In a page: calls for the test. In a worker: a thread.
import { answerAsThread, kernelCalls } from './kernelPage.ts';

if (typeof document === 'undefined') answerAsThread();
else Object.assign(globalThis, { kedu: kernelCalls });

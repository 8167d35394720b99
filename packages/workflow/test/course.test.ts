import { courseContract } from './contract/index.ts';

courseContract('memory', async () => ({ takesTold: false, close: async () => {} }));

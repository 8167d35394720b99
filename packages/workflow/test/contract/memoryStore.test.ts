import { after, type Instant, MemoryStore } from '../../src/index.ts';
import { storeContract } from './index.ts';

storeContract('memory', async () => {
  let now: Instant = '2024-12-02T01:00:00.000Z';
  const store = new MemoryStore({ now: () => (now = after(now, 1)) });
  return {
    store,
    sequencer: store,
    authorities: ['990000', '995000'],
    entered: (authority, person) => ({ authority, person, post: 'office-clerk' }),
    close: async () => {},
  };
});

import { storeContract } from '@kedu/workflow/contract';
import { seatWithoutCommands } from './setup/seat.ts';
import { copyDatabase, testClusters } from './setup/testDatabase.ts';

const AUTHORITIES = ['990000', '995000'] as const;

for (const cluster of await testClusters()) {
  storeContract(`${cluster.name} PostgreSQL`, async () => {
    const database = await copyDatabase(cluster, 'contract');
    await seatWithoutCommands(database, {
      authorities: AUTHORITIES,
      units: ['990100', '990200'],
      persons: ['p-1', 'p-2'],
      post: 'office-clerk',
    });
    const store = await database.store();
    return {
      store,
      sequencer: store,
      authorities: AUTHORITIES,
      entered: (authority, person) => ({ authority, person, post: 'office-clerk' }),
      close: () => database.drop(),
    };
  });
}

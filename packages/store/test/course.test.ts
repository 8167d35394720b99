import { COURSE_PERSONS, COURSE_UNITS, courseContract } from '@kedu/workflow/contract';
import { copyDatabase, testClusters } from './setup/testDatabase.ts';

for (const cluster of await testClusters()) {
  courseContract(`${cluster.name} PostgreSQL`, async () => {
    const database = await copyDatabase(cluster, 'course');
    const run = (sql: string, values: readonly unknown[] = []) => database.ask('superuser', sql, values);
    await run("update kedu.installation set kind = 'rehearsal'");
    await run('insert into kedu.unit (unit_id) select unnest($1::text[])', [COURSE_UNITS]);
    await run("insert into kedu.authority (authority_id, title_zh, is_example) values ('990000', '示例省', true)");
    await run(
      "insert into kedu.person (person_id, kind, display_name, is_example) select id, 'person', '示例 ' || id, true from unnest($1::text[]) as id",
      [COURSE_PERSONS],
    );
    return { store: await database.store(), takesTold: true, close: () => database.drop() };
  });
}

import type { Client, Pool, PoolClient } from 'pg';

/** What takes a statement: a pool, one of its connections, or a connection of its own. */
export type Queryable = Pick<Pool | PoolClient | Client, 'query'>;

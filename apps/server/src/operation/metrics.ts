import type { Pool } from 'pg';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Measures of a server, as Prometheus reads them. No label holds a name, a value, or the path with its names. Rule: API-9. */
export class Metrics {
  readonly #registry = new Registry();
  /** Requests by method, route and status: counted here and told to the counter when it is read, which is seldom. */
  readonly #requests = new Map<string, { readonly method: string; readonly route: string; readonly status: number; count: number }>();
  readonly #seconds: Histogram<'method' | 'route'>;
  readonly #known: Counter;
  readonly #signIns: Counter<'outcome'>;

  constructor() {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry, prefix: 'kedu_' });
    const requests = this.#requests;
    const total = new Counter({
      name: 'kedu_http_requests_total',
      help: '请求数 Requests answered',
      labelNames: ['method', 'route', 'status'],
      registers: [],
      collect() {
        this.reset();
        for (const { count, ...labels } of requests.values()) this.inc(labels, count);
      },
    });
    this.#registry.registerMetric(total);
    this.#seconds = new Histogram({
      name: 'kedu_http_request_seconds',
      help: '答复用时 Time to answer',
      labelNames: ['method', 'route'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    });
    this.#known = new Counter({
      name: 'kedu_http_known_answers_total',
      help: '直接用已知答复的请求数 Requests answered by what was known',
      registers,
    });
    this.#signIns = new Counter({ name: 'kedu_sign_ins_total', help: '登录次数 Tries to sign in', labelNames: ['outcome'], registers });
  }

  /** The connections to the database: how many, idle, waited for. */
  watch(pool: Pool): void {
    const gauge = (name: string, help: string, count: () => number): void => {
      const measure = new Gauge({
        name,
        help,
        registers: [],
        collect() {
          this.set(count());
        },
      });
      this.#registry.registerMetric(measure);
    };
    gauge('kedu_database_connections', '数据库连接 Connections to the database', () => pool.totalCount);
    gauge('kedu_database_connections_idle', '空闲连接 Idle connections', () => pool.idleCount);
    gauge('kedu_database_waiting', '等待连接的请求 Requests that wait for a connection', () => pool.waitingCount);
  }

  answered(method: string, route: string, status: number, milliseconds: number): void {
    const name = `${method} ${status} ${route}`;
    const known = this.#requests.get(name);
    if (known === undefined) this.#requests.set(name, { method, route, status, count: 1 });
    else known.count += 1;
    this.#seconds.observe({ method, route }, milliseconds / 1000);
  }

  /** An answer that was given before, given once more. */
  known(): void {
    this.#known.inc();
  }

  signedIn(outcome: 'opened' | 'refused' | 'locked' | 'code'): void {
    this.#signIns.inc({ outcome });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}

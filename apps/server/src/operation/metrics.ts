import type { Pool } from 'pg';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { AnswerTimes } from './answerTimes.ts';

/** Measures of a server, as Prometheus reads them. No label holds a name, a value, or the path with its names. Rule: API-9. */
export class Metrics {
  readonly #registry = new Registry();
  readonly answers = new AnswerTimes();
  /** Requests that were answered by what was known. */
  known = 0;
  readonly #signIns: Counter<'outcome'>;

  constructor() {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry, prefix: 'kedu_' });
    this.#registry.registerMetric(this.answers.counts());
    this.#registry.registerMetric(this.answers.times());
    const known = (): number => this.known;
    const total = new Counter({
      name: 'kedu_http_known_answers_total',
      help: '直接用已知答复的请求数 Requests answered by what was known',
      registers: [],
      collect() {
        this.reset();
        this.inc(known());
      },
    });
    this.#registry.registerMetric(total);
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

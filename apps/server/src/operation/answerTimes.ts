import type { Counter, Histogram } from 'prom-client';

/** Upper bounds of the times that are told apart, in seconds. */
const BOUNDS = [0.005, 0.02, 0.1, 0.5, 2, 10];

/** Answers of one method, route and status: how many, and how long they took. */
export class AnswersAlike {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  count = 0;
  seconds = 0;
  /** How many took no longer than each bound and longer than the one before. */
  readonly within: number[] = BOUNDS.map(() => 0);

  constructor(method: string, route: string, status: number) {
    this.method = method;
    this.route = route;
    this.status = status;
  }

  took(milliseconds: number): void {
    const seconds = milliseconds / 1000;
    this.count += 1;
    this.seconds += seconds;
    for (let i = 0; i < BOUNDS.length; i += 1)
      if (seconds <= (BOUNDS[i] as number)) {
        this.within[i] = (this.within[i] as number) + 1;
        return;
      }
  }
}

/**
 * Requests by method, route and status, and their times by method and route. An answer adds to numbers that whoever gave it holds; what
 * Prometheus reads is made of them when it asks, which is seldom.
 *
 * Rule: API-9. Units: seconds.
 */
export class AnswerTimes {
  readonly #alike = new Map<string, AnswersAlike>();

  of(method: string, route: string, status: number): AnswersAlike {
    const name = `${method} ${status} ${route}`;
    const known = this.#alike.get(name) ?? new AnswersAlike(method, route, status);
    this.#alike.set(name, known);
    return known;
  }

  /** As the registry takes it. */
  counts(): Counter {
    const values = (): unknown[] =>
      [...this.#alike.values()].map(({ method, route, status, count }) => ({ labels: { method, route, status }, value: count }));
    return measure('kedu_http_requests_total', '请求数 Requests answered', 'counter', values) as Counter;
  }

  /** As the registry takes it. */
  times(): Histogram {
    const name = 'kedu_http_request_seconds';
    const values = (): unknown[] =>
      this.#whateverStatus().flatMap(({ method, route, within, count, seconds }) => {
        const labels = { method, route };
        const buckets = BOUNDS.map((le, i) => {
          const value = within.slice(0, i + 1).reduce((sum, each) => sum + each, 0);
          return { metricName: `${name}_bucket`, labels: { le, ...labels }, value };
        });
        return [
          ...buckets,
          { metricName: `${name}_bucket`, labels: { le: '+Inf', ...labels }, value: count },
          { metricName: `${name}_sum`, labels, value: seconds },
          { metricName: `${name}_count`, labels, value: count },
        ];
      });
    return measure(name, '答复用时 Time to answer', 'histogram', values) as Histogram;
  }

  #whateverStatus(): readonly AnswersAlike[] {
    const sums = new Map<string, AnswersAlike>();
    for (const { method, route, within, count, seconds } of this.#alike.values()) {
      const sum = sums.get(`${method} ${route}`) ?? new AnswersAlike(method, route, 0);
      sums.set(`${method} ${route}`, sum);
      sum.count += count;
      sum.seconds += seconds;
      for (const [i, each] of within.entries()) sum.within[i] = (sum.within[i] as number) + each;
    }
    return [...sums.values()];
  }
}

/** The registry reads these four alone. */
function measure(name: string, help: string, type: string, values: () => unknown[]): unknown {
  return { name, help, type, get: async () => ({ name, help, type, values: values() }) };
}

import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/**
 * What this process counts, for Prometheus. No label names a room, a person or an address: they would be personal data,
 * and each would be a series of its own for ever.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #seconds: Histogram<'method' | 'route' | 'status'>;
  readonly #problems: Counter<'code'>;
  #hasProcess = false;

  constructor() {
    this.#seconds = new Histogram({
      name: 'visio_http_request_duration_seconds',
      help: 'Time until an answer began, by route and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [this.#registry],
    });
    this.#problems = new Counter({ name: 'visio_problems_total', help: 'Refusals, by code.', labelNames: ['code'], registers: [this.#registry] });
  }

  /** Counts one answer. */
  answered(method: string, route: string, status: number, seconds: number, code: string | undefined): void {
    this.#seconds.observe({ method, route, status: String(status) }, seconds);
    if (code !== undefined) this.#problems.inc({ code });
  }

  /** Everything counted, as Prometheus reads it. */
  async read(): Promise<{ readonly text: string; readonly type: string }> {
    // Only where somebody reads them: they watch the event loop and the garbage collector.
    if (!this.#hasProcess) collectDefaultMetrics({ register: this.#registry });
    this.#hasProcess = true;
    return { text: await this.#registry.metrics(), type: this.#registry.contentType };
  }
}

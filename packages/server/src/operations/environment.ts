import { ConfigurationError } from '../configuration-error.ts';
import { readLimits } from './limits.ts';
import { checkOperations, type OperationsOptions } from './operations.ts';

/** Reads how the server is run from environment variables; `read` gives undefined for an absent or empty one. */
export function readOperations(read: (name: string) => string | undefined): OperationsOptions {
  const limits = read('VISIO_LIMITS');
  const proxies = read('VISIO_PROXIES')?.split(/[\s,]+/).filter(Boolean);
  const metricsToken = read('VISIO_METRICS_TOKEN');
  const oldestClient = read('VISIO_OLDEST_CLIENT');
  const requestLog = read('VISIO_REQUEST_LOG') ?? 'on';
  if (requestLog !== 'on' && requestLog !== 'off') throw new ConfigurationError('VISIO_REQUEST_LOG must be on or off.');
  const options: OperationsOptions = {
    requestLog: requestLog === 'on',
    ...(limits !== undefined && { limits: readLimits(limits, 'VISIO_LIMITS') }),
    ...(proxies && { proxies }),
    ...(metricsToken !== undefined && { metricsToken }),
    ...(oldestClient !== undefined && { oldestClient }),
  };
  checkOperations(options, { limits: 'VISIO_LIMITS', proxies: 'VISIO_PROXIES', metricsToken: 'VISIO_METRICS_TOKEN', oldestClient: 'VISIO_OLDEST_CLIENT' });
  return options;
}

/** The built-in providers by name, each a lazy chunk. The only place that knows there are several. */
import { MeetingError, toMeetingError } from '../support/errors.ts';
import type { Provider, ProviderConfig } from './provider.ts';

const builtIn = {
  visio: async (config: ProviderConfig) => (await import('./visio/visio.ts')).createVisioProvider(config),
  livekit: async (config: ProviderConfig) => (await import('./livekit.ts')).createLiveKitProvider(config),
} satisfies Record<string, (config: ProviderConfig) => Promise<Provider>>;

/** Names of the built-in providers. */
export type ProviderName = keyof typeof builtIn;

/** Every {@link ProviderName}. */
export const providerNames = Object.keys(builtIn) as readonly ProviderName[];

/** The provider itself, or the built-in one of that name. Rejects with a MeetingError. */
export async function resolveProvider(provider: ProviderName | Provider, config: ProviderConfig): Promise<Provider> {
  if (typeof provider === 'object') return provider;
  if (!Object.hasOwn(builtIn, provider)) {
    throw new MeetingError('configuration-invalid', { subject: 'provider', message: `provider must be one of ${providerNames.join(', ')}` });
  }
  return builtIn[provider](config).catch((error: unknown) => {
    throw toMeetingError(error, 'asset-missing');
  });
}

export { ConfigurationError, type LivekitOptions, type VisioServerOptions } from './options.ts';
export { createVisioServer, type VisioServer } from './server.ts';
export { livekitConfig, livekitConfigYaml, type LivekitConfig, type LivekitConfigOptions } from './livekit-config.ts';
export { readEnvironment, type Environment } from './environment.ts';
export type { Authenticate, Person } from './person.ts';
export type { Log, LogEntry } from './log.ts';

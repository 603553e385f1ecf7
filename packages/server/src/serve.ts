import { readEnvironment } from './environment.ts';
import { nodeHandler, serverFor } from './node-handler.ts';
import { ConfigurationError } from './options.ts';
import { createVisioServer } from './server.ts';

/** How long open requests may take after a stop was asked for, in ms. */
const graceMs = 10_000;

function start(environment: NodeJS.ProcessEnv): void {
  const { port, host, server: options } = readEnvironment(environment);
  const visio = createVisioServer(options);
  const server = serverFor(nodeHandler(visio, { ownsProcess: true }));

  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') fail(`PORT ${port} is in use by another program: choose another one.`);
    else if (error.code === 'EACCES') fail(`PORT ${port} is not open to this user: choose one above 1023.`);
    else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') fail('HOST is not an address of this machine.');
    else fail(`The server cannot listen: ${error.code ?? error.name}.`);
  });
  const listen = (): void => {
    if (stopping) return;
    server.listen(port, host, () => {
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      process.stdout.write(`Visio server ready: http://${host ?? 'localhost'}:${actual}/\n`);
    });
  };
  visio.ready.then(listen, () => fail('The storage that VISIO_STORAGE names cannot be used: does it answer, and may this user write there?'));

  let underWay = 0;
  let stopping = false;
  // Node's own close() waits for connections that never asked anything, and browsers open some in advance.
  const closeWhenIdle = (): void => {
    if (stopping && underWay === 0) server.closeAllConnections();
  };
  server.on('request', (_request, response) => {
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
      closeWhenIdle();
    });
  });
  const stop = (): void => {
    stopping = true;
    visio.endStreams();
    server.close(() => void visio.close().finally(() => process.exit(0)));
    closeWhenIdle();
    setTimeout(() => server.closeAllConnections(), graceMs).unref();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** Runs the server until it is told to stop; a setting that cannot work ends the process with one sentence. */
export function serve(environment: NodeJS.ProcessEnv): void {
  try {
    start(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) fail(error.message);
    throw error;
  }
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

#!/usr/bin/env node
import { createServer } from 'node:http';
import { readEnvironment } from './environment.ts';
import { nodeHandler } from './node-handler.ts';
import { ConfigurationError } from './options.ts';
import { createVisioServer } from './server.ts';

/** How long open requests may take after a stop was asked for, in ms. */
const graceMs = 10_000;

function start(): void {
  const { port, host, server: options } = readEnvironment(process.env);
  const visio = createVisioServer(options);
  visio.ready.catch(() => fail('The storage that VISIO_STORAGE names cannot be used: does it answer, and may this user write there?'));
  const server = createServer(nodeHandler(visio, { ownsProcess: true }));

  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') fail(`PORT ${port} is in use by another program: choose another one.`);
    else if (error.code === 'EACCES') fail(`PORT ${port} is not open to this user: choose one above 1023.`);
    else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') fail('HOST is not an address of this machine.');
    else fail(`The server cannot listen: ${error.code ?? error.name}.`);
  });
  server.listen(port, host, () => {
    const address = server.address();
    const actual = typeof address === 'object' && address !== null ? address.port : port;
    process.stdout.write(`Visio server ready: http://${host ?? 'localhost'}:${actual}/\n`);
  });

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

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

try {
  start();
} catch (error) {
  if (error instanceof ConfigurationError) fail(error.message);
  throw error;
}

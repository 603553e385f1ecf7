import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { platform } from 'node:os';
import { which } from '../support/which.mjs';
import { version } from './install.mjs';

const image = `livekit/livekit-server:${version}`;

/** The Docker command, when there is one and its daemon answers. */
export function findDocker() {
  const docker = which('docker');
  if (!docker) return undefined;
  return spawnSync(docker, ['info'], { stdio: 'ignore', timeout: 15_000 }).status === 0 ? docker : undefined;
}

/**
 * How LiveKit is run in a container. On Linux it shares the host's network, so it is bound to loopback as outside;
 * elsewhere Docker is a virtual machine, and its ports are published on the host's loopback.
 * @param {string} docker
 */
export function containerOf(docker) {
  const name = `visio-livekit-${randomBytes(4).toString('hex')}`;
  const shared = platform() === 'linux';
  return {
    command: docker,
    bind: shared ? '127.0.0.1' : '0.0.0.0',
    /** @param {import('./config.mjs').Ports} ports */
    args: (ports) => [
      ...['run', '--rm', '--name', name, '--env', 'LIVEKIT_CONFIG'],
      ...(shared
        ? ['--network', 'host']
        : [
            ...['--publish', `127.0.0.1:${ports.http}:${ports.http}`],
            ...['--publish', `127.0.0.1:${ports.udp}:${ports.udp}/udp`],
            ...['--publish', `127.0.0.1:${ports.turn}:${ports.turn}/udp`],
          ]),
      image,
    ],
    /** Gets the image first: a silent minute looks like a crash. */
    prepare: () => {
      if (spawnSync(docker, ['image', 'inspect', image], { stdio: 'ignore' }).status === 0) return true;
      console.log(`Getting the image ${image} with Docker (once) ...`);
      return spawnSync(docker, ['pull', image], { stdio: 'inherit' }).status === 0;
    },
    remove: () => void spawnSync(docker, ['rm', '--force', name], { stdio: 'ignore' }),
  };
}

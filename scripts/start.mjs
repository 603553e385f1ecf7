// npm start: a real LiveKit, our server and the example portal, until Ctrl-C or until one of them stops.
import { bundleWhenStale } from './build/bundle.mjs';
import { startLiveKit } from './livekit.mjs';
import { portTaken, startPortal } from './portal/portal.mjs';
import { answers } from './support/answers.mjs';
import { freePort } from './support/ports.mjs';
import { main, Sentence } from './support/sentence.mjs';
import { end, endWithNpm } from './support/shutdown.mjs';

await main(async () => {
  endWithNpm();
  const port = readPort(process.env['PORT'] || '8080');
  // Before anything that takes minutes.
  if (port !== 0 && (await freePort('tcp', port)) !== port) throw portTaken(port);

  // LiveKit starts first, so it can only be told a port that was chosen; else our server's sweep sees who comes and goes.
  const webhookUrls = port === 0 ? undefined : [`http://127.0.0.1:${port}/api/v1/livekit/webhook`];
  const [livekit] = await Promise.all([startLiveKit({ webhookUrls }), bundleWhenStale()]);
  console.log(`LiveKit: ${livekit.url} (${livekit.from})`);
  const portal = await startPortal({ livekit, port, guarded: true });

  const parts = {
    'the portal': [portal.url, (/** @type {Response} */ answer) => answer.headers.get('content-security-policy') === portal.policy],
    'the bundle': [`${portal.url}visio/visio.js`, isFine],
    'the guarded room': [`${portal.url}organisateur`, isFine],
    'the token server': [`${portal.url}api/v1/health`, isFine],
  };
  for (const [name, [url, accept]] of /** @type {[string, [string, (answer: Response) => boolean]][]} */ (Object.entries(parts))) {
    if (!(await answers(url, { within: 10_000, accept }))) throw new Sentence(`${name} does not answer as it should at ${url}`);
  }
  console.log(`Visio ready: ${portal.url}`);

  console.error(await Promise.race([livekit.died, portal.died]));
  await end(1);
});

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Sentence(`PORT must be a number from 0 to 65535, and is "${text}".`);
}

/** @param {Response} answer */
function isFine(answer) {
  return answer.ok;
}

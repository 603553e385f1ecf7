// Networks that let hardly anything through: people come in all the same, and see somebody within five seconds.
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { freePort } from '../../scripts/support/ports.mjs';
import { joinBots, type Bots } from '../support/bots.ts';
import type { PersonBrowser } from '../support/browser.ts';
import { describeWhere } from '../support/faults/describe-where.ts';
import { startCoturn, whyNoCoturn, type Coturn } from '../support/faults/coturn.ts';
import type { Forward } from '../support/faults/forward.ts';
import { makeCertificate, routeByName, type Certificate } from '../support/faults/front-443.ts';
import { startBehind } from '../support/faults/livekit-behind.ts';
import { whyNoNamespaces } from '../support/faults/machine.ts';
import { filters, makeNamespace, type Namespace } from '../support/faults/namespace.ts';
import { text } from '../support/faults/outcome.ts';
import { come, isBaseline, launchAt, meet, type Coming } from '../support/faults/people.ts';
import { startFaultRig, type FaultRig } from '../support/faults/rig.ts';
import { firstFrame, routesOf } from '../support/faults/watch.ts';
import { newRoom } from '../support/rig.ts';

/** Seconds from joining to the first frame of somebody else. */
const soon = 5;

/** A LiveKit, the portal before it, and somebody in a room. */
interface Site {
  readonly rig: FaultRig;
  readonly room: string;
  stop(): Promise<void>;
}

describeWhere(whyNoNamespaces(), 'a strict network', { timeout: 200_000 }, () => {
  const room = newRoom();
  let namespace: Namespace;
  let certificate: Certificate;
  let door: Forward;
  let coturn: Coturn | undefined;
  /** With LiveKit's own TURN over TLS. */
  let own: Site;
  /** With coturn, where there is one. */
  let outside: Site | undefined;
  let inside: PersonBrowser;

  const open = async (origin: string, url: string, change: Parameters<typeof startBehind>[1]): Promise<Site & { livekitPort: number }> => {
    const livekit = await startBehind(namespace, change);
    const rig = await startFaultRig({ livekit, origin, urls: [url] });
    const bots: Bots = await joinBots(rig, room, [{ name: 'Ben', colour: 'blue', tone: 440 }]);
    const stop = async () => {
      await bots.stop();
      await rig.stop();
      await livekit.stop();
    };
    return { rig, room, stop, livekitPort: livekit.ports.http };
  };

  before(async () => {
    namespace = makeNamespace();
    const { host, subnet } = namespace;
    certificate = makeCertificate();
    const tlsPort = await freePort('tcp', 0, host);
    const withTurn = await open('https://visio.test', 'wss://livekit.visio.test', ({ turn }) => ({
      turn: {
        ...turn,
        domain: 'turn.visio.test',
        tls_port: tlsPort,
        cert_file: certificate.certificateFile,
        key_file: certificate.keyFile,
        allow_restricted_peer_cidrs: [subnet],
      },
    }));
    own = withTurn;
    const { server } = (coturn = whyNoCoturn() ? undefined : await startCoturn(host, await freePort('tcp', 0, host))) ?? {};
    const withCoturn =
      server && (await open('https://other.visio.test', 'wss://livekit.other.visio.test', ({ rtc }) => ({ rtc: { ...rtc, turn_servers: [server] }, turn: { enabled: false } })));
    outside = withCoturn;
    const ending = (port: number, at = '127.0.0.1') => ({ host: at, port, ends: true });
    door = await routeByName(host, 443, certificate, {
      'visio.test': ending(withTurn.rig.port),
      'livekit.visio.test': ending(withTurn.livekitPort, host),
      'turn.visio.test': { host, port: tlsPort, ends: false },
      ...(withCoturn && {
        'other.visio.test': ending(withCoturn.rig.port),
        'livekit.other.visio.test': ending(withCoturn.livekitPort, host),
      }),
    });
    inside = await launchAt({ rig: own.rig, namespace }, { colour: 'red', tone: 1010, args: [certificate.chromiumFlag] });
  });
  afterEach(() => namespace.lift());
  after(async () => {
    await inside?.close();
    await door?.close();
    await outside?.stop();
    await coturn?.stop();
    await own?.stop();
    namespace?.remove();
  });

  /** Comes in, and returns which ways media goes. */
  const comeIn = async (what: string, { rig }: Site, coming: Partial<Coming> = {}): Promise<string[]> => {
    await using place = await inside.fresh();
    const page = await come(place, rig, { room, name: 'Ana', ...coming });
    const seconds = await firstFrame(page);
    await meet(page);
    const routes = await routesOf(page);
    console.log(`fault: ${what}${isBaseline ? ' (livekit-client alone)' : ''} — first frame of somebody else ${text(seconds)} after joining, by ${[...new Set(routes)].join(', ')}`);
    if (!isBaseline) assert.ok(seconds < soon, `the first frame came after ${seconds} s`);
    return routes;
  };
  const assertRoutes = (routes: readonly string[], wanted: RegExp) => {
    assert.ok(routes.length > 0 && routes.every((route) => wanted.test(route)), `media went by ${routes.join(', ') || 'nothing'}`);
  };

  it('may be open: then media goes by UDP', async () => {
    assertRoutes(await comeIn('none', own), /udp$/);
  });

  it('may drop UDP: then media goes by TCP', async () => {
    namespace.filter(filters.udp);
    assertRoutes(await comeIn('UDP dropped before joining', own), /(tcp|tls)$/);
  });

  it('may have TCP 443 open and nothing else: then media goes by LiveKit’s TURN over TLS', async () => {
    namespace.filter(filters.onlyTcpTo(443));
    assertRoutes(await comeIn('only TCP 443 open', own), /^relay tls$/);
  });

  it('may be asked for a relay only, with ice-transport="relay"', async () => {
    namespace.filter(filters.onlyTcpTo(443));
    assertRoutes(await comeIn('only TCP 443 open, ice-transport="relay"', own, { iceTransport: 'relay' }), /^relay tls$/);
    namespace.lift();
    assertRoutes(await comeIn('none, ice-transport="relay"', own, { iceTransport: 'relay' }), /^relay /);
  });

  it('may let through a TURN server of one’s own', { skip: whyNoCoturn() ?? false }, async () => {
    namespace.filter(filters.onlyTcpTo(443, coturn!.server.port));
    assertRoutes(await comeIn('only TCP 443 and that of coturn open', outside!), /^relay tcp$/);
    assertRoutes(await comeIn('the same, ice-transport="relay"', outside!, { iceTransport: 'relay' }), /^relay tcp$/);
  });
});

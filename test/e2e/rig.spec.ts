// The rig itself, with livekit-client and nothing of ours: when this fails, no other e2e test means anything.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { joinBots } from '../support/bots.ts';
import { launchBrowser } from '../support/browser.ts';
import { patience } from '../support/patience.ts';
import { newRoom, startRig, type Rig } from '../support/rig.ts';
import { colourOf, hearNoTone, hearTone, seeColour, seeFrame, toneOf } from '../support/senses.ts';

describe('the rig', () => {
  let rig: Rig;
  before(async () => {
    rig = await startRig();
  });
  after(() => rig.stop());

  it('lets two people see and hear each other, each with a colour and a tone of their own', async () => {
    const room = newRoom();
    await using ana = await launchBrowser({ colour: 'red', tone: 440 });
    await using ben = await launchBrowser({ colour: 'blue', tone: 1010 });
    const open = async (browser: typeof ana, name: string) =>
      browser.open(rig.page('bare', { server: rig.livekit.url, token: await rig.token(room, { name }) }));
    const [a, b] = await Promise.all([open(ana, 'Ana'), open(ben, 'Ben')]);

    const benSeen = a.page.locator('video[data-name=Ben]');
    const anaSeen = b.page.locator('video[data-name=Ana]');
    await Promise.all([seeColour(benSeen, 'blue'), seeColour(anaSeen, 'red')]);
    await Promise.all([hearTone(a.page, 1010), hearTone(b.page, 440)]);
    await seeFrame(anaSeen);
    assert.equal((await colourOf(benSeen))?.name, 'blue');
    // Tones pause, and so does a busy machine.
    for (const end = Date.now() + patience; Math.abs((await toneOf(a.page) ?? 0) - 1010) >= 12; ) assert.ok(Date.now() < end, 'the loudest tone is another one');
    await hearNoTone(a.page, 440);

    for (const { network, errors } of [a, b]) {
      await network.assertSovereign(rig.allowed);
      assert.ok((await network.iceServers()).length > 0, 'LiveKit hands out its own TURN server');
      assert.ok(network.sockets.length > 0);
      await errors.assertNone();
    }
  });

  it('shows and plays a bot, and notices that it falls silent and goes', async () => {
    const room = newRoom();
    await using listener = await launchBrowser({ autoplay: 'allowed' });
    await using company = await joinBots(rig, room, [{ name: 'Bot', colour: 'green', tone: 620, token: await rig.token(room, { name: 'Bot' }) }]);
    const token = await rig.token(room);
    const { page } = await listener.open(rig.page('bare', { server: rig.livekit.url, token, publish: 'off' }));
    const video = page.locator('video[data-name=Bot]');
    await seeColour(video, 'green');
    await hearTone(page, 620);
    await company.bots[0]!.unpublish('microphone');
    await hearNoTone(page, 620);
    await company.bots[0]!.leave();
    await video.waitFor({ state: 'detached' });
  });

  it('tells a stranger on the network, an error and a violation of the policy', async () => {
    await using browser = await launchBrowser();
    const { page, network, errors } = await browser.open(rig.page('bare', { server: rig.livekit.url, token: 'none' }));
    await page.locator('#state', { hasText: 'failed' }).waitFor();
    await assert.rejects(errors.assertNone(), /Authentication failed|401/);
    errors.expect(/Authentication failed|401/);
    await errors.assertNone();
    await network.assertSovereign(rig.allowed);

    await page.evaluate(() => {
      new RTCPeerConnection({ iceServers: [{ urls: 'stun:stun.example.org:3478' }] }).close();
      document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/pixel.png' }));
    });
    await assert.rejects(network.assertSovereign(rig.allowed), /stun.example.org/);
    await assert.rejects(errors.assertNone(), /img-src/);
  });
});

// `kill -9` of a media server, in a cluster of two: the meeting goes on by the other one.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { PersonBrowser, PersonContext } from '../support/browser.ts';
import { startCluster, whyNoCluster, type Cluster } from '../support/faults/cluster.ts';
import type { LiveKitNode } from '../support/faults/node.ts';
import { describeWhere } from '../support/faults/describe-where.ts';
import { outcomeOf, text, type Outcome } from '../support/faults/outcome.ts';
import { come, isBaseline, launchAt, meet } from '../support/faults/people.ts';
import { startFaultRig, type FaultRig } from '../support/faults/rig.ts';
import { newRoom } from '../support/rig.ts';


describeWhere(whyNoCluster(), 'a node that is killed', { timeout: 300_000 }, () => {
  let cluster: Cluster;
  let first: LiveKitNode;
  let second: LiveKitNode;
  let rig: FaultRig;
  let red: PersonBrowser;
  let blue: PersonBrowser;
  let places: PersonContext[];
  before(async () => {
    cluster = await startCluster();
    [first, second] = cluster.nodes;
    rig = await startFaultRig({ livekit: first, apiUrl: cluster.apiUrl, urls: [first.url, second.url] });
    [red, blue] = await Promise.all([launchAt({ rig }, { colour: 'red', tone: 440 }), launchAt({ rig }, { colour: 'blue', tone: 1010 })]);
  });
  beforeEach(async () => {
    places = await Promise.all([red.fresh(), blue.fresh()]);
  });
  afterEach(async () => {
    await Promise.all(places.map((place) => place.close()));
  });
  after(async () => {
    await Promise.all([red?.close(), blue?.close()]);
    await rig?.stop();
    await cluster?.stop();
  });

  /** A room that lives on this node: LiveKit chooses, so one asks until it has chosen it. */
  const roomOn = async (owner: LiveKitNode): Promise<string> => {
    for (let tries = 0; tries < 40; tries++) {
      const room = newRoom();
      const { token } = await rig.enter(room, 'Scout');
      const { video } = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { video: { room: string } };
      if ((await cluster.ownerOf(video.room)) === owner) return room;
    }
    throw new Error('LiveKit puts every room on the other node.');
  };

  const arrive = async (owner: LiveKitNode): Promise<[Page, Page]> => {
    const room = await roomOn(owner);
    const [atAnas, atBens] = places as [PersonContext, PersonContext];
    const pages = await Promise.all([come(atAnas, rig, { room, name: 'Ana' }), come(atBens, rig, { room, name: 'Ben' })]);
    await Promise.all(pages.map((page) => meet(page)));
    await delay(1_500);
    return pages;
  };

  const kill = async (what: string, node: LiveKitNode, pages: readonly Page[]): Promise<Outcome[]> => {
    const start = Date.now();
    await node.kill();
    const outcomes = await Promise.all(
      pages.map((page, index) => outcomeOf(page, { what: `${what}, ${['Ana', 'Ben'][index]}`, start, limit: isBaseline ? 75_000 : 30_000, mustBeSaid: true })),
    );
    await node.start();
    // A node takes rooms again once the others have heard of it.
    await delay(1_000);
    return outcomes;
  };

  const assertBack = (outcomes: readonly Outcome[], within: number) => {
    if (isBaseline) return;
    for (const { picture, sound, saidBack, isHonest } of outcomes) {
      const last = Math.max(picture ?? Infinity, sound ?? Infinity, saidBack ?? Infinity);
      assert.ok(last < within, `all was back after ${text(last)}`);
      assert.ok(isHonest, 'it said to be back while there was no picture');
    }
  };

  it('is left for the other one in less than five seconds, when the room lives there', async () => {
    assertBack(await kill('kill -9 of the node of one’s URL, room on the other', first, await arrive(second)), 5);
  });

  it('is left for the other one, room and all, as soon as LiveKit takes it for dead', async () => {
    // LiveKit 1.13 keeps a room at a silent node for 5 s (AvailableSeconds), and nothing from outside shortens that.
    assertBack(await kill('kill -9 of the node of one’s URL and of the room', first, await arrive(first)), 7);
  });

  it('is noticed when only the room was on it', async () => {
    assertBack(await kill('kill -9 of the node of the room, URL on the other', second, await arrive(second)), 8);
  });
});

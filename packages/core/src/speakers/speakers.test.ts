import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createState } from '../reactive/readable.ts';
import { MeetingError } from '../support/errors.ts';
import { createChoiceStorage } from '../support/storage.ts';
import { createSpeakers } from './speakers.ts';

const list = [{ deviceId: 'one', label: 'Headset' }];

function setUp(remember = true) {
  const storage = createChoiceStorage(() => remember);
  return { storage, ...createSpeakers(createState(list), storage, createState([])) };
}

describe('speakers', () => {
  const { setSinkId } = HTMLMediaElement.prototype;
  let sinks: string[] = [];
  // A browser lets no sound be made before somebody has touched the page.
  before(() => sendKeys({ press: 'a' }));
  beforeEach(() => {
    localStorage.clear();
    sinks = [];
    HTMLMediaElement.prototype.setSinkId = async (id: string) => void sinks.push(id);
  });
  afterEach(() => {
    localStorage.clear();
    HTMLMediaElement.prototype.setSinkId = setSinkId;
  });

  it('are those of the last time, before any meeting', async () => {
    await setUp().speakers.select('one');
    expect(setUp().speakers.deviceId.get()).to.equal('one');
    const again = setUp().speakers;
    await again.select('');
    expect(again.deviceId.get()).to.equal(undefined);
    expect(setUp().speakers.deviceId.get()).to.equal(undefined);
  });

  it('keep nothing on the device that may not be kept', async () => {
    const { speakers } = setUp(false);
    await speakers.select('one');
    expect(speakers.deviceId.get()).to.equal('one');
    expect(localStorage.length).to.equal(0);
  });

  it('play the test sound on the chosen output, and are quiet when it is over', async () => {
    const { speakers } = setUp();
    const { Audio: usual } = globalThis;
    const made: HTMLAudioElement[] = [];
    globalThis.Audio = class extends usual {
      constructor() {
        super();
        made.push(this);
      }
    };
    await speakers.select('one');
    await speakers.playTestSound();
    globalThis.Audio = usual;
    expect(sinks).to.deep.equal(['one']);
    expect(made.map(({ paused, srcObject }) => [paused, srcObject])).to.deep.equal([[true, null]]);
  });

  it('play it where the system says when the remembered output is gone', async () => {
    const { speakers } = setUp();
    await speakers.select('gone');
    await speakers.playTestSound();
    expect(sinks).to.deep.equal([]);
  });

  it('stop it when its signal says so', async () => {
    const { speakers } = setUp();
    const controller = new AbortController();
    const { start } = AudioScheduledSourceNode.prototype;
    let notes = 0;
    AudioScheduledSourceNode.prototype.start = function (when) {
      notes++;
      start.call(this, when);
    };
    try {
      const sound = speakers.playTestSound(controller.signal);
      controller.abort();
      await sound;
    } finally {
      AudioScheduledSourceNode.prototype.start = start;
    }
    expect(notes).to.equal(0);
  });

  it('say that an output cannot be used', async () => {
    const { speakers } = setUp();
    await speakers.select('one');
    HTMLMediaElement.prototype.setSinkId = () => Promise.reject(new DOMException('Gone', 'NotFoundError'));
    const error = await speakers.playTestSound().catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(MeetingError);
    expect((error as MeetingError).code).to.equal('speaker-failed');
  });
});

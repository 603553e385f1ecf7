// A room with a thousand people who are not there: what the elements alone cost, without network and decoding.
import { createFakeMeeting } from '@visio-sdk/core/testing';
import { VisioRoom } from '@visio-sdk/elements';
import '@visio-sdk/elements/define-all';

const people = 1_000;

const canvas = document.createElement('canvas');
canvas.getContext('2d').fillRect(0, 0, canvas.width, canvas.height);
// One picture for everybody: decoding is not what is measured here.
const camera = canvas.captureStream(5);

const fake = createFakeMeeting({
  connection: { state: 'joined', since: Date.now() },
  name: 'Bench',
  participants: Array.from({ length: people - 1 }, (_, index) => ({
    name: `Person ${index + 1}`,
    publishing: ['microphone', 'camera'],
    streams: { camera },
  })),
});
VisioRoom.createMeeting = () => fake.meeting;

const longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })))).observe({
  type: 'longtask',
  buffered: true,
});

const room = document.createElement('visio-room');
Object.assign(room, { room: 'thousand', name: 'Bench', layout: 'grid' });
document.body.append(room);

// The list of people open beside it.
const list = document.createElement('visio-people');
list.meeting = fake.meeting;
Object.assign(list.style, { position: 'fixed', insetBlock: '0', insetInlineEnd: '0', width: '22rem' });
document.body.append(list);

/** Everybody begins or ceases to speak in turn, in no order that a grid could know. */
function changeSpeech(turn) {
  const index = (turn * 389) % (people - 1);
  const one = fake.meeting.participants.get()[index + 1];
  one.setSpeaking(!one.speaking.get());
}

window.benchThousand = {
  longTasks,
  /** @param {number} perSecond @param {number} seconds */
  async speak(perSecond, seconds) {
    const start = performance.now();
    let turn = 0;
    // Each in a task of its own, as messages come; a late one is made up for by the next coming sooner.
    for (; turn < perSecond * seconds; turn++) {
      await new Promise((resolve) => setTimeout(resolve, start + (turn * 1_000) / perSecond - performance.now()));
      changeSpeech(turn);
    }
    return { start, end: performance.now(), changes: turn };
  },
};

// A meeting with an interface of one's own: @visio-sdk/core, and no element of ours. `?room=` names the room.
import { createMeeting, isInMeeting, type Connection } from '@visio-sdk/core';
import { showDevices } from './devices.ts';
import { byId, onClick, watch } from './page.ts';
import { showPeople } from './people.ts';
import { showProblems } from './problems.ts';
import { endingText } from './texts.ts';
import { showTools } from './tools.ts';

const room = new URLSearchParams(location.search).get('room') ?? 'demo';
// The server is the page's own origin: `/api` of it, through Vite's proxy while developing.
const meeting = createMeeting({ room });

byId('room-name').textContent = room;
showProblems(meeting);
showDevices(meeting);
showPeople(meeting);
showTools(meeting);

const door = byId<HTMLFormElement>('door');
const name = byId<HTMLInputElement>('name');
name.value = meeting.name.get();
door.addEventListener('submit', (event) => {
  event.preventDefault();
  meeting.setName(name.value.trim());
  // Why it failed is in `connection`, which shows it.
  meeting.join().catch(() => {});
});
onClick(byId('cancel'), () => meeting.leave());

let was: Connection['state'] = 'idle';
watch(meeting.connection, (connection) => {
  const isIn = isInMeeting(connection);
  const isOnTheWay = connection.state === 'joining' || connection.state === 'waiting';
  door.hidden = isIn;
  byId('call').hidden = !isIn;
  byId<HTMLButtonElement>('join').disabled = isOnTheWay;
  byId('cancel').hidden = !isOnTheWay;
  byId('status').textContent = statusText(connection);
  // What had the focus is gone: whoever cannot see must not be lost.
  if (connection.state === 'joined' && was !== 'reconnecting') byId('tools').querySelector('button')?.focus();
  if (connection.state === 'ended') byId('title').focus();
  was = connection.state;
});

// Asked for at once, so that the person sees themselves; whoever refuses can join all the same.
void Promise.allSettled([meeting.camera.enable(), meeting.microphone.enable()]);
meeting.prepare();

function statusText(connection: Connection): string {
  switch (connection.state) {
    case 'joining':
      return 'Connexion…';
    case 'waiting':
      return connection.position ? `Vous êtes en attente, à la place ${connection.position}.` : 'On va vous faire entrer.';
    case 'joined':
      return 'Vous êtes dans la réunion.';
    case 'reconnecting':
      return 'La connexion est interrompue.';
    case 'ended':
      return endingText(connection.reason);
    default:
      return '';
  }
}

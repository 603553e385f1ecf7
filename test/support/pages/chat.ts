// A room with a chat of the host's own beside it, on a page with shortcuts of its own: what its document hears of keys is
// in `heard`. Every parameter of the address is an attribute of the room.
const room = document.querySelector('visio-room')!;
for (const [name, value] of new URLSearchParams(location.hash.slice(1))) room.setAttribute(name, value);

const heard: string[] = [];
for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste'] as const) {
  document.addEventListener(type, (event) => heard.push(event instanceof KeyboardEvent ? `${type} ${event.key}` : type));
}
Object.assign(window, { heard });

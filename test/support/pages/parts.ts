// A room, and elements around its meeting that a page puts where it wants; every parameter of the address is an attribute
// of the room.
import '@visio-sdk/elements/define-all';

const room = document.querySelector('visio-room')!;
for (const [name, value] of new URLSearchParams(location.hash.slice(1))) room.setAttribute(name, value);

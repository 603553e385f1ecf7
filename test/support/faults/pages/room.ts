// One tag; every parameter of the address is an attribute of it.
const room = document.querySelector('visio-room')!;
for (const [name, value] of new URLSearchParams(location.hash.slice(1))) room.setAttribute(name, value);

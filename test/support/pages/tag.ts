// A page with one tag and a telephone number in it; every parameter of the address is an attribute of the tag.
const room = document.querySelector('visio-room')!;
for (const [name, value] of new URLSearchParams(location.hash.slice(1))) room.setAttribute(name, value);

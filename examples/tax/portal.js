// The portal's own script: what the address asks for (?room= ?name= ?prejoin=off ?lang= ?theme= ?layout= #visio=), and English.
const parameters = new URLSearchParams(location.search);
const root = document.documentElement;
const room = document.querySelector('visio-room');

for (const name of ['room', 'name', 'prejoin', 'lang', 'theme', 'layout']) {
  const value = parameters.get(name);
  if (value) room.setAttribute(name, value);
}

// A signed link has its ticket in the fragment, which browsers send to no server.
const ticket = new URLSearchParams(location.hash.slice(1)).get('visio');
if (ticket) room.token = ticket;

const theme = parameters.get('theme');
if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

const language = parameters.get('lang') === 'en' ? 'en' : 'fr';
if (language === 'en') {
  root.lang = 'en';
  document.title = 'Your video appointment – Tax office of Val-d’Orme (example)';
  for (const element of document.querySelectorAll('[data-en]')) element.textContent = element.dataset.en;
  for (const element of document.querySelectorAll('[data-en-label]')) element.ariaLabel = element.dataset.enLabel;
}

for (const link of document.querySelectorAll('[data-room]')) {
  // Another room, in the language and the colours of this page.
  const there = new URLSearchParams(link.search);
  for (const name of ['lang', 'theme']) if (parameters.has(name)) there.set(name, parameters.get(name));
  link.search = there;
}

for (const link of document.querySelectorAll('[data-lang]')) {
  // Changing the language keeps everything else.
  const there = new URLSearchParams(parameters);
  there.set('lang', link.dataset.lang);
  link.search = there;
  link.hash = location.hash;
  if (link.dataset.lang === language) link.ariaCurrent = 'true';
}

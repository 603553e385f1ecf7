import type { Meeting } from '@visio-sdk/core';
import { byId, onClick, watch } from './page.ts';

/** Screen, sound that the browser holds back, leaving; and one stop for Tab, with arrows inside, as toolbars have. */
export function showTools({ connection, leave, screenShare, speakers }: Meeting): void {
  const share = byId<HTMLButtonElement>('share');
  share.hidden = !screenShare.supported;
  onClick(share, () => (screenShare.state.get().status === 'on' ? screenShare.stop() : screenShare.start()));
  watch(screenShare.state, ({ status }) => {
    share.classList.toggle('on', status === 'on');
    share.textContent = status === 'on' ? 'Arrêter le partage' : 'Partager l’écran';
  });

  speakers.play();
  watch(speakers.blocked, (blocked) => (byId('blocked').hidden = !blocked));
  // In the click itself: that is what browsers want to see.
  onClick(byId('unblock'), () => speakers.unblock());

  watch(connection, ({ state }) => (byId('reconnecting').hidden = state !== 'reconnecting'));
  onClick(byId('leave'), leave);
  moveWithArrows(byId('tools'));
}

function moveWithArrows(bar: HTMLElement): void {
  const buttons = () => [...bar.querySelectorAll<HTMLButtonElement>('button:not([hidden])')];
  const stopAt = (current: HTMLButtonElement | undefined) => {
    for (const button of buttons()) button.tabIndex = button === current ? 0 : -1;
  };
  stopAt(buttons()[0]);
  bar.addEventListener('focusin', ({ target }) => stopAt(target as HTMLButtonElement));
  bar.addEventListener('keydown', (event) => {
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    all.at(next % all.length)?.focus();
  });
}

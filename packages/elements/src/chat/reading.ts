import type { Chat } from '@visio-sdk/core';

/** Takes the chat for read as long as the element can be seen: a panel may be closed, and a tab in the background. */
export function readWhileSeen(chat: Chat, element: Element): () => void {
  let isShown = false;
  let stop: (() => void) | undefined;
  const look = () => {
    if (isShown && document.visibilityState === 'visible') stop ??= chat.startReading();
    else {
      stop?.();
      stop = undefined;
    }
  };
  const observer = new IntersectionObserver((entries) => {
    isShown = entries.at(-1)?.isIntersecting ?? false;
    look();
  });
  observer.observe(element);
  document.addEventListener('visibilitychange', look);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', look);
    stop?.();
  };
}

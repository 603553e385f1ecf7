/* eslint-disable baseline-js/use-baseline -- where there is no screen wake lock, the screen goes off as it always did */
/**
 * Keeps the screen on during a meeting: nobody touches a phone that shows a call. The browser lets go whenever the page
 * is hidden, so it is asked for again. W3C Screen Wake Lock. Returns how to let go.
 */
export function keepAwake(): () => void {
  const wakeLock = typeof navigator === 'undefined' ? undefined : navigator.wakeLock;
  if (!wakeLock || typeof document === 'undefined') return () => {};
  let lock: WakeLockSentinel | undefined;
  let isOver = false;

  async function ask(): Promise<void> {
    if (isOver || document.visibilityState !== 'visible' || (lock && !lock.released)) return;
    try {
      const given = await wakeLock!.request('screen');
      if (isOver) await given.release();
      else lock = given;
    } catch {
      // Low battery or the page's policy: the call goes on all the same.
    }
  }

  const onChange = (): void => void ask();
  document.addEventListener('visibilitychange', onChange);
  void ask();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', onChange);
    void lock?.release().catch(() => {});
  };
}

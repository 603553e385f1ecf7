import { expect } from '@open-wc/testing';
import { createFakeMeeting } from '@visio-sdk/core/testing';
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { useReadable } from './use-readable.ts';

function render(node: React.ReactNode): { readonly text: () => string; readonly unmount: () => void } {
  const container = document.createElement('div');
  const root = createRoot(container);
  flushSync(() => root.render(<StrictMode>{node}</StrictMode>));
  return { text: () => container.textContent, unmount: () => root.unmount() };
}

describe('useReadable', () => {
  it('shows the value and follows it', () => {
    const fake = createFakeMeeting();
    const State = () => <p>{useReadable(fake.meeting.connection).state}</p>;
    const { text, unmount } = render(<State />);
    expect(text()).to.equal('idle');
    flushSync(() => fake.setConnection({ state: 'joining' }));
    expect(text()).to.equal('joining');
    unmount();
  });

  it('does not draw again for what did not change', () => {
    const fake = createFakeMeeting({ connection: { state: 'joined', since: 0 } });
    let renders = 0;
    const Count = () => {
      renders++;
      return <p>{useReadable(fake.meeting.participants).length}</p>;
    };
    const { unmount } = render(<Count />);
    const before = renders;
    flushSync(() => fake.local.setSpeaking(true));
    expect(renders).to.equal(before);
    unmount();
  });
});

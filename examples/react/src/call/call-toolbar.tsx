import { VisioToolbar } from '@visio-sdk/react';
import type { ReactElement } from 'react';
import { useLeaveQuestion } from './leave-question.tsx';

/** The buttons of the call; leaving is asked for first. */
export function CallToolbar({ controls }: { readonly controls?: string }): ReactElement {
  const ask = useLeaveQuestion();
  return (
    <VisioToolbar
      controls={controls ?? 'microphone camera share devices leave'}
      onLeaveRequest={(event) => {
        event.preventDefault();
        ask();
      }}
    />
  );
}

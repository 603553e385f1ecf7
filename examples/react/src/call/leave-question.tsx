import { useMeeting } from '@visio-sdk/react';
import { createContext, useContext, useRef, type ReactElement, type ReactNode } from 'react';

const AskContext = createContext<() => void>(() => {});

/** How to ask whether to leave. */
export function useLeaveQuestion(): () => void {
  return useContext(AskContext);
}

/** The question before leaving: a consultation that ends by a slip of the finger is a nuisance for two. */
export function LeaveProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const meeting = useMeeting();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <AskContext.Provider value={() => dialog.current?.showModal()}>
      {children}
      <dialog ref={dialog} aria-labelledby="leave-question">
        <h2 id="leave-question">Quitter la consultation ?</h2>
        {/* The browser closes it, whichever button is pressed. */}
        <form method="dialog">
          <button type="submit">Rester</button>
          <button type="submit" className="danger" onClick={() => void meeting.leave()}>Oui, quitter</button>
        </form>
      </dialog>
    </AskContext.Provider>
  );
}

import { createComponent } from '@lit/react';
import type { Meeting } from '@visio-sdk/core';
import type { VisioEventMap } from '@visio-sdk/elements';
import * as React from 'react';
import { MeetingContext } from './meeting-provider.ts';

/** A component around one of our elements; its ref is the element. */
export type VisioComponent<E extends HTMLElement, P> = React.ForwardRefExoticComponent<P & React.RefAttributes<E>>;

/**
 * What every tag of ours takes in JSX: what any element does, and our events by their own names, which React 19 listens to
 * (`onvisio-left`). They bubble, so any tag may be asked for any.
 */
export type VisioTag<E extends HTMLElement> = React.HTMLAttributes<E> &
  React.RefAttributes<E> & {
    readonly [K in keyof VisioEventMap as `on${K}`]?: ((event: VisioEventMap[K]) => void) | undefined;
  };

/** How a component is made. */
export interface Wrapping<E extends HTMLElement> {
  readonly tagName: string;
  readonly elementClass: new () => E;
  /** Whether the element takes a meeting, has one of its own, or needs none. */
  readonly meeting: 'takes' | 'has' | 'none';
  /** Names of events by the props that listen to them. */
  readonly events: Readonly<Record<string, string>>;
}

/** Makes a component of an element: by @lit/react, and with the meeting of the provider around it. */
export function wrap<E extends HTMLElement, P extends object>(displayName: string, wrapping: Wrapping<E>): VisioComponent<E, P> {
  const { tagName, elementClass, meeting, events } = wrapping;
  const Plain = createComponent({ react: React, tagName, elementClass, events, displayName }) as unknown as React.ComponentType<Surroundings>;
  const render: Record<Wrapping<E>['meeting'], React.FC<Surroundings>> = {
    none: (props) => React.createElement(Plain, props),
    takes(props) {
      const around = React.useContext(MeetingContext);
      // `for` names another one.
      return React.createElement(Plain, props.for ? props : { ...props, meeting: props.meeting ?? around });
    },
    // Elements inside find the room's own, in the document.
    has: (props) => React.createElement(MeetingContext.Provider, { value: undefined }, React.createElement(Plain, props)),
  };
  const component = React.forwardRef<E, P>((props, ref) => render[meeting]({ ...props, ref }) as React.ReactElement);
  component.displayName = displayName;
  return component as unknown as VisioComponent<E, P>;
}

interface Surroundings {
  readonly meeting?: Meeting | undefined;
  readonly for?: string | null;
  readonly ref: unknown;
}

import type { Meeting } from '@visio-sdk/core';
import { property } from 'lit/decorators.js';
import { ForTarget } from '../context/for-target.ts';
import { LateConsumer } from '../context/late-consumer.ts';
import { meetingContext } from '../context/meeting-context.ts';
import { VisioElement } from './visio-element.ts';

/** An element around a meeting: the one it was given, else that of the element its `for` names, else the room's. */
export abstract class MeetingElement extends VisioElement {
  readonly #target = new ForTarget(this);
  readonly #context = new LateConsumer(this, meetingContext);
  #meeting: Meeting | undefined;
  #for: string | null = null;

  /** The meeting it shows. Set it, or leave it to `for` or to the surrounding room. */
  @property({ attribute: false })
  get meeting(): Meeting | undefined {
    return this.#meeting ?? this.#target.meeting ?? (this.#for ? undefined : this.#context.value);
  }
  set meeting(meeting: Meeting | undefined) {
    this.#meeting = meeting;
  }

  override connectedMoveCallback(): void {
    super.connectedMoveCallback();
    this.#context.ask();
  }

  /** Id of an element that has a meeting, such as `<visio-room>`; it may come later. */
  @property()
  get for(): string | null {
    return this.#for;
  }
  set for(id: string | null) {
    this.#for = id;
    this.#target.follow(id);
  }
}

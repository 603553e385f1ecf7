/** What the list of people consists of, from top to bottom: pure, so that it can be told without a page. */
import type { Lobby, Participant, WaitingPerson } from '@visio-sdk/core';
import { matcher } from './search.ts';

export type Section = 'waiting' | 'hands' | 'room' | 'programs';

interface InSection {
  readonly key: string;
  readonly section: Section;
}

export interface HeadingRow extends InSection {
  readonly kind: 'heading';
  /** How many there are in the section, listed or not. */
  readonly total: number;
}

/** Something in a list, which has a place there. */
interface ListedRow extends InSection {
  /** From 1. */
  readonly position: number;
  readonly total: number;
}

export interface ParticipantRow extends ListedRow {
  readonly kind: 'participant';
  readonly participant: Participant;
  /** Their number in the queue of hands. */
  readonly place?: number;
}

export interface WaitingRow extends ListedRow {
  readonly kind: 'waiting';
  readonly person: WaitingPerson;
}

/** Those at the door whom the server does not name. */
export interface RestRow extends ListedRow {
  readonly kind: 'rest';
  readonly count: number;
}

export type Row = HeadingRow | ParticipantRow | WaitingRow | RestRow;

export interface RowSources {
  /** Nobody, for whoever may not let them in. */
  readonly lobby: Lobby;
  readonly hands: readonly Participant[];
  /** Everybody in the room, in the order of the list. */
  readonly everybody: readonly Participant[];
}

/** The rows for a query, and how many different people it finds. */
export function listRows({ lobby, hands, everybody }: RowSources, query: string): { readonly rows: readonly Row[]; readonly found: number } {
  const matches = matcher(query);
  const isFound = (one: Participant) => matches(one.state.get().name);
  const places = new Map(hands.map((one, index) => [one, index + 1]));
  const people = everybody.filter((one) => one.kind === 'person' && isFound(one));
  const programs = everybody.filter((one) => one.kind === 'agent' && isFound(one));
  const waiting = lobby.waiting.filter(({ name }) => matches(name));
  const rest = query.trim() ? 0 : lobby.total - lobby.waiting.length;

  const rows: Row[] = [];
  function add<T>(section: Section, items: readonly T[], rowOf: (item: T, listed: ListedRow) => Row, more = 0): void {
    const total = items.length + more;
    if (total === 0) return;
    rows.push({ kind: 'heading', key: section, section, total });
    items.forEach((item, index) => rows.push(rowOf(item, { key: '', section, position: index + 1, total })));
  }
  const participantRow = (participant: Participant, listed: ListedRow): Row => ({ kind: 'participant', ...listed, key: `${listed.section} ${participant.identity}`, participant });

  add('waiting', waiting, (person, listed) => ({ kind: 'waiting', ...listed, key: `waiting ${person.id}`, person }), rest);
  if (rest > 0) rows.push({ kind: 'rest', key: 'rest', section: 'waiting', count: rest, position: waiting.length + 1, total: waiting.length + rest });
  add('hands', hands.filter(isFound), (participant, listed) => ({ ...participantRow(participant, listed), place: places.get(participant) }) as Row);
  add('room', people, participantRow);
  add('programs', programs, participantRow);
  return { rows, found: people.length + programs.length + waiting.length };
}

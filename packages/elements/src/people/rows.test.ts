import { expect } from '@open-wc/testing';
import { createFakeParticipant, type FakeParticipantInit } from '@visio-sdk/core/testing';
import { listRows, type Row, type RowSources } from './rows.ts';
import { fold, matcher } from './search.ts';

const nobody = { waiting: [], total: 0 };
const waiting = (id: string, name = id) => ({ id, name, verified: false, since: 1 });
const person = (name: string, change: FakeParticipantInit = {}) => createFakeParticipant({ identity: name, name, ...change });
const list = (sources: Partial<RowSources>, query = '') => listRows({ lobby: nobody, hands: [], everybody: [], ...sources }, query);
const told = (rows: readonly Row[]) =>
  rows.map((row) => (row.kind === 'heading' ? `${row.section}: ${row.total}` : row.kind === 'rest' ? `and ${row.count}` : `${row.position}/${row.total} ${row.kind === 'waiting' ? row.person.name : row.participant.identity}`));

describe('the search for people', () => {
  it('minds neither accents nor case', () => {
    for (const [query, name] of [
      ['elise', 'Élise Marchand'],
      ['ÉLISE', 'elise marchand'],
      ['oeuvre', 'Œuvre'],
      ['nguyen thi', 'Nguyễn Thị Lan'],
      ['dang', 'Đặng'],
      ['strasse', 'Straße'],
      ['ｗｉｄｅ', 'Wide'],
    ] as const) {
      expect(matcher(query)(name), `${query} in ${name}`).to.equal(true);
    }
    expect(fold('  Jean-Baptiste  de l’Étoile ')).to.equal('jean baptiste de l etoile');
  });

  it('takes words in any order, and needs each of them', () => {
    const matches = matcher('rousseau jean');
    expect(matches('Jean-Baptiste Rousseau')).to.equal(true);
    expect(matches('Jean Petit')).to.equal(false);
    expect(matcher(' ')('anybody')).to.equal(true);
    expect(matcher('李')('王 李 小龙')).to.equal(true);
    expect(matcher('(?')('Ana (?)')).to.equal(true);
    expect(matcher('(?')('Ana'), 'signs are looked for as they are').to.equal(false);
  });
});

describe('the rows of the list', () => {
  it('are those at the door, hands, those in the room and programs, each with its number', () => {
    const [ana, ben, clea] = [person('Ana'), person('Ben', { handRaisedAt: 2 }), person('Cléa', { handRaisedAt: 1 })];
    const { rows, found } = list({
      lobby: { waiting: [waiting('Dan'), waiting('Eve')], total: 5 },
      hands: [clea, ben],
      everybody: [ana, ben, clea, person('Captions', { kind: 'agent' })],
    });
    expect(told(rows)).to.deep.equal([
      'waiting: 5',
      '1/5 Dan',
      '2/5 Eve',
      'and 3',
      'hands: 2',
      '1/2 Cléa',
      '2/2 Ben',
      'room: 3',
      '1/3 Ana',
      '2/3 Ben',
      '3/3 Cléa',
      'programs: 1',
      '1/1 Captions',
    ]);
    expect(found, 'nobody twice').to.equal(6);
    expect(new Set(rows.map(({ key }) => key)).size).to.equal(rows.length);
  });

  it('keep the number in the queue when others are not found', () => {
    const hands = [person('Ana', { handRaisedAt: 1 }), person('Ben', { handRaisedAt: 2 })];
    const { rows, found } = list({ hands, everybody: hands, lobby: { waiting: [waiting('Benoît'), waiting('Zoé')], total: 9 } }, 'ben');
    expect(told(rows)).to.deep.equal(['waiting: 1', '1/1 Benoît', 'hands: 1', '1/1 Ben', 'room: 1', '1/1 Ben']);
    expect(rows.find(({ section, kind }) => section === 'hands' && kind === 'participant')).to.include({ place: 2 });
    expect(found).to.equal(2);
    expect(list({ everybody: hands }, 'nobody of that name')).to.deep.equal({ rows: [], found: 0 });
  });
});

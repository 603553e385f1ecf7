import { createFakeParticipant, type FakeParticipant, type FakeParticipantInit } from '@visio-sdk/core/testing';
import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { colorOf, initialsOf, placeholderColors } from '../internal/initials.ts';
import './define.ts';
import type { VisioTile } from './tile.ts';
import { isCroppedTooMuch } from './video-fit.ts';

function canvasStream(width: number, height: number): MediaStream {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d')!;
  const stream = canvas.captureStream();
  const draw = () => {
    context.fillStyle = '#2952cc';
    context.fillRect(0, 0, width, height);
    if (stream.active) setTimeout(draw, 50);
  };
  draw();
  return stream;
}

async function tileOf(participant: FakeParticipant, source: 'camera' | 'screen' = 'camera'): Promise<VisioTile> {
  return fixture<VisioTile>(html`
    <visio-tile lang="fr" theme="light" style="width:320px;height:180px" .participant=${participant} .source=${source}></visio-tile>
  `);
}

const camille = (init: FakeParticipantInit = {}) =>
  createFakeParticipant({ identity: 'camille', name: 'Camille Martin', publishing: ['camera', 'microphone'], ...init });
const inside = <E extends Element>(tile: VisioTile, selector: string) => tile.shadowRoot!.querySelector<E>(selector);
const label = (tile: VisioTile) => inside(tile, '[role=img]')!.getAttribute('aria-label');
const isLive = (tile: VisioTile) => inside(tile, '.tile')!.classList.contains('live');

describe('<visio-tile>', () => {
  it('says name, muted microphone and missing camera in one accessible name', async () => {
    const tile = await tileOf(camille({ publishing: [], muted: ['microphone'] }));
    expect(label(tile)).to.equal('Camille Martin, micro coupé, caméra coupée');
    await expect(tile).to.be.accessible();
  });

  it('says raised hand, poor line and speech too', async () => {
    const participant = camille({ handRaisedAt: 1, quality: 'poor', speaking: true });
    const tile = await tileOf(participant);
    expect(label(tile)).to.equal('Camille Martin, main levée, parle, connexion faible');
    expect(inside(tile, '.hand')).to.exist;
    tile.handPlace = 2;
    await tile.updateComplete;
    expect(label(tile)).to.equal('Camille Martin, main levée (2), parle, connexion faible');
    expect(inside(tile, '.hand')!.textContent).to.equal('2');
    participant.set({ handRaisedAt: undefined, quality: 'lost' });
    await tile.updateComplete;
    expect(label(tile)).to.equal('Camille Martin, parle, connexion perdue');
    expect(inside(tile, '.hand')).not.to.exist;
  });

  it('speaks English where asked', async () => {
    const tile = await tileOf(camille({ muted: ['microphone'] }));
    tile.lang = 'en';
    await tile.updateComplete;
    expect(label(tile)).to.equal('Camille Martin, microphone off');
  });

  it('shows a name as text, never as HTML', async () => {
    const tile = await tileOf(camille({ name: '<img src=x onerror=alert(1)>' }));
    expect(inside(tile, '.name')!.textContent).to.equal('<img src=x onerror=alert(1)>');
    expect(inside(tile, 'img')).not.to.exist;
  });

  it('keeps a long name inside the tile', async () => {
    const tile = await tileOf(camille({ name: 'Camille '.repeat(40), publishing: [] }));
    expect(inside(tile, '.label')!.getBoundingClientRect().right).to.be.at.most(tile.getBoundingClientRect().right);
  });

  it('attaches only while a camera is published and not muted', async () => {
    const participant = camille({ publishing: [] });
    const tile = await tileOf(participant);
    expect(participant.shownIn('camera').size).to.equal(0);
    participant.setPublication('camera', {});
    await tile.updateComplete;
    expect(participant.shownIn('camera').size).to.equal(1);
    participant.setPublication('camera', { muted: true });
    await tile.updateComplete;
    expect(participant.shownIn('camera').size).to.equal(0);
    participant.setPublication('camera', { muted: false });
    await tile.updateComplete;
    expect(participant.shownIn('camera').size).to.equal(1);
  });

  it('lets go of the picture when it is removed, and takes it again when it is put back', async () => {
    const participant = camille();
    const tile = await tileOf(participant);
    const parent = tile.parentElement!;
    tile.remove();
    await nextFrame();
    expect(participant.shownIn('camera').size).to.equal(0);
    parent.append(tile);
    await tile.updateComplete;
    expect(participant.shownIn('camera').size).to.equal(1);
  });

  it('keeps the same video, attached and playing, when it moves in the page', async () => {
    const participant = camille({ streams: { camera: canvasStream(640, 360) } });
    const tile = await tileOf(participant);
    await waitUntil(() => isLive(tile));
    const video = inside<HTMLVideoElement>(tile, 'video')!;
    const source = video.srcObject;
    let emptied = false;
    video.addEventListener('emptied', () => (emptied = true));
    tile.parentElement!.append(document.createElement('p'), tile);
    await nextFrame();
    expect(inside(tile, 'video')).to.equal(video);
    expect(video.srcObject).to.equal(source);
    expect(emptied).to.equal(false);
    await waitUntil(() => !video.paused);
    expect(isLive(tile)).to.equal(true);
  });

  it('shows the placeholder until the first frame and again when the camera is muted', async () => {
    const participant = camille({ streams: { camera: canvasStream(640, 360) } });
    const tile = await tileOf(participant);
    await waitUntil(() => isLive(tile));
    participant.setPublication('camera', { muted: true });
    await tile.updateComplete;
    expect(isLive(tile)).to.equal(false);
    expect(getComputedStyle(inside(tile, '.placeholder')!).visibility).to.equal('visible');
  });

  it('shows who it is, and says why, while the picture is held back, and stays attached', async () => {
    const participant = camille({ streams: { camera: canvasStream(640, 360) } });
    const tile = await tileOf(participant);
    await waitUntil(() => isLive(tile));
    participant.setPublication('camera', { paused: true });
    await tile.updateComplete;
    expect(getComputedStyle(inside(tile, '.placeholder')!).visibility).to.equal('visible');
    expect(getComputedStyle(inside(tile, 'video')!).opacity).to.equal('0');
    expect(label(tile)).to.contain('image en pause, votre connexion est faible');
    expect(participant.shownIn('camera').size).to.equal(1);
    participant.setPublication('camera', { paused: false });
    await tile.updateComplete;
    expect(getComputedStyle(inside(tile, '.placeholder')!).visibility).to.equal('hidden');
  });

  it('changes over to another participant', async () => {
    const [first, second] = [camille(), camille({ identity: 'other', name: 'Ahmed' })];
    const tile = await tileOf(first);
    tile.participant = second;
    await tile.updateComplete;
    expect(first.shownIn('camera').size).to.equal(0);
    expect(second.shownIn('camera').size).to.equal(1);
    expect(label(tile)).to.equal('Ahmed');
    tile.participant = undefined;
    await tile.updateComplete;
    expect(second.shownIn('camera').size).to.equal(0);
  });

  it('shows the ring of one who speaks without drawing the rest again', async () => {
    const participant = camille();
    const tile = await tileOf(participant);
    let updates = 0;
    const { requestUpdate } = tile;
    tile.requestUpdate = (...args) => (updates++, requestUpdate.apply(tile, args));
    participant.setSpeaking(true);
    expect(inside(tile, '.tile')!.part.contains('tile-speaking')).to.equal(true);
    participant.setSpeaking(false);
    expect(inside(tile, '.tile')!.part.contains('tile-speaking')).to.equal(false);
    expect(updates).to.equal(0);
  });

  it('mirrors one’s own camera and neither a screen nor another’s camera', async () => {
    const isMirrored = (tile: VisioTile) => inside(tile, 'video')!.classList.contains('mirrored');
    const me = createFakeParticipant({ isLocal: true, publishing: ['camera', 'screen'] });
    const own = await tileOf(me);
    expect(isMirrored(own)).to.equal(true);
    own.mirrored = 'off';
    await own.updateComplete;
    expect(isMirrored(own)).to.equal(false);
    expect(isMirrored(await tileOf(me, 'screen'))).to.equal(false);
    expect(isMirrored(await tileOf(camille()))).to.equal(false);
  });

  it('names a shared screen after its owner, without microphone or hand', async () => {
    const tile = await tileOf(camille({ publishing: ['screen'], muted: ['microphone'], handRaisedAt: 1 }), 'screen');
    expect(label(tile)).to.equal('Écran de Camille Martin');
    expect(inside(tile, '.muted')).not.to.exist;
    expect(inside(tile, '.hand')).not.to.exist;
  });

  it('shows a screen and an upright camera whole and fills the tile with others', async () => {
    const shapeOf = async (width: number, height: number, source: 'camera' | 'screen') => {
      const stream = canvasStream(width, height);
      const tile = await tileOf(camille({ publishing: [source], streams: { [source]: stream } }), source);
      await waitUntil(() => isLive(tile));
      return getComputedStyle(inside(tile, 'video')!).objectFit;
    };
    expect(await shapeOf(640, 360, 'camera')).to.equal('cover');
    expect(await shapeOf(360, 640, 'camera')).to.equal('contain');
    expect(await shapeOf(640, 360, 'screen')).to.equal('contain');
  });

  it('is silent: its video plays no sound', async () => {
    expect(inside<HTMLVideoElement>(await tileOf(camille()), 'video')!.muted).to.equal(true);
  });
});

describe('initials', () => {
  it('are the first letters of the first and the last word', () => {
    expect(initialsOf('Camille Martin')).to.equal('CM');
    expect(initialsOf('jean-baptiste de la tour')).to.equal('JT');
    expect(initialsOf('Émilie')).to.equal('É');
    expect(initialsOf('Poste 12')).to.equal('P');
    expect(initialsOf('12')).to.equal('1');
    expect(initialsOf('李 小龙')).to.equal('李小');
    expect(initialsOf('  …  ')).to.equal('');
  });

  it('have a colour that stays with the identity and carries white text', () => {
    expect(colorOf('a-1')).to.equal(colorOf('a-1'));
    for (const color of placeholderColors) expect(1.05 / (luminance(color) + 0.05)).to.be.at.least(4.5);
  });

  function luminance(color: string): number {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  }
});

describe('isCroppedTooMuch', () => {
  it('is true for an upright picture in a wide tile, and for no wide picture', () => {
    const wide = { width: 16, height: 9 };
    expect(isCroppedTooMuch({ width: 9, height: 16 }, wide)).to.equal(true);
    expect(isCroppedTooMuch({ width: 3, height: 4 }, wide)).to.equal(true);
    expect(isCroppedTooMuch({ width: 1, height: 1 }, wide)).to.equal(false);
    expect(isCroppedTooMuch(wide, { width: 3, height: 4 })).to.equal(false);
    expect(isCroppedTooMuch({ width: 0, height: 0 }, wide)).to.equal(false);
  });
});

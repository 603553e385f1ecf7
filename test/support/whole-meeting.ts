// All that two people do in a meeting, each act seen by the one or the other: for pages on which it must work in every part.
import assert from 'node:assert/strict';
import { openPeople } from './people-list.ts';
import type { Person } from './person.ts';
import { lookOut } from './reactions.ts';
import { hearTone, seeColour, seeFrame } from './senses.ts';
import { untilInPage } from './until.ts';

/** Ana, whose camera is red and whose microphone gives 440 Hz, does everything beside Ben, who is blue and gives 1010 Hz; then she leaves. */
export async function doEverything(ana: Person, ben: Person): Promise<void> {
  await meet(ana, ben);
  await chat(ana, ben);
  await lookAtPeople(ana);
  await react(ana, ben);
  await raiseHand(ana, ben);
  await pin(ana);
  await testSpeaker(ana);
  await showShortcuts(ana);
  await fillScreen(ana);
  await shareScreen(ana, ben);
  await hideSelf(ana, ben);
  await leave(ana, ben);
}

async function meet(ana: Person, ben: Person): Promise<void> {
  await Promise.all([seeColour(ana.camera('Ben'), 'blue'), seeColour(ben.camera('Ana'), 'red'), hearTone(ana.page, 1010), hearTone(ben.page, 440)]);
}

async function chat(ana: Person, ben: Person): Promise<void> {
  const field = (person: Person) => person.page.getByRole('textbox', { name: 'Écrire à tout le monde' });
  const message = (person: Person, text: string) => person.page.getByRole('log', { name: 'Messages' }).getByRole('listitem').filter({ hasText: text });
  await ana.tool('Ouvrir la discussion').click();
  await field(ana).fill('Voir https://www.impots.gouv.fr/accueil');
  await field(ana).press('Enter');
  await ben.tool('Ouvrir la discussion (1 message non lu)').click();
  await message(ben, 'Voir').getByRole('link', { name: 'https://www.impots.gouv.fr/accueil' }).waitFor();
  await field(ben).fill('Merci');
  await ben.page.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await message(ana, 'Merci').waitFor();
  await ana.event('visio-chat-received');
}

async function lookAtPeople(ana: Person): Promise<void> {
  const people = await openPeople(ana);
  await people.row('Dans la réunion', 'Ben').waitFor();
  assert.deepEqual((await people.names('Dans la réunion')).length, 2);
  await ana.tool('Masquer les participants (2 personnes)').click();
  await people.list.waitFor({ state: 'detached' });
}

async function react(ana: Person, ben: Person): Promise<void> {
  await ana.tool('Réagir').click();
  const seen = await lookOut(ben, 'Ana');
  await ana.page.getByRole('toolbar', { name: 'Réactions' }).getByRole('button', { name: 'Fête' }).click();
  await seen();
  assert.equal((await ben.event('visio-reaction-received')).detail?.['emoji'], 'party-popper');
  if ((await ana.page.getByRole('toolbar', { name: 'Réactions' }).count()) > 0) await ana.page.keyboard.press('Escape');
}

async function raiseHand(ana: Person, ben: Person): Promise<void> {
  await ana.tool('Lever la main').click();
  await ben.page.getByRole('img', { name: /^Ana,(?=.*main levée)/ }).waitFor();
  assert.equal((await ben.event('visio-hand-raised')).detail?.participant?.name, 'Ana');
  await ana.tool('Baisser la main').click();
  await ben.event('visio-hand-lowered');
}

async function pin(ana: Person): Promise<void> {
  const actions = 'Actions pour Ben';
  await ana.tile('Ben').hover();
  await ana.button(actions).click();
  await ana.page.getByRole('dialog', { name: actions }).getByRole('button', { name: 'Épingler pour moi' }).click();
  const { detail } = await ana.event('visio-pin-changed');
  assert.equal(typeof detail?.['identity'], 'string');
  await ana.button('Ne plus épingler Ben').click();
  assert.deepEqual((await ana.event('visio-pin-changed', 2)).detail, { identity: null });
}

async function testSpeaker(ana: Person): Promise<void> {
  await ana.tool('Réglages audio et vidéo').click();
  const menu = ana.page.getByRole('dialog', { name: 'Réglages audio et vidéo' });
  await menu.getByLabel('Micro', { exact: true }).waitFor();
  await menu.getByRole('button', { name: 'Tester le son' }).click();
  await menu.getByText('Avez-vous entendu le son ?').waitFor();
  await menu.getByRole('button', { name: 'Oui', exact: true }).click();
  await menu.getByText('Parfait : vous entendrez la réunion.').waitFor();
  await ana.page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });
}

async function showShortcuts(ana: Person): Promise<void> {
  await ana.tool('Quitter').focus();
  await ana.page.keyboard.press('?');
  const dialog = ana.page.getByRole('dialog', { name: 'Raccourcis clavier' });
  await dialog.getByText('Activer ou couper le micro').waitFor();
  await ana.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

async function fillScreen(ana: Person): Promise<void> {
  const choose = async (name: string) => {
    await ana.tool('Plus d’actions').click();
    await ana.page.getByRole('menuitem', { name, exact: true }).click();
  };
  await choose('Plein écran');
  await untilInPage(ana.page, 'the room fills the screen', () => document.fullscreenElement?.localName === 'visio-room', undefined);
  await ana.event('visio-fullscreen-request');
  await choose('Quitter le plein écran');
  await untilInPage(ana.page, 'nothing fills the screen', () => document.fullscreenElement === null, undefined);
}

async function shareScreen(ana: Person, ben: Person): Promise<void> {
  await ana.tool('Partager l’écran').click();
  await seeFrame(ben.screen('Ana'));
  await ana.tool('Arrêter le partage').click();
  await ben.screen('Ana').waitFor({ state: 'detached' });
}

async function hideSelf(ana: Person, ben: Person): Promise<void> {
  const actions = 'Actions pour ma vidéo';
  await ana.tile('Ana (vous)').hover();
  await ana.button(actions).click();
  await ana.page.getByRole('dialog', { name: actions }).getByRole('button', { name: 'Ne plus me voir' }).click();
  await ana.tile('Ana (vous)').waitFor({ state: 'detached' });
  await seeFrame(ben.camera('Ana'), { colour: 'red' });
}

async function leave(ana: Person, ben: Person): Promise<void> {
  await ana.tool('Quitter').click();
  assert.deepEqual((await ana.event('visio-left')).detail, { reason: 'left' });
  await ana.page.getByRole('heading', { name: 'Vous avez quitté la réunion' }).waitFor();
  await ben.tile('Ana').waitFor({ state: 'detached' });
}

import type { Locator, Page } from 'playwright-core';
import type { Person } from './person.ts';

/** The list of people beside a person's stage. */
export interface PeopleList {
  readonly list: Locator;
  /** The row of somebody in one of its sections, by the section's name without the number. */
  row(section: string, name: string): Locator;
  /** Names in a section, from top to bottom. */
  names(section: string): Promise<string[]>;
  /** Opens the menu of somebody in the room. */
  menu(name: string): Promise<Locator>;
}

/** Opens the list of people beside the stage, by its button. */
export async function openPeople({ page }: Pick<Person, 'page'>): Promise<PeopleList> {
  await page.getByRole('toolbar', { name: 'Commandes de la réunion' }).getByRole('button', { name: /^Voir les participants/ }).click();
  await page.getByRole('searchbox', { name: 'Rechercher une personne' }).waitFor();
  return peopleListOf(page);
}

function peopleListOf(page: Page): PeopleList {
  const list = page.locator('visio-people');
  const sectionOf = (name: string) => list.getByRole('list', { name: new RegExp(`^${name} \\(\\d+\\)$`) });
  const row = (section: string, name: string) => sectionOf(section).getByRole('listitem').filter({ has: page.locator('.name', { hasText: name }) });
  return {
    list,
    row,
    names: async (section) => (await sectionOf(section).count()) === 0 ? [] : sectionOf(section).locator('.name').allTextContents(),
    async menu(name) {
      await row('Dans la réunion', name).getByRole('button', { name: `Actions pour ${name}` }).click();
      return page.getByRole('dialog', { name: `Actions pour ${name}` });
    },
  };
}

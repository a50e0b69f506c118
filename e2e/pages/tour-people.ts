import { beginPerson, openPerson, openPersonTab } from './people.ts';
import { samePerson } from './person.ts';
import type { Sights, Stop } from './tour.ts';

/** The whole person: details under headings, somebody who may be here already, and two records side by side. */
/** Two records side by side, which only a register with somebody else in it has. */
export const comparedStops = ({ person }: Sights, other: string): Stop[] => [
  {
    name: 'person-compare-two',
    open: async (page) => {
      await openPerson(page, person);
      await samePerson(page)
        .getByRole('button', { name: /Compare and decide|Make one/ })
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'Somebody else in the register' }).fill(other);
      await dialog.getByRole('option').first().click();
      await dialog.getByRole('button', { name: 'Compare the two' }).click();
      await dialog.getByRole('region', { name: 'What differs' }).waitFor();
    },
  },
];

export const peopleStops = ({ person }: Sights): Stop[] => [
  {
    name: 'person-details-whole',
    open: async (page) => {
      await openPerson(page, person);
      await openPersonTab(page, 'Details');
    },
  },
  {
    name: 'person-add-already',
    open: async (page) => {
      const dialog = await beginPerson(page);
      await dialog.getByLabel('Preferred name').fill(person);
      await dialog.getByRole('region', { name: 'In the register already?' }).waitFor();
    },
  },
  {
    name: 'person-make-one',
    open: async (page) => {
      await openPerson(page, person);
      await samePerson(page)
        .getByRole('button', { name: /Compare and decide|Make one/ })
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
];

import { beginPerson, openPerson, openPersonTab } from './people.ts';
import { samePerson } from './person.ts';
import type { Sights, Stop } from './tour.ts';

/** The whole person: details under headings, somebody who may be here already, and two records side by side. */
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

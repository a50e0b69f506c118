import { randomUUID } from 'node:crypto';
import type { RawDb } from '../db/open.ts';
import { fillTextIndex } from '../db/text-index.ts';

const notes = [
  'Met at the day centre, tea and toast, talked about the flat',
  'Rang twice, could be reached in the evening',
  'Letter from the hospital about the appointment in May',
  'The landlord agreed to wait until the benefit is paid',
  'Saw the nurse, leg is better, wants to see the dog again',
  'Keys for the locker, a coat, and a place to charge the phone',
];

/**
 * Contacts of many people over years, put straight into the table and its index: what is measured is reading, and a history
 * of two million changed fields would only make the file larger.
 */
export function fillTimeline(db: RawDb, userId: string, agencyId: string, entries: number): void {
  const people = db.prepare<[], string>('SELECT id FROM person ORDER BY rowKey').pluck().all();
  const add = db.prepare(
    `INSERT INTO timelineEntry (id, personId, kind, category, happenedOn, recordedAt, recordedBy, agencyId, reached, note)
     VALUES (?, ?, 'contact', ?, ?, ?, ?, ?, 1, ?)`,
  );
  const categories = ['story', 'contact', 'housing', 'health'];
  db.transaction(() => {
    for (let at = 0; at < entries; at += 1) {
      const day = `20${18 + (at % 7)}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`;
      const note = `${notes[at % notes.length]} ${at % 997 === 0 ? 'harmonica' : ''}`.trim();
      const category = categories[at % categories.length] ?? 'story';
      add.run(randomUUID(), people[at % people.length], category, day, `${day}T10:00:00.000Z`, userId, agencyId, note);
    }
    db.prepare('DELETE FROM textSearch').run();
    db.prepare('DELETE FROM textPlace').run();
    db.prepare('UPDATE textIndexMark SET isFilled = 0').run();
  })();
  fillTextIndex(db);
}

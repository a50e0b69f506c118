/** What the operations of this part did, as the audit trail tells it. Part of `domain/audit/words.ts`. */
export const contactsDone: Readonly<Record<string, string>> = {
  'contacts.timeline': 'looked at the timeline',
  'contacts.addEntry': 'recorded something on the timeline',
  'contacts.changeEntry': 'corrected something on the timeline',
  'contacts.takeBackEntry': 'took back something on the timeline',
  'contacts.moves': 'looked at where somebody stayed',
  'contacts.addMove': 'recorded a move',
  'contacts.changeMove': 'corrected a move',
  'contacts.removeMove': 'took back a move',
  'contacts.releases': 'looked at releases from custody',
  'contacts.addRelease': 'recorded a release from custody',
  'contacts.changeRelease': 'changed a release from custody',
  'contacts.noteReleased': 'noted that somebody was released',
  'contacts.noteFellThrough': 'noted that a release fell through',
  'contacts.coming': 'looked at what comes within 21 days',
};

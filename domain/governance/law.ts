import { type Block, decide, list, text } from './document.ts';

/**
 * The law that a partnership will want to look at, as far as it was read for this program, each with what has to be
 * checked. No legal advice: the officer decides.
 */
export const legalGround = (): Block[] => [
  text('What was read while this program was made, for the officer to check and apply. It is not legal advice.'),
  list(
    'Crime and Disorder Act 1998, section 115: a power, not a duty, to disclose to a relevant authority where that is necessary or expedient for the Act. It needs a basis under the UK GDPR as well, and the list of authorities has to be looked up as it stands today.',
    'Data (Use and Access) Act 2025, schedule 4: recognised legitimate interests, among them crime and the safeguarding of vulnerable individuals. The copy that was read called it prospective: check what has commenced.',
    'Data Protection Act 2018, section 62: a log of collection, alteration, consultation, disclosure, combination and erasure where the police process for law enforcement.',
    'The eight Caldicott principles, since December 2020; the eighth asks that people meet no surprises.',
  ),
  decide(
    'the lawful basis under Article 6 and the conditions under Articles 9 and 10 for each purpose and each agency, the gateway for each disclosure, and whether an appropriate policy document is needed.',
  ),
  decide('who are controllers, and whether jointly; and what of it stands in which agreement.'),
  text(
    'Agreement to be supported is recorded apart from all of this. It is not the basis on which data is processed, and taking it back ends no service.',
  ),
];

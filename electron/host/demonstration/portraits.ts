import type { InputOf } from '../../../domain/contract.ts';

interface InventedPortrait {
  /** The preferred name in the register; the portrait itself uses the pseudonym. */
  readonly about: string;
  readonly title: string;
  readonly pseudonym: string;
  readonly begunOn: string;
  readonly agreementAskedOn: string | null;
  readonly sections: Partial<Record<InputOf<'portraits.write'>['sectionKey'], string>>;
}

/** Two drafts, one nearly whole and one just begun. The pseudonyms were chosen by the people they are about. */
export const portraitDrafts: readonly InventedPortrait[] = [
  {
    about: 'Dawid',
    title: 'Two keys on a bootlace',
    pseudonym: 'Marek',
    begunOn: '2019-03-12',
    agreementAskedOn: '2019-03-05',
    sections: {
      'starting-point':
        'In the winter before the programme Marek slept under the canopy of a closed garage with his dog. He had been offered ' +
        'a hostel bed four times; no hostel took the dog. Three services had his file open. None had his telephone number.',
      'needs-and-strengths':
        'He drank to sleep and slept to get through the cold. He mends bicycles, and people bring them from across the town. ' +
        'He has never missed a walk with the dog.',
      offer:
        'He chose his lead contact himself, after watching who came back the next day. They began with the vet, not with ' +
        'the housing form.',
      timeline:
        'Spring: a night shelter made room for the dog. Summer: a room arranged by the council. Before Christmas: keys to a ' +
        'flat. The turning point, he says, was a worker who waited through a missed appointment with two cups of tea.',
      services:
        'The shelter changed its rule on animals for one winter and kept it. The landlord waived rent in advance. Treatment ' +
        'was offered at the day centre, at the hour when he was there anyway.',
      outcomes:
        'A tenancy held through the winter, no arrest since the summer, fewer days of drinking. The wellbeing score rose; ' +
        'he would have given himself a higher one.',
      'own-words':
        '“They were friendly, all of them, always. The difference is that she was friendly on a Tuesday as well.”',
      unchanged: 'He still sleeps badly. He has not heard from his son.',
      learning: 'Ask about the dog first. A rule that costs nothing to bend had cost him a winter.',
    },
  },
  {
    about: 'Amara',
    title: 'Expected back on Monday',
    pseudonym: 'Grace',
    begunOn: '2019-06-18',
    agreementAskedOn: null,
    sections: {
      'starting-point':
        'Grace was ready to leave the ward for five weeks before there was anywhere to go. Her college place lapsed meanwhile.',
      'needs-and-strengths': 'She reads, sings and keeps friends. She does not answer numbers that she does not know.',
      offer: 'A room with support, found by the ward and the housing team in one telephone call with her in the room.',
      'own-words': '“When you are expected somewhere, you exist.”',
    },
  },
];

import { expect, it } from 'vitest';
import { quartersSince, sinceJoiningCode, sinceJoiningLabel } from './steps.ts';

it.each([
  ['2018-01-01', '2018-01-01', 0],
  ['2018-03-31', '2018-01-01', 0],
  ['2018-03-31', '2018-04-01', 1],
  ['2017-11-20', '2018-01-01', 1],
  ['2017-11-20', '2018-04-01', 2],
  // Quarters that begin in February.
  ['2018-02-15', '2018-02-01', 0],
  ['2018-04-10', '2018-02-01', 0],
  ['2018-04-10', '2018-05-01', 1],
  ['2018-01-15', '2018-02-01', 1],
  ['2018-12-31', '2020-10-01', 8],
])('somebody who joined on %s has the quarter from %s as their number %i', (joinedOn, firstDay, quarters) => {
  expect(quartersSince(joinedOn, firstDay)).toBe(quarters);
});

it('says each step in words', () => {
  expect([-1, 0, 1].map(sinceJoiningLabel)).toEqual(['At joining', 'Quarter of joining', 'Quarter 1 after joining']);
  expect([-1, 0, 3].map(sinceJoiningCode)).toEqual(['Start', 'Q+0', 'Q+3']);
});

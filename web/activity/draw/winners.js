// @ts-check
/**
 * Who is shown as a winner. The page trusts nobody: a winner is looked up by ticket among those who could win, in the
 * list that stood on this very screen, and takes the name from there; anybody else is refused and never shown.
 */

/**
 * @typedef {{ticket: number, name: string}} Person
 * @typedef {{person: Person, status: string, insteadOf: number}} Winner
 */

/** No longer list is sent to a screen; of a longer one it knows only the beginning. */
const LISTED_MAX = 2000;

/**
 * @param {Person[]} people  the list of the draw, as it was locked
 * @param {number} pool  how many could win
 * @param {Winner[]} winners
 * @returns {{shown: Winner[], refused: Winner[]}}
 */
export function honest(people, pool, winners) {
  const listed = new Map(people.map((person) => [person.ticket, person]));
  const isCut = pool > LISTED_MAX && people.length >= LISTED_MAX;
  const seen = new Set();
  /** @type {Winner[]} */
  const shown = [];
  /** @type {Winner[]} */
  const refused = [];
  for (const winner of winners) {
    const person = listed.get(winner.person.ticket);
    if (seen.has(winner.person.ticket) || (!person && !isCut)) {
      refused.push(winner);
    } else {
      seen.add(winner.person.ticket);
      shown.push(person ? {...winner, person} : winner);
    }
  }
  return {shown, refused};
}

// @ts-check
/** What the seats cost and what is broken where, as the server says it; asked again when somebody sits elsewhere. */
import {get} from '../../host/http.js';

/** @type {{key: string, answer: any}} */
let known = {key: '', answer: null};

/**
 * @param {any} d  the host's view
 * @param {any} ctx
 * @returns {any} {version, hardBroken, cost, tables, rules, breaches}; the one before while a newer is on its way
 */
export function judgeOf(d, ctx) {
  const key = `${ctx.code}/${ctx.slot.id}/${d.version}/${JSON.stringify(ctx.plan)}`;
  if (d.tables.length > 0 && known.key !== key) {
    known = {key, answer: known.key.startsWith(`${ctx.code}/${ctx.slot.id}/`) ? known.answer : null};
    get(`/host/${ctx.code}/seating/${ctx.slot.id}`).then((answer) => {
      if (known.key === key && answer.ok) {
        known.answer = answer;
        ctx.rerender();
      }
    });
  }
  return d.tables.length > 0 ? known.answer : null;
}

/**
 * Why not: a swap of two, or a move of one to a table.
 * @param {any} ctx
 * @param {{one: number, other?: number, table?: number}} what
 * @returns {Promise<string>}
 */
export async function whyNot(ctx, {one, other = 0, table = 0}) {
  const answer = await get(`/host/${ctx.code}/seating/${ctx.slot.id}/why?one=${one}&other=${other}&table=${table}`);
  return (answer.ok && answer.text) || '';
}

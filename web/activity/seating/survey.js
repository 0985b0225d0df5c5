// @ts-check
/** What the server says of a plan that is being written: counts, sentences, contradictions. Asked again when it changes. */
import {post} from '../../host/http.js';

/** @type {Map<string, any>} answers by plan and people, null while one is on its way */
const answers = new Map();
/** @type {any} the newest answer, shown until the next is there */
let last = null;
const KEPT_MAX = 30;

/**
 * @param {any} plan
 * @param {any} ctx
 * @returns {any} {people, listed, tables, proposed, columns, rules, contradictions}, or null at first
 */
export function surveyOf(plan, ctx) {
  const key = JSON.stringify([ctx.code, plan, ctx.show.house.present, ctx.show.house.expected]);
  if (!answers.has(key)) {
    answers.set(key, null);
    if (answers.size > KEPT_MAX) {
      answers.delete(answers.keys().next().value || '');
    }
    post(`/host/${ctx.code}/seating`, plan).then((answer) => {
      if (answer.ok) {
        last = answer;
        answers.set(key, answer);
      } else {
        answers.delete(key);
      }
      ctx.rerender();
    });
  }
  return answers.get(key) || last;
}

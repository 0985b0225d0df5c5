// @ts-check
/**
 * The words of a shared draft on one phone. What is typed here is kept here until the server has it; what others
 * write comes in where nothing is being typed; where both write, the later save stands and both are told who it was.
 */

/** A pause in typing after which it is saved. */
const SAVE_MS = 1200;

/**
 * @typedef {'title' | 'text'} Name
 * @typedef {{local: string, isDirty: boolean, isSaving: boolean, theirs: boolean, lost: string}} Field
 */

/**
 * A field as it is to be shown.
 * @param {any} store
 * @param {Name} name
 * @param {any} work  as the server has it, or null
 * @param {number} me
 * @returns {Field} theirs: somebody else wrote while one was typing; lost: one's own words, where somebody wrote over them
 */
export function fieldOf(store, name, work, me) {
  const value = work ? work[name] : '';
  const old = store[`${name}Old`];
  if (old && old.value !== value) {
    store[`${name}Old`] = null;
  }
  const base = store[`${name}Base`] || '';
  const local = store[name] === undefined ? base : store[name];
  const isDirty = local.trim() !== base;
  if (isDirty && local.trim() !== value) {
    const isOthers = value !== base && !store[`${name}Old`];
    return {local, isDirty: true, isSaving: Boolean(store[`${name}Saving`]), theirs: isOthers, lost: ''};
  }
  if (store[`${name}Old`]) {
    return {local, isDirty: false, isSaving: false, theirs: false, lost: ''};
  }
  if (base !== value || isDirty) {
    store[`${name}Base`] = value;
  }
  if (local.trim() !== value) {
    store[name] = value;
  }
  const mine = store[`${name}Mine`] || '';
  const isOver = Boolean(work) && mine && mine !== value && !value.includes(mine) && writer(work, name) !== me;
  return {local: store[name] || '', isDirty: false, isSaving: false, theirs: false, lost: isOver ? mine : ''};
}

/** Whether this phone holds words that the server has not. @param {any} store */
export function isUnsaved(store) {
  return ['title', 'text'].some((name) => store[name] !== undefined && store[name].trim() !== (store[`${name}Base`] || ''));
}

/**
 * Something was typed: it is saved when the typing pauses.
 * @param {Name} name
 * @param {string} value
 * @param {any} ctx
 */
export function typed(name, value, ctx) {
  const {store} = ctx;
  store[name] = value;
  store[`${name}Mine`] = '';
  clearTimeout(store[`${name}Timer`]);
  store[`${name}Timer`] = setTimeout(() => save(name, ctx), SAVE_MS);
}

/**
 * @param {Name} name
 * @param {any} ctx
 * @returns {Promise<{ok: boolean, text?: string}>}
 */
export async function save(name, ctx) {
  const {store} = ctx;
  clearTimeout(store[`${name}Timer`]);
  const value = (store[name] || '').trim();
  if (value === (store[`${name}Base`] || '') || !store.latest) {
    return {ok: true};
  }
  const turn = {};
  store[`${name}Saving`] = turn;
  ctx.rerender();
  const answer = await ctx.act({do: name, work: store.latest.owner, [name]: value});
  if (answer.ok) {
    // The tick comes before the work with these words: until it is here, what stands there is older.
    const {work} = store.latest;
    const known = work ? work[name] : '';
    store[`${name}Old`] = known === value ? null : {value: known};
    store[`${name}Base`] = value;
    store[`${name}Mine`] = value;
    store[`${name}Why`] = '';
  } else {
    store[`${name}Why`] = answer.text;
  }
  if (store[`${name}Saving`] === turn) {
    store[`${name}Saving`] = null;
  }
  ctx.rerender();
  return answer;
}

/** Both fields, before the work is handed in. @param {any} ctx */
export async function saveAll(ctx) {
  const title = await save('title', ctx);
  return title.ok ? save('text', ctx) : title;
}

/**
 * Takes what the others wrote.
 * @param {Name} name
 * @param {any} work
 * @param {any} ctx
 */
export function takeTheirs(name, work, {store, rerender}) {
  clearTimeout(store[`${name}Timer`]);
  store[name] = work[name];
  store[`${name}Base`] = work[name];
  store[`${name}Mine`] = '';
  rerender();
}

/**
 * Puts one's own words back over those that replaced them.
 * @param {Name} name
 * @param {any} ctx
 */
export function putBack(name, ctx) {
  ctx.store[name] = ctx.store[`${name}Mine`];
  save(name, ctx);
}

/** @param {Name} name @param {any} ctx */
export function letGo(name, {store, rerender}) {
  store[`${name}Mine`] = '';
  rerender();
}

/** Who wrote a field last, 0 where that is too long ago. @param {any} work @param {Name} name */
function writer(work, name) {
  const deed = work && work.acts.find((/** @type {any} */ {what}) => what === name || what === 'in');
  return deed ? deed.by.ticket : 0;
}

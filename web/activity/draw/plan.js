// @ts-check
/** The form of a draw: what is given away, who may win, with the count as the house is now, and how it is staged. */
import {html, nothing} from '../../lit/lit-html.js';
import {number, t} from '../../lib/ui.js';
import {choice, isOn, line, numberOf, segments, textOf, toggle} from '../../host/fields.js';
import {post} from '../../host/http.js';

/**
 * What the server says of a plan that is not saved yet.
 * @typedef {{pool: number, quantity: number, rule: string, problem: string, tables: Choice[], tags: Choice[]}} Eligible
 * @typedef {{name: string, count: number}} Choice
 */

const QUANTITY_MAX = 200;
const STRENGTHS = [23, 24];
const SCENES = ['WALL', 'SPHERE', 'PAGES'];
const SOUNDS = ['BELLS', 'BRASS', 'HARP', 'DRUMS', 'NONE'];
const LOOK = {scene: SCENES[0], sound: SOUNDS[0], photo: true};
const WHO = ['PRESENT', 'LISTED'];

/** @param {any} plan @param {any} ctx */
export function form(plan, ctx) {
  const {prizes} = ctx.show;
  if (prizes.length === 0) {
    return html`<p class="note note-gold">${t('kind.draw.form-prize-none')}</p>`;
  }
  const {look = LOOK, who = WHO[0]} = plan;
  const now = count(plan, ctx);
  const strengths = STRENGTHS.includes(plan.strength) ? STRENGTHS : [...STRENGTHS, plan.strength];
  return html`
    ${choice({name: 'prize', label: t('kind.draw.form-prize'), value: plan.prize, options: prizes.map((/** @type {any} */ prize) => ({value: prize.id, label: `${prize.name} · ${t('kind.draw.pieces', {count: prize.quantity, n: prize.quantity})}`}))})}
    ${line({name: 'quantity', label: t('kind.draw.form-quantity'), value: plan.quantity || '', type: 'number', min: 0, max: QUANTITY_MAX, hint: t('kind.draw.form-quantity-hint')})}
    ${eligible(plan, now)}
    ${segments({name: 'who', label: t('kind.draw.form-who'), value: who, options: WHO.map((value) => ({value, label: t(`kind.draw.who-${value.toLowerCase()}`)}))})}
    ${segments({name: 'exclude', label: t('kind.draw.form-exclude'), value: plan.exclude, options: ['ALL', 'PRIZE', 'NONE'].map((value) => ({value, label: t(`kind.draw.exclude-${value.toLowerCase()}`)}))})}
    ${toggle({name: 'staff', label: t('kind.draw.form-staff'), value: plan.staff})}
    ${choices('tables', plan.tables, now ? now.tables : [])}
    ${choices('tags', plan.tags, now ? now.tags : [])}
    ${segments({name: 'strength', label: t('kind.draw.form-strength'), value: String(plan.strength), options: strengths.map((value) => ({value: String(value), label: t(`kind.draw.strength-${STRENGTHS.includes(value) ? value : 'weak'}`)})), hint: t('kind.draw.form-strength-hint')})}
    ${segments({name: 'scene', label: t('kind.draw.form-scene'), value: look.scene, options: SCENES.map((value) => ({value, label: t(`kind.draw.scene-${value.toLowerCase()}`)})), hint: t('kind.draw.form-scene-hint')})}
    ${segments({name: 'sound', label: t('kind.draw.form-sound'), value: look.sound, options: SOUNDS.map((value) => ({value, label: t(`kind.draw.sound-${value.toLowerCase()}`)}))})}
    ${toggle({name: 'photo', label: t('kind.draw.form-photo'), value: look.photo})}`;
}

/** @param {HTMLFormElement} element @param {any} plan */
export function read(element, plan) {
  if (!element.elements.namedItem('prize')) {
    return plan;
  }
  const {look = LOOK, who = WHO[0]} = plan;
  return {
    prize: textOf(element, 'prize', plan.prize),
    quantity: Math.min(QUANTITY_MAX, Math.max(0, numberOf(element, 'quantity'))),
    exclude: textOf(element, 'exclude', plan.exclude),
    staff: isOn(element, 'staff'),
    tables: chosen(element, 'tables'),
    tags: chosen(element, 'tags'),
    strength: numberOf(element, 'strength', plan.strength),
    look: {scene: textOf(element, 'scene', look.scene), sound: textOf(element, 'sound', look.sound), photo: isOn(element, 'photo')},
    who: textOf(element, 'who', who),
  };
}

/** @param {any} ctx */
export function blank(ctx) {
  const [first] = ctx.show.prizes;
  return planFor(first ? first.id : '');
}

/** One for each prize, the usual way to plan. @param {any} ctx */
export function presets(ctx) {
  const {prizes} = ctx.show;
  return prizes.length === 0
    ? [{name: t('kind.draw'), about: t('kind.draw.form-prize-none'), plan: planFor('')}]
    : prizes.map((/** @type {any} */ prize) => ({
        name: `${t('kind.draw')} · ${prize.name}`,
        about: t('kind.draw.pieces', {count: prize.quantity, n: prize.quantity}),
        plan: planFor(prize.id),
      }));
}

/** @param {string} prize */
function planFor(prize) {
  return {prize, quantity: 0, exclude: 'ALL', staff: false, tables: [], tags: [], strength: STRENGTHS[0], look: LOOK, who: WHO[0]};
}

// ── who may win ───────────────────────────────────────────────────────────────────────────────

/** The newest answer, and for which plan and house it was asked. @type {{key: string, answer: Eligible | null}} */
let asked = {key: '', answer: null};

/**
 * Who may win by the plan in the form; asks anew when plan or house change, and keeps the last answer meanwhile.
 * @param {any} plan
 * @param {any} ctx
 * @returns {Eligible | null}
 */
function count(plan, ctx) {
  const key = JSON.stringify([ctx.code, ctx.show.house, ctx.show.prizes, plan]);
  if (key !== asked.key) {
    asked = {key, answer: asked.answer};
    post(`/host/${ctx.code}/eligible`, {...planFor(plan.prize), ...plan}).then((reply) => {
      if (key === asked.key && reply.ok) {
        asked.answer = /** @type {any} */ (reply);
        ctx.rerender();
      }
    });
  }
  return asked.answer;
}

/** @param {any} plan @param {Eligible | null} now */
function eligible(plan, now) {
  return now && plan.prize
    ? html`<div class="note eligible ${now.problem ? 'note-gold' : ''}" role="status">
        <p><strong class="num">${t('kind.draw.form-eligible', {count: number(now.pool), n: now.pool, quantity: now.quantity})}</strong></p>
        <p>${now.rule}</p>
        ${now.problem ? html`<p><strong>${now.problem}</strong></p>` : nothing}</div>`
    : nothing;
}

/**
 * Tables or tags to tick; what was chosen stays, also where nobody has it just now.
 * @param {'tables' | 'tags'} name
 * @param {string[]} value
 * @param {Choice[]} offered
 */
function choices(name, value, offered) {
  const gone = value.filter((one) => !offered.some((choice) => choice.name === one)).map((one) => ({name: one, count: 0}));
  const all = [...offered, ...gone];
  return all.length === 0
    ? nothing
    : html`<fieldset class="field"><legend class="label">${t(`kind.draw.form-${name}`)}</legend>
        <div class="options">${all.map((one) => html`<label class="option"><input type="checkbox" name=${name} value=${one.name} .checked=${value.includes(one.name)}>
          <span>${name === 'tables' ? t('kind.draw.table', {table: one.name}) : one.name} <small class="num">${one.count}</small></span></label>`)}</div>
        <p class="hint">${t('kind.draw.form-list-hint')}</p></fieldset>`;
}

/** @param {HTMLFormElement} form @param {string} name @returns {string[]} */
function chosen(form, name) {
  return /** @type {string[]} */ (new FormData(form).getAll(name));
}

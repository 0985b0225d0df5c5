// @ts-check
/** Cards on the console: which scene, its lines; a talk's title and speaker change while it is on air. */
import {html, nothing} from '../../lit/lit-html.js';
import {act, t} from '../../lib/ui.js';
import {choice, line, lines, textOf} from '../../host/fields.js';
import {pictureField} from '../../host/picture.js';

const LINE_MAX = 200;
const BODY_MAX = 4000;

/** Which fields a scene shows, in its words. @type {Record<string, string[]>} */
const FIELDS = {
  TALK: ['title', 'speaker', 'body', 'picture'],
  OPENING: ['title', 'speaker', 'body'],
  HOLDING: ['title', 'speaker'],
  SPONSORS: ['title', 'body'],
  CREDITS: ['title', 'body'],
  NEXT_STOP: ['title', 'speaker', 'body'],
};
/** @type {Record<string, string>} */
const SIGNS = {TALK: 'mic', OPENING: 'flag', HOLDING: 'pause', SPONSORS: 'heart', CREDITS: 'list', NEXT_STOP: 'road'};
const FORMS = Object.keys(FIELDS);

/**
 * @param {any} d  {form, title, speaker, body, picture, sponsors}
 * @param {any} ctx
 */
export function panel(d, ctx) {
  const {plan} = ctx;
  return html`<form class="stack" autocomplete="off" @submit=${(/** @type {Event} */ event) => update(event, ctx)}>
    <p class="muted">${ctx.t(plan.form === 'TALK' ? 'kind.card.change-talk' : 'kind.card.change')}</p>
    ${FIELDS[plan.form].filter((name) => name !== 'picture').map((name) => field(name, plan, ctx))}
    <button type="submit" class="btn btn-primary btn-wide">${ctx.t('kind.card.update')}</button>
    ${isThanks(plan) ? thanked(d, ctx) : nothing}
  </form>`;
}

/** @param {any} plan @param {any} ctx */
export function form(plan, ctx) {
  return html`
    ${choice({name: 'form', label: ctx.t('kind.card.form'), value: plan.form, options: FORMS.map((value) => ({value, label: nameOf(value)}))})}
    ${FIELDS[plan.form].map((name) => field(name, plan, ctx))}
    ${isThanks(plan) ? thanked({sponsors: ctx.show.sponsors}, ctx) : nothing}`;
}

/** @param {HTMLFormElement} element @param {any} plan */
export function read(element, plan) {
  return {
    form: textOf(element, 'form', plan.form),
    title: textOf(element, 'title', plan.title).replace(/\s*\n\s*/g, ' '),
    speaker: textOf(element, 'speaker', plan.speaker),
    body: textOf(element, 'body', plan.body),
    picture: textOf(element, 'picture', plan.picture),
  };
}

export function blank() {
  return card('TALK');
}

/** A card of each form, for the picker. @param {any} ctx */
export function presets(ctx) {
  return FORMS.map((value) => ({
    name: nameOf(value),
    about: ctx.t(`kind.card.about-${value.toLowerCase()}`),
    plan: card(value),
  }));
}

/** @param {any} plan */
export function title(plan) {
  return plan.title || nameOf(plan.form);
}

/** @param {any} plan */
export function label(plan) {
  return [nameOf(plan.form), plan.speaker].filter(Boolean).join(' · ');
}

/** @param {any} plan */
export function sign(plan) {
  return SIGNS[plan.form];
}

/** @param {string} value */
function card(value) {
  return {form: value, title: '', speaker: '', body: '', picture: ''};
}

/** @param {string} value */
function nameOf(value) {
  return t(`kind.card.form-${value.toLowerCase()}`);
}

/** @param {string} name @param {any} plan @param {any} ctx */
function field(name, plan, ctx) {
  const label = ctx.t(`kind.card.${name}-${plan.form.toLowerCase()}`);
  if (name === 'picture') {
    return pictureField({name, label, value: plan.picture, code: ctx.code});
  }
  switch (name) {
    case 'body':
      return lines({name, label, value: plan.body, max: BODY_MAX, rows: plan.form === 'CREDITS' ? 8 : 3});
    case 'title':
      return lines({name, label, value: plan.title, max: LINE_MAX, rows: 2});
    default:
      return line({name, label, value: plan[name], max: LINE_MAX});
  }
}

/** @param {any} plan */
function isThanks(plan) {
  return plan.form === 'SPONSORS' || plan.form === 'CREDITS';
}

/** @param {any} d @param {any} ctx */
function thanked(d, ctx) {
  const count = d.sponsors.length;
  return html`<p class="note ${count ? '' : 'note-gold'}">${ctx.t(count ? 'kind.card.thanked' : 'kind.card.thanked-none', {count})}</p>`;
}

/** @param {Event} event @param {any} ctx */
function update(event, ctx) {
  event.preventDefault();
  const element = /** @type {HTMLFormElement} */ (event.currentTarget);
  const button = /** @type {HTMLElement} */ (element.querySelector('button'));
  act(button, () => ctx.edit(read(element, ctx.plan)));
}

// @ts-check
/** The host's form of a round or a wall: a few questions, the rest as usual behind them. */
import {html, nothing} from '../../lit/lit-html.js';
import {isOn, line, lines, numberOf, segments, textOf} from '../../host/fields.js';

const THEME_MAX = 200;
const BRIEF_MAX = 400;
const MINUTES_MAX = 180;
const VOTES_MAX = 10;
const PIECES_MAX = 6;
const ITEMS_MAX = 50;
const GROUP_MIN = 2;
const GROUP_MAX = 50;
const MEGABYTES_MAX = 2000;
const VIDEO_SECONDS_MIN = 5;
const VIDEO_SECONDS_MAX = 1200;

const FORMS = ['ROUND', 'STORIES', 'PHOTOS'];
const WHOS = ['TABLES', 'GROUPS', 'PEOPLE'];
const TAKES = ['text', 'pictures', 'videos', 'links'];
const TALLIES = ['END', 'LIVE'];
const MODERATIONS = ['OFF', 'AFTER', 'BEFORE'];

/** @param {any} plan @param {any} ctx */
export function form(plan, ctx) {
  const {t} = ctx;
  const isRound = plan.form === 'ROUND';
  return html`
    ${one('form', plan.form, FORMS, t)}
    ${line({name: 'theme', label: t('kind.cocreation.plan-theme'), value: plan.theme, max: THEME_MAX, required: true, placeholder: t(`kind.cocreation.plan-theme-like-${plan.form}`)})}
    ${lines({name: 'brief', label: t('kind.cocreation.plan-brief'), value: plan.brief, max: BRIEF_MAX, rows: 2, placeholder: t(`kind.cocreation.plan-brief-like-${plan.form}`)})}
    ${isRound ? round(plan, t) : wall(plan, t)}
    ${one('moderation', plan.moderation, MODERATIONS, t)}`;
}

/** @param {any} plan @param {(key: string, values?: any) => string} t */
function round(plan, t) {
  return html`
    ${one('who', plan.who, WHOS, t)}
    ${plan.who === 'GROUPS'
      ? html`<div class="form-grid">${count('groupMax', plan, GROUP_MIN, GROUP_MAX, t)}${count('groupMinutes', plan, 1, MINUTES_MAX, t)}</div>`
      : nothing}
    <fieldset class="field"><legend class="label">${t('kind.cocreation.plan-takes')}</legend>
      <div class="form-grid">${TAKES.map((name) => html`<label class="check"><input type="checkbox" name=${`takes-${name}`} .checked=${plan.takes[name]}>${t(`kind.cocreation.takes-${name}`)}</label>`)}</div>
    </fieldset>
    <div class="form-grid">
      ${count('minutes', plan, 1, MINUTES_MAX, t)}
      ${count('graceMinutes', plan, 0, MINUTES_MAX, t)}
      ${count('piecesMax', plan, 0, PIECES_MAX, t)}
      ${plan.takes.videos ? html`${count('pieceMegabytesMax', plan, 1, MEGABYTES_MAX, t)}${count('videoSecondsMax', plan, VIDEO_SECONDS_MIN, VIDEO_SECONDS_MAX, t)}` : nothing}
      ${count('autoplaySeconds', plan, 3, 120, t)}
      ${count('votes', plan, 0, VOTES_MAX, t)}
      ${plan.votes > 0 ? count('voteMinutes', plan, 0, MINUTES_MAX, t) : nothing}
    </div>
    ${plan.votes > 0 ? one('tally', plan.tally, TALLIES, t) : nothing}`;
}

/** @param {any} plan @param {(key: string, values?: any) => string} t */
function wall(plan, t) {
  return html`<div class="form-grid">
    ${count('minutes', plan, 0, MINUTES_MAX, t, 'wall-minutes')}
    ${count('piecesMax', plan, 1, ITEMS_MAX, t, 'wall-piecesMax')}
    ${count('autoplaySeconds', plan, 3, 120, t)}
  </div>`;
}

/** @param {HTMLFormElement} element @param {any} plan */
export function read(element, plan) {
  const chosen = textOf(element, 'form', plan.form);
  return usual(plan, chosen, {
    form: chosen,
    theme: textOf(element, 'theme', plan.theme),
    brief: textOf(element, 'brief', plan.brief),
    minutes: numberOf(element, 'minutes', plan.minutes),
    who: textOf(element, 'who', plan.who),
    groupMax: numberOf(element, 'groupMax', plan.groupMax),
    groupMinutes: numberOf(element, 'groupMinutes', plan.groupMinutes),
    takes: Object.fromEntries(TAKES.map((name) => [name, element.elements.namedItem(`takes-${name}`) ? isOn(element, `takes-${name}`) : plan.takes[name]])),
    piecesMax: numberOf(element, 'piecesMax', plan.piecesMax),
    pieceMegabytesMax: numberOf(element, 'pieceMegabytesMax', plan.pieceMegabytesMax),
    videoSecondsMax: numberOf(element, 'videoSecondsMax', plan.videoSecondsMax),
    votes: numberOf(element, 'votes', plan.votes),
    voteMinutes: numberOf(element, 'voteMinutes', plan.voteMinutes),
    tally: textOf(element, 'tally', plan.tally),
    graceMinutes: numberOf(element, 'graceMinutes', plan.graceMinutes),
    autoplaySeconds: numberOf(element, 'autoplaySeconds', plan.autoplaySeconds),
    moderation: textOf(element, 'moderation', plan.moderation),
  });
}

/**
 * Another form begins with its own usual numbers.
 * @param {any} before
 * @param {string} chosen
 * @param {any} plan
 */
function usual(before, chosen, plan) {
  if (before.form === chosen) {
    return plan;
  }
  return chosen === 'ROUND'
    ? {...plan, minutes: 20, piecesMax: 3}
    : {...plan, minutes: 0, piecesMax: chosen === 'PHOTOS' ? 20 : 3, moderation: chosen === 'STORIES' ? 'BEFORE' : 'AFTER'};
}

/** A round, and the walls as things of their own. @param {any} ctx */
export function presets(ctx) {
  const round = blank(ctx);
  return FORMS.map((form) => ({
    name: ctx.t(form === 'ROUND' ? 'kind.cocreation' : `kind.cocreation.form-${form}`),
    about: ctx.t(form === 'ROUND' ? 'kind.cocreation.about' : `kind.cocreation.form-${form}-hint`),
    plan: usual(round, form, {...round, form}),
  }));
}

/** @param {any} ctx */
export function blank(ctx) {
  return {
    form: 'ROUND',
    theme: '',
    brief: '',
    minutes: 20,
    who: ctx.show.house.tables > 0 || ctx.show.info.tables > 0 ? 'TABLES' : 'PEOPLE',
    groupMax: 6,
    groupMinutes: 5,
    takes: {text: true, pictures: true, videos: true, links: true},
    piecesMax: 3,
    pieceMegabytesMax: 200,
    videoSecondsMax: 180,
    votes: 2,
    voteMinutes: 0,
    tally: 'END',
    graceMinutes: 5,
    autoplaySeconds: 8,
    moderation: 'OFF',
  };
}

/**
 * One of a few, with a line on what the chosen one means.
 * @param {string} name
 * @param {string} value
 * @param {string[]} values
 * @param {(key: string) => string} t
 */
function one(name, value, values, t) {
  const options = values.map((other) => ({value: other, label: t(`kind.cocreation.${name}-${other}`)}));
  return segments({name, label: t(`kind.cocreation.plan-${name}`), value, options, hint: t(`kind.cocreation.${name}-${value}-hint`)});
}

/**
 * @param {string} name
 * @param {any} plan
 * @param {number} min
 * @param {number} max
 * @param {(key: string) => string} t
 * @param {string} [said]
 */
function count(name, plan, min, max, t, said = name) {
  const hint = t(`kind.cocreation.plan-${said}-hint`);
  return line({name, type: 'number', value: plan[name], min, max, label: t(`kind.cocreation.plan-${said}`), hint: hint.startsWith('kind.') ? '' : hint});
}

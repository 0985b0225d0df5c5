// @ts-check
/** The form of a seating: whose rules, how many tables and rounds, how the tables stand; the rules as cards. */
import {html, nothing} from '../../lit/lit-html.js';
import {isOn, line, lines, numberOf, segments, textOf, toggle} from '../../host/fields.js';
import {t} from '../../lib/ui.js';
import {cards} from './rules.js';
import {surveyOf} from './survey.js';

export const PRESETS = ['ICEBREAK', 'TOPIC', 'COMPANY', 'RANDOM'];
const SIZE = [2, 60];
const TABLES_MAX = 2000;
const ROUNDS_MAX = 20;
const INTRO = [10, 300];
const SIDE_MAX = 60;
const ZONE_MAX = 60;

/** @param {any} plan @param {any} ctx */
export function form(plan, ctx) {
  const survey = surveyOf(plan, ctx);
  return html`${questions(plan, survey)}
    <input type="hidden" name="seating-rules" .value=${JSON.stringify({own: plan.own, rules: plan.rules})}>
    <div class="kind-seating seating-rules">${cards(plan, survey, write, ctx)}</div>`;
}

/** What every surface of the plan asks. @param {any} plan @param {any} survey */
export function questions(plan, survey) {
  const {rows, columns, zones} = plan.layout;
  return html`
    ${segments({name: 'preset', label: t('kind.seating.plan-preset'), value: plan.own ? 'OWN' : plan.preset,
      options: [...PRESETS, ...(plan.own ? ['OWN'] : [])].map((value) => ({value, label: t(`kind.seating.plan-${value}`)}))})}
    <div class="form-grid is-three">
      ${line({name: 'tables', label: t('kind.seating.plan-tables'), value: plan.tables || '', type: 'number', min: 0, max: TABLES_MAX, placeholder: survey && survey.proposed ? t('kind.seating.plan-auto', {count: survey.proposed}) : t('kind.seating.plan-by-count')})}
      ${line({name: 'size', label: t('kind.seating.plan-size'), value: plan.size, type: 'number', min: SIZE[0], max: SIZE[1]})}
      ${line({name: 'rounds', label: t('kind.seating.plan-rounds'), value: plan.rounds, type: 'number', min: 1, max: ROUNDS_MAX})}
    </div>
    <details class="seating-more"><summary>${t('kind.seating.plan-more')}</summary><div class="stack">
      ${toggle({name: 'staff', label: t('kind.seating.plan-staff'), value: plan.staff})}
      <div class="form-grid is-three">
        ${line({name: 'introSeconds', label: t('kind.seating.plan-intro'), value: plan.introSeconds, type: 'number', min: INTRO[0], max: INTRO[1]})}
        ${line({name: 'rows', label: t('kind.seating.plan-rows'), value: rows || '', type: 'number', min: 0, max: SIDE_MAX})}
        ${line({name: 'columns', label: t('kind.seating.plan-columns'), value: columns || '', type: 'number', min: 0, max: SIDE_MAX})}
      </div>
      ${lines({name: 'zones', label: t('kind.seating.plan-zones'), value: zones.map(written).join('\n'), max: 2000, rows: 3, placeholder: t('kind.seating.plan-zones-like'), hint: t('kind.seating.plan-zones-hint')})}
    </div></details>
    ${survey && survey.people ? html`<p class="small muted">${t(survey.listed ? 'kind.seating.plan-for-list' : 'kind.seating.plan-for-here', {people: survey.people, tables: survey.tables})}</p>` : nothing}`;
}

/** @param {HTMLFormElement} element @param {any} plan */
export function read(element, plan) {
  const kept = textOf(element, 'seating-rules');
  const chosen = textOf(element, 'preset', plan.own ? 'OWN' : plan.preset);
  const rules = kept ? JSON.parse(kept) : {own: plan.own, rules: plan.rules};
  const own = chosen === 'OWN' || (rules.own && !plan.own);
  return {
    preset: chosen === 'OWN' ? plan.preset : chosen,
    own,
    rules: own ? rules.rules : [],
    tables: numberOf(element, 'tables', 0),
    size: numberOf(element, 'size', plan.size),
    rounds: numberOf(element, 'rounds', plan.rounds),
    staff: isOn(element, 'staff'),
    introSeconds: numberOf(element, 'introSeconds', plan.introSeconds),
    layout: {
      rows: numberOf(element, 'rows', 0),
      columns: numberOf(element, 'columns', 0),
      zones: textOf(element, 'zones').split('\n').map(zone).filter(Boolean),
    },
  };
}

export function blank() {
  return {
    preset: PRESETS[0], own: false, rules: [], tables: 0, size: 10, rounds: 1, staff: false, introSeconds: 40,
    layout: {rows: 0, columns: 0, zones: []},
  };
}

/** Writes rules into the form that is open, which draws itself again. @param {any} plan @param {Event} event */
function write(plan, event) {
  const element = /** @type {HTMLElement} */ (event.target).closest('form');
  const field = element && /** @type {HTMLInputElement} */ (element.elements.namedItem('seating-rules'));
  if (field) {
    event.stopPropagation();
    field.value = JSON.stringify({own: true, rules: plan.rules});
    const chosen = /** @type {RadioNodeList} */ (element.elements.namedItem('preset'));
    chosen.forEach((radio) => /** @type {HTMLInputElement} */ (radio).checked = /** @type {HTMLInputElement} */ (radio).value === 'OWN');
    field.dispatchEvent(new Event('change', {bubbles: true}));
  }
}

/** A zone as a line: name, first row and column, last row and column. @param {any} one */
function written(one) {
  return `${one.name} ${one.row},${one.column} - ${one.row + one.rows - 1},${one.column + one.columns - 1}`;
}

/** @param {string} text */
function zone(text) {
  const found = /^\s*(.+?)\s+(\d+)\s*[,，]\s*(\d+)\s*[-–—~]\s*(\d+)\s*[,，]\s*(\d+)\s*$/.exec(text);
  if (!found) {
    return null;
  }
  const [row, column, lastRow, lastColumn] = found.slice(2).map(Number);
  return {name: found[1].slice(0, ZONE_MAX), row, column, rows: Math.max(1, lastRow - row + 1), columns: Math.max(1, lastColumn - column + 1)};
}

// @ts-check
/** Rules as cards: one sentence, chips for what it is about, must or try, its weight, and whom it counts just now. */
import {html, nothing} from '../../lit/lit-html.js';
import {repeat} from '../../lit/directives/repeat.js';
import {get} from '../../host/http.js';
import {number, t} from '../../lib/ui.js';

const WEIGHTS = [2, 5, 9];
const COUNTING = ['AT_MOST', 'AT_LEAST', 'SHARED'];
const TYPES = ['AT_MOST', 'AT_LEAST', 'EVEN', 'DIVERSE', 'TOGETHER', 'APART', 'NO_REPEAT', 'SHARED', 'SEAT_AT'];
const VALUED = ['AT_MOST', 'AT_LEAST', 'SEAT_AT'];
const RULES_MAX = 40;
const VALUES_SHOWN = 24;
/** Rules that may be about people whom the host names. */
const NAMING = ['TOGETHER', 'APART', 'SEAT_AT'];
const FOUND_MAX = 8;
const K_MAX = 100;

/**
 * What is being added, kept while the page draws itself again.
 * @type {{type: string, field: string, values: string[], k: number, tables: string}}
 */
const draft = {type: 'AT_LEAST', field: '', values: [], k: 1, tables: ''};

/** @type {{code: string, people: {ticket: number, name: string, present: boolean}[]}} */
const list = {code: '', people: []};
let search = '';

/**
 * @param {any} plan
 * @param {any} survey  what the server says of it, or null
 * @param {(plan: any, event: Event) => void} change
 * @param {any} ctx
 */
export function cards(plan, survey, change, ctx) {
  if (!survey) {
    return html`<p class="muted">${t('host.loading')}</p>`;
  }
  /** @type {any[]} */
  const rules = survey.rules.map((/** @type {any} */ card) => card.rule);
  const put = (/** @type {any[]} */ next, /** @type {Event} */ event) => change({...plan, own: true, rules: next}, event);
  return html`
    ${survey.contradictions.map((/** @type {any} */ one) => html`<p class="note note-danger seating-no">${one.text}</p>`)}
    ${survey.proposed !== survey.tables && survey.contradictions.length ? html`<p class="note note-gold">${t('kind.seating.plan-better', {count: survey.proposed})}</p>` : nothing}
    <ul class="seating-cards">${repeat(survey.rules, (/** @type {any} */ {rule}) => rule.id, (/** @type {any} */ card, at) => one(card, survey, (next, event) => put(next ? rules.map((rule, place) => (place === at ? next : rule)) : rules.filter((_, place) => place !== at), event)))}</ul>
    ${survey.rules.length === 0 ? html`<p class="empty">${t('kind.seating.plan-no-rules')}</p>` : nothing}
    ${rules.length < RULES_MAX ? adding(rules, survey, put, ctx) : nothing}`;
}

/** @param {any} card @param {any} survey @param {(rule: any, event: Event) => void} put */
function one(card, survey, put) {
  const {rule} = card;
  const isBad = survey.contradictions.some((/** @type {any} */ {rules}) => rules.includes(rule.id));
  const column = survey.columns.find((/** @type {any} */ {name}) => name === rule.field);
  const set = (/** @type {any} */ change) => (/** @type {Event} */ event) => put({...rule, ...change}, event);
  return html`<li class=${`card seating-card ${rule.enabled ? '' : 'is-off'} ${isBad ? 'is-bad' : ''}`}>
    <p class="seating-says">${card.text}</p>
    <p class="small muted num">${counts(card)}</p>
    ${column && VALUED.includes(rule.type) && rule.values.length ? chips(column, rule, put) : nothing}
    <div class="cluster seating-set">
      ${pick([[true, t('kind.seating.plan-must')], [false, t('kind.seating.plan-try')]], rule.hard, (hard, event) => put({...rule, hard}, event))}
      ${rule.hard ? nothing : pick(WEIGHTS.map((weight, at) => [weight, t(`kind.seating.plan-weight-${at}`)]), nearest(rule.weight), (weight, event) => put({...rule, weight}, event))}
      ${COUNTING.includes(rule.type)
        ? html`<span class="seating-k"><button type="button" class="btn btn-icon" aria-label=${t('kind.seating.plan-less')} ?disabled=${rule.k <= (rule.type === 'AT_MOST' ? 0 : 1)} @click=${set({k: rule.k - 1})}>−</button>
            <b class="num">${rule.k}</b><button type="button" class="btn btn-icon" aria-label=${t('kind.seating.plan-plus')} ?disabled=${rule.k >= K_MAX} @click=${set({k: rule.k + 1})}>＋</button></span>`
        : nothing}
      <span class="seating-ends"><button type="button" class="btn btn-quiet" @click=${set({enabled: !rule.enabled})}>${t(rule.enabled ? 'kind.seating.plan-on' : 'kind.seating.plan-off')}</button>
        <button type="button" class="btn btn-quiet is-harm" @click=${(/** @type {Event} */ event) => put(null, event)}>${t('common.delete')}</button></span>
    </div></li>`;
}

/** @param {any} card */
function counts({rule, count, kinds, most}) {
  return rule.values.length && (VALUED.includes(rule.type) || NAMING.includes(rule.type))
    ? t('kind.seating.plan-counts', {count: number(count), n: count})
    : t('kind.seating.plan-kinds', {count: number(count), kinds: number(kinds), most: number(most), n: count});
}

/** The values of a column to tick. @param {any} column @param {any} rule @param {(rule: any, event: Event) => void} put */
function chips(column, rule, put) {
  const written = (/** @type {string} */ value) => (rule.values.includes(`${column.name}=${value}`) ? `${column.name}=${value}` : value);
  const listed = column.values.map((/** @type {any} */ one) => ({...one, value: written(one.value)}));
  const gone = rule.values.filter((/** @type {string} */ value) => !listed.some((/** @type {any} */ one) => one.value === value)).map((/** @type {string} */ value) => ({value, count: 0}));
  const all = [...gone, ...listed].slice(0, VALUES_SHOWN);
  return html`<div class="cluster seating-chips">${all.map(({value, count}) => {
    const isOn = rule.values.includes(value);
    const values = isOn ? rule.values.filter((/** @type {string} */ other) => other !== value) : [...rule.values, value];
    return html`<button type="button" class="seating-chip" aria-pressed=${isOn} ?disabled=${isOn && values.length === 0} @click=${(/** @type {Event} */ event) => put({...rule, values}, event)}>${value.replace('=', '：')}${count ? html` <small class="num">${count}</small>` : nothing}</button>`;
  })}</div>`;
}

/** @param {[any, string][]} options @param {any} value @param {(value: any, event: Event) => void} put */
function pick(options, value, put) {
  return html`<span class="seating-pick" role="group">${options.map(([option, label]) => html`<button type="button" aria-pressed=${option === value} @click=${(/** @type {Event} */ event) => put(option, event)}>${label}</button>`)}</span>`;
}

/** @param {number} weight */
function nearest(weight) {
  return WEIGHTS.reduce((best, one) => (Math.abs(one - weight) < Math.abs(best - weight) ? one : best));
}

// ── one more ──────────────────────────────────────────────────────────────────────────────────

/** @param {any[]} rules @param {any} survey @param {(rules: any[], event: Event) => void} put @param {any} ctx */
function adding(rules, survey, put, ctx) {
  const fixed = draft.type === 'NO_REPEAT' ? [{name: 'rounds', label: t('kind.seating.plan-rounds-field'), values: []}] : [];
  const named = NAMING.includes(draft.type) ? [{name: 'ticket', label: t('kind.seating.plan-people'), values: []}] : [];
  const columns = [...named, ...fixed, ...survey.columns];
  const column = columns.find(({name}) => name === draft.field) || columns[0];
  const isNaming = column && column.name === 'ticket';
  const needsValues = VALUED.includes(draft.type) || isNaming;
  const set = (/** @type {any} */ change) => (/** @type {Event} */ event) => {
    event.stopPropagation();
    Object.assign(draft, change(/** @type {HTMLInputElement} */ (event.target)));
    ctx.rerender();
  };
  const add = (/** @type {Event} */ event) => {
    const tables = draft.tables.split(/[^0-9]+/).map(Number).filter(Boolean);
    const rule = {
      id: `r${Date.now().toString(36)}`, type: draft.type, field: column.name, values: needsValues ? draft.values : [],
      k: COUNTING.includes(draft.type) ? draft.k : 0, tables: draft.type === 'SEAT_AT' ? tables : [],
      hard: Boolean(isNaming), weight: WEIGHTS[1], enabled: true, source: 'HOST',
    };
    Object.assign(draft, {values: [], tables: ''});
    put([...rules, rule], event);
  };
  const enough = isNaming && draft.type !== 'SEAT_AT' ? 2 : 1;
  const isReady = column && (!needsValues || draft.values.length >= enough || draft.type === 'AT_MOST') && (draft.type !== 'SEAT_AT' || /\d/.test(draft.tables));
  return html`<details class="seating-more"><summary>${t('kind.seating.plan-add')}</summary><div class="stack-s">
    <div class="form-grid">
      <label class="field"><span class="label">${t('kind.seating.plan-type')}</span><select class="input" @change=${set((/** @type {HTMLInputElement} */ {value}) => ({type: value, values: []}))}>${TYPES.map((type) => html`<option value=${type} .selected=${type === draft.type}>${t(`kind.seating.plan-type-${type}`)}</option>`)}</select></label>
      <label class="field"><span class="label">${t('kind.seating.plan-column')}</span><select class="input" @change=${set((/** @type {HTMLInputElement} */ {value}) => ({field: value, values: []}))}>${columns.map(({name, label}) => html`<option value=${name} .selected=${column && name === column.name}>${label}</option>`)}</select></label>
    </div>
    ${isNaming ? people(ctx) : nothing}
    ${needsValues && column && !isNaming
      ? html`<div class="cluster seating-chips">${column.values.slice(0, VALUES_SHOWN).map((/** @type {any} */ {value, count}) => html`<button type="button" class="seating-chip" aria-pressed=${draft.values.includes(value)}
          @click=${() => {
            draft.values = draft.values.includes(value) ? draft.values.filter((other) => other !== value) : [...draft.values, value];
            ctx.rerender();
          }}>${value} <small class="num">${count}</small></button>`)}</div>`
      : nothing}
    <div class="cluster">
      ${COUNTING.includes(draft.type) ? html`<label class="seating-inline">${t('kind.seating.plan-k')} <input class="input" type="number" inputmode="numeric" min="0" max=${K_MAX} .value=${String(draft.k)} @change=${set((/** @type {HTMLInputElement} */ {value}) => ({k: Math.max(0, Math.min(K_MAX, Number(value) || 0))}))}></label>` : nothing}
      ${draft.type === 'SEAT_AT' ? html`<label class="seating-inline">${t('kind.seating.plan-at')} <input class="input" .value=${draft.tables} placeholder="1, 2" @input=${set((/** @type {HTMLInputElement} */ {value}) => ({tables: value}))}></label>` : nothing}
      <button type="button" class="btn btn-primary" ?disabled=${!isReady} @click=${add}>${t('kind.seating.plan-add-go')}</button>
    </div></div></details>`;
}

/** People by name: found by typing, chosen by a tap. @param {any} ctx */
function people(ctx) {
  if (list.code !== ctx.code) {
    Object.assign(list, {code: ctx.code, people: []});
    get(`/host/${ctx.code}/people`).then((answer) => {
      list.people = answer.ok ? answer.people : [];
      ctx.rerender();
    });
  }
  const found = search ? list.people.filter(({name, ticket}) => (name.includes(search) || String(ticket) === search) && !draft.values.includes(`#${ticket}`)) : [];
  const chosen = list.people.filter(({ticket}) => draft.values.includes(`#${ticket}`));
  const type = (/** @type {Event} */ event) => {
    event.stopPropagation();
    search = /** @type {HTMLInputElement} */ (event.target).value.trim();
    ctx.rerender();
  };
  const turn = (/** @type {number} */ ticket) => () => {
    const value = `#${ticket}`;
    draft.values = draft.values.includes(value) ? draft.values.filter((other) => other !== value) : [...draft.values, value];
    ctx.rerender();
  };
  const chip = (/** @type {{ticket: number, name: string}} */ {ticket, name}) => html`<button type="button" class="seating-chip" aria-pressed=${draft.values.includes(`#${ticket}`)} @click=${turn(ticket)}><bdi>${name}</bdi> <small class="num">${ticket}</small></button>`;
  return html`<label class="field"><span class="label">${t('kind.seating.plan-search')}</span><input class="input" .value=${search} @input=${type} @change=${type}></label>
    <div class="cluster seating-chips">${chosen.map(chip)}${found.slice(0, FOUND_MAX).map(chip)}</div>`;
}

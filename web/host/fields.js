// @ts-check
/** Labelled fields of the console's forms, and reading them back. Kinds may use them in theirs. */
import {html, nothing} from '../lit/lit-html.js';

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {string | number} value
 * @property {string} [hint]
 * @property {string} [type]
 * @property {number} [max]  characters, or the largest number
 * @property {number} [min]
 * @property {boolean} [required]
 * @property {string} [placeholder]
 */

/** One line. @param {Field} field */
export function line({name, label, value, hint, type = 'text', max, min, required = false, placeholder = ''}) {
  const isNumber = type === 'number';
  return html`<label class="field">
    <span class="label">${label}</span>
    <input class="input" name=${name} type=${type} value=${value} .value=${String(value)} ?required=${required} placeholder=${placeholder}
      inputmode=${isNumber ? 'numeric' : nothing} min=${isNumber && min !== undefined ? min : nothing} max=${isNumber && max ? max : nothing} maxlength=${!isNumber && max ? max : nothing}>
    ${hint ? html`<span class="hint">${hint}</span>` : nothing}
  </label>`;
}

/** Several lines. @param {Field & {rows?: number}} field */
export function lines({name, label, value, hint, max, rows = 3, placeholder = ''}) {
  return html`<label class="field">
    <span class="label">${label}</span>
    <textarea class="input" name=${name} rows=${rows} maxlength=${max || nothing} placeholder=${placeholder} .value=${String(value)}></textarea>
    ${hint ? html`<span class="hint">${hint}</span>` : nothing}
  </label>`;
}

/** On or off. @param {{name: string, label: string, value: boolean, hint?: string}} field */
export function toggle({name, label, value, hint}) {
  return html`<div class="field"><label class="toggle"><span class="label">${label}</span>
    <input type="checkbox" role="switch" name=${name} .checked=${value}></label>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}</div>`;
}

/**
 * One of a few.
 * @param {{name: string, label: string, value: string, options: {value: string, label: string}[], hint?: string}} field
 */
export function segments({name, label, value, options, hint}) {
  return html`<fieldset class="field"><legend class="label">${label}</legend>
    <div class="segments">${options.map((option) => html`<label><input type="radio" name=${name} value=${option.value} .checked=${option.value === value}><span>${option.label}</span></label>`)}</div>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}</fieldset>`;
}

/**
 * One of many.
 * @param {{name: string, label: string, value: string, options: {value: string, label: string}[], hint?: string}} field
 */
export function choice({name, label, value, options, hint}) {
  return html`<label class="field"><span class="label">${label}</span>
    <select class="input" name=${name}>${options.map((option) => html`<option value=${option.value} .selected=${option.value === value}>${option.label}</option>`)}</select>
    ${hint ? html`<span class="hint">${hint}</span>` : nothing}</label>`;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {string} [otherwise]  where the form has no such field
 */
export function textOf(form, name, otherwise = '') {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : otherwise;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {number} [otherwise]  where there is none
 */
export function numberOf(form, name, otherwise = 0) {
  const value = textOf(form, name);
  return value && Number.isFinite(Number(value)) ? Math.trunc(Number(value)) : otherwise;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
export function isOn(form, name) {
  return new FormData(form).has(name);
}

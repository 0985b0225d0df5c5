// @ts-check
/** A field for one picture: choose it, it is made small and sent, and the form has its id. */
import {html, nothing} from '../lit/lit-html.js';
import {shrink} from '../lib/shrink.js';
import {t, toast} from '../lib/ui.js';
import {send} from './http.js';
import {icon} from './icons.js';

const SIDE_MAX = 1600;
/** A drawn logo keeps its see-through ground up to this size. */
const PNG_BYTES_MAX = 2000000;

/**
 * @param {{name: string, label: string, value: string, code: string, hint?: string}} field
 */
export function pictureField({name, label, value, code, hint}) {
  return html`<div class="field picture-field" data-state="">
    <span class="label">${label}</span>
    <input type="hidden" name=${name} .value=${value}>
    <div class="picture-row">
      ${value ? html`<img class="picture-thumb" src="/f/${value}" alt="">` : html`<span class="picture-thumb is-none">${icon('slot')}</span>`}
      <label class="btn picture-pick">${t(value ? 'host.picture-other' : 'host.picture-pick')}
        <input type="file" accept="image/*" @change=${(/** @type {Event} */ event) => picked(event, code)}></label>
      ${value ? html`<button type="button" class="btn btn-quiet is-harm" @click=${cleared}>${t('host.picture-none')}</button>` : nothing}
    </div>
    ${hint ? html`<p class="hint">${hint}</p>` : nothing}
  </div>`;
}

/**
 * Makes a picture small and sends it.
 * @param {string} code
 * @param {File} file
 * @returns {Promise<string>} its id, empty where it was refused; the reason has been said
 */
export async function upload(code, file) {
  const isLogo = file.type === 'image/png' && file.size <= PNG_BYTES_MAX;
  const reply = await send(`/host/${code}/picture`, isLogo ? file : await shrink(file, SIDE_MAX), file.name);
  if (!reply.ok) {
    toast(reply.text || t('host.picture-refused'), {bad: true});
  }
  return reply.ok ? reply.id : '';
}

/**
 * @param {Event} event
 * @param {string} code
 */
async function picked(event, code) {
  event.stopPropagation();
  const input = /** @type {HTMLInputElement} */ (event.currentTarget);
  const [file] = Array.from(input.files || []);
  const field = fieldOf(input);
  if (!file || field.dataset.state === 'sending') {
    return;
  }
  field.dataset.state = 'sending';
  const id = await upload(code, file);
  field.dataset.state = '';
  input.value = '';
  if (id) {
    put(field, id);
  }
}

/** @param {Event} event */
function cleared(event) {
  put(fieldOf(/** @type {HTMLElement} */ (event.currentTarget)), '');
}

/** @param {HTMLElement} part */
function fieldOf(part) {
  return /** @type {HTMLElement} */ (part.closest('.picture-field'));
}

/**
 * The form hears it as a change, as of any field.
 * @param {HTMLElement} field
 * @param {string} id
 */
function put(field, id) {
  const input = /** @type {HTMLInputElement} */ (field.querySelector('input[type="hidden"]'));
  input.value = id;
  input.dispatchEvent(new Event('change', {bubbles: true}));
}

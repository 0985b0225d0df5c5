// @ts-check
/**
 * Small things that every page of paper uses: texts, names, numbers, toasts, the question before harm, the
 * states of a button. Phones load this; what only some pages need lies in files of its own.
 */
import {html, render} from '../lit/lit-html.js';

/** @typedef {Record<string, string | number>} Values */

const TOAST_MS = 4000;
const TICK_MS = 1600;

// ── texts ─────────────────────────────────────────────────────────────────────────────────────

/** @type {Record<string, string> | undefined} */
let texts;

/** @returns {Record<string, string>} */
function allTexts() {
  if (!texts) {
    const island = document.getElementById('texts');
    texts = /** @type {Record<string, string>} */ (JSON.parse((island && island.textContent) || '{}'));
  }
  return texts;
}

/**
 * A text in the page's language. `{name}` is a value; `{count|vote|votes}` the first form for one, else the second.
 * @param {string} key  an unknown one is returned as it is
 * @param {Values} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  return tx(key, values).join('');
}

/**
 * The same as a list for lit, whose values may be templates: tx('won', {name: person(name)}).
 * @param {string} key
 * @param {Record<string, any>} values
 * @returns {any[]}
 */
export function tx(key, values) {
  const text = allTexts()[key];
  return (text === undefined ? key : text).split(/(\{[^{}]*\})/).map((part) => {
    if (part[0] !== '{') {
      return part;
    }
    const [name, one, other] = part.slice(1, -1).split('|');
    const value = values[name];
    if (other !== undefined) {
      return value === 1 ? one : other;
    }
    return value === undefined ? part : value;
  });
}

/** The page's language, `zh` or `en`. */
export function language() {
  return document.documentElement.lang.startsWith('en') ? 'en' : 'zh';
}

/**
 * 12345 → 12,345
 * @param {number} value
 */
export function number(value) {
  return new Intl.NumberFormat(language()).format(value);
}

/**
 * A person's name, kept apart from the direction of the text around it.
 * @param {string} name
 */
export function person(name) {
  return html`<bdi class="name">${name}</bdi>`;
}

// ── toasts ────────────────────────────────────────────────────────────────────────────────────

/**
 * Says something at the edge of the view, for four seconds, or for as long as an action can be taken.
 * @param {string} text
 * @param {{bad?: boolean, ms?: number, action?: {label: string, run: () => void}}} [options]
 * @returns {() => void} takes it away
 */
export function toast(text, options = {}) {
  const {bad = false, ms = TOAST_MS, action} = options;
  const box = document.createElement('div');
  box.className = bad ? 'toast is-bad' : 'toast';
  box.setAttribute('role', bad ? 'alert' : 'status');
  const gone = () => {
    clearTimeout(late);
    box.classList.add('is-leaving');
    setTimeout(() => box.remove(), 250);
  };
  const act = () => {
    gone();
    if (action) {
      action.run();
    }
  };
  const late = setTimeout(gone, ms);
  shelf().append(box);
  render(html`<span>${text}</span>${action && html`<button type="button" @click=${act}>${action.label}</button>`}`, box);
  return gone;
}

function shelf() {
  const found = document.querySelector('.toasts');
  if (found) {
    return found;
  }
  const made = document.createElement('div');
  made.className = 'toasts';
  return document.body.appendChild(made);
}

// ── the question before harm ──────────────────────────────────────────────────────────────────

/**
 * Asks; Escape, the veil and the back of the question are a no.
 * @param {{title: string, text?: unknown, yes: string, no: string, danger?: boolean}} question
 * @returns {Promise<boolean>}
 */
export function ask({title, text, yes, no, danger = false}) {
  return new Promise((resolve) => {
    const before = document.activeElement;
    const veil = document.createElement('div');
    veil.className = 'dialog-veil';
    /** @param {boolean} answer */
    const close = (answer) => {
      veil.remove();
      if (before instanceof HTMLElement) {
        before.focus({preventScroll: true});
      }
      resolve(answer);
    };
    veil.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') {
        close(false);
      } else if (event.key === 'Tab') {
        keepFocus(veil, event);
      }
    });
    veil.addEventListener('click', (event) => event.target === veil && close(false));
    document.body.append(veil);
    render(
      html`<div class="dialog" role="${danger ? 'alertdialog' : 'dialog'}" aria-modal="true" aria-labelledby="ask-title">
        <h2 id="ask-title">${title}</h2>
        ${text && html`<div class="muted">${text}</div>`}
        <div class="dialog-foot">
          <button type="button" class="btn" @click=${() => close(false)}>${no}</button>
          <button type="button" class="btn ${danger ? 'btn-danger' : 'btn-primary'}" @click=${() => close(true)}>${yes}</button>
        </div>
      </div>`,
      veil,
    );
    const buttons = veil.querySelectorAll('button');
    buttons[danger ? 0 : 1].focus({preventScroll: true});
  });
}

/**
 * @param {HTMLElement} box
 * @param {KeyboardEvent} event
 */
function keepFocus(box, event) {
  const stops = box.querySelectorAll('button, input, select, textarea, a[href]');
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const edge = event.shiftKey ? first : last;
  if (document.activeElement === edge) {
    event.preventDefault();
    /** @type {HTMLElement} */ (event.shiftKey ? last : first).focus();
  }
}

// ── buttons ───────────────────────────────────────────────────────────────────────────────────

/**
 * Shows on a button what becomes of its command: at once "sending", then a tick when the server has it durably,
 * or the reason why not. While it is sending, the button answers no second tap.
 * @template {{ok: boolean, text?: string}} A
 * @param {Element | EventTarget | null} button
 * @param {() => Promise<A>} command
 * @returns {Promise<A | undefined>} undefined where it was being sent already
 */
export async function act(button, command) {
  const element = /** @type {HTMLElement} */ (button);
  if (element.dataset.state === 'sending') {
    return undefined;
  }
  element.dataset.state = 'sending';
  element.setAttribute('aria-busy', 'true');
  let state = 'refused';
  try {
    const answer = await command();
    state = answer.ok ? 'sent' : 'refused';
    if (!answer.ok && answer.text) {
      toast(answer.text, {bad: true});
    }
    return answer;
  } finally {
    element.removeAttribute('aria-busy');
    element.dataset.state = state;
    setTimeout(() => element.dataset.state !== 'sending' && delete element.dataset.state, TICK_MS);
  }
}

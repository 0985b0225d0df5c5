// @ts-check
/** The sheet in which an activity is made or changed; its fields come from the kind. Works while it is on air. */
import {html, nothing} from '../lit/lit-html.js';
import {t, toast} from '../lib/ui.js';
import {line} from './fields.js';
import {icon} from './icons.js';
import {newId} from './ids.js';
import {kindHost, kindName, slotIcon, slotTitle} from './kinds.js';
import {openSheet} from './sheet.js';
import {askToDrop} from './unsaved.js';

/**
 * @typedef {import('./desk.js').Desk} Desk
 * @typedef {import('./desk.js').Slot} Slot
 */

const TITLE_MAX = 200;

/**
 * Asks which kind, then opens a new activity of it.
 * @param {Desk} desk
 */
export function addSlot(desk) {
  const sheet = openSheet({
    title: () => t('host.add-what'),
    body: () => html`<ul class="picker">${desk.boot.kinds.map((kind) => picks(desk, kind).map((pick) => choice(desk, kind, pick)))}</ul>`,
  });

  /** @param {Desk} desk @param {string} kind @param {{name: string, about?: string, plan: any}} pick */
  function choice(desk, kind, pick) {
    const make = () => {
      sheet.close();
      edit(desk, {id: newId(), kind, title: '', plan: pick.plan}, true);
    };
    return html`<li><button type="button" class="pick" @click=${make}>
      <span class="pick-sign">${slotIcon({kind, plan: pick.plan})}</span>
      <span><strong>${pick.name}</strong>${pick.about ? html`<small>${pick.about}</small>` : nothing}</span>
    </button></li>`;
  }
}

/**
 * @param {Desk} desk
 * @param {Slot} slot
 */
export function editSlot(desk, slot) {
  edit(desk, slot, false);
}

/**
 * @param {Desk} desk
 * @param {string} kind
 * @returns {{name: string, about?: string, plan: any}[]}
 */
function picks(desk, kind) {
  const {presets, blank} = kindHost(kind);
  const ctx = desk.context(null, () => {});
  if (presets) {
    return presets(ctx);
  }
  const about = t(`kind.${kind}.about`);
  return blank ? [{name: kindName(kind), about: about.startsWith('kind.') ? '' : about, plan: blank(ctx)}] : [];
}

/**
 * @param {Desk} desk
 * @param {Slot} slot
 * @param {boolean} isNew
 */
function edit(desk, slot, isNew) {
  const form = {plan: slot.plan, title: slot.title, isDirty: false, isSaving: false};
  const ctx = () => ({...desk.context({...slot, plan: form.plan}, draw), plan: form.plan});

  const sheet = openSheet({
    title: () => t(isNew ? 'host.slot-new' : 'host.slot-edit', {kind: kindName(slot.kind)}),
    body,
    foot: () => html`${isNew ? nothing : others()}
      <span class="sheet-gap"></span>
      <button type="button" class="btn" @click=${leave}>${t('common.cancel')}</button>
      <button type="submit" form="slot-form" class="btn btn-primary" ?disabled=${form.isSaving || !desk.isLive}
        data-state=${form.isSaving ? 'sending' : nothing}>${t(isNew ? 'host.slot-add' : 'common.save')}</button>`,
    mayClose,
  });

  function draw() {
    sheet.draw();
  }

  /** The kind's file may still be on its way when somebody is quick; the sheet is drawn again when it comes. */
  function fields() {
    const kind = kindHost(slot.kind);
    return kind.form ? kind.form(form.plan, ctx()) : html`<p class="note">${t('host.kind-missing')}</p>`;
  }

  function body() {
    return html`<form id="slot-form" class="stack" autocomplete="off" @submit=${save} @input=${dirty} @change=${changed}>
      ${desk.show.onAir === slot.id ? html`<p class="note note-gold">${t('host.slot-on-air')}</p>` : nothing}
      ${fields()}
      <div class="form-more">${name()} ${isNew && desk.show.rundown.length ? where() : nothing}</div>
    </form>`;
  }

  function name() {
    const placeholder = slotTitle({...slot, title: '', plan: form.plan});
    return line({name: 'slot-title', label: t('host.slot-title'), value: form.title, max: TITLE_MAX, placeholder, hint: t('host.slot-title-hint')});
  }

  function where() {
    const slots = desk.show.rundown;
    return html`<label class="field"><span class="label">${t('host.slot-where')}</span>
      <select class="input" name="slot-index">
        <option value="0">${t('host.slot-first')}</option>
        ${slots.map((other, index) => html`<option value=${index + 1} ?selected=${index === slots.length - 1}>${t('host.slot-after', {title: slotTitle(other)})}</option>`)}
      </select></label>`;
  }

  function others() {
    const isFixed = desk.show.onAir === slot.id || desk.show.begun.includes(slot.id);
    return html`<button type="button" class="btn btn-quiet" @click=${copy}>${t('host.slot-copy')}</button>
      ${isFixed ? nothing : html`<button type="button" class="btn btn-quiet is-harm" @click=${remove}>${icon('trash')}${t('common.delete')}</button>`}`;
  }

  /** @param {Event} event */
  function formOf(event) {
    return /** @type {HTMLFormElement} */ (event.currentTarget);
  }

  function dirty() {
    form.isDirty = true;
  }

  /** Fields may depend on one another, so that the kind draws them again. @param {Event} event */
  function changed(event) {
    dirty();
    take(formOf(event));
    draw();
  }

  /** @param {HTMLFormElement} element */
  function take(element) {
    form.title = /** @type {HTMLInputElement} */ (element.elements.namedItem('slot-title')).value.trim();
    const {read} = kindHost(slot.kind);
    form.plan = read ? read(element, form.plan) : form.plan;
  }

  /** @param {Event} event */
  async function save(event) {
    event.preventDefault();
    const element = formOf(event);
    take(element);
    const index = /** @type {HTMLSelectElement | null} */ (element.elements.namedItem('slot-index'));
    form.isSaving = true;
    draw();
    const answer = await desk.putSlot({id: slot.id, kind: slot.kind, title: form.title, plan: form.plan}, index ? Number(index.value) : undefined);
    form.isSaving = false;
    if (answer.ok) {
      sheet.close();
    } else {
      draw();
    }
  }

  async function copy() {
    const index = desk.show.rundown.findIndex(({id}) => id === slot.id);
    const answer = await desk.putSlot({...slot, id: newId()}, index + 1);
    if (answer.ok) {
      sheet.close();
      toast(t('host.slot-copied'));
    }
  }

  async function remove() {
    const index = desk.show.rundown.findIndex(({id}) => id === slot.id);
    const answer = await desk.send({do: 'removeSlot', slot: slot.id});
    if (answer.ok) {
      sheet.close();
      desk.undoable(t('host.slot-removed', {title: slotTitle(slot)}), () => desk.putSlot(slot, index));
    }
  }

  async function leave() {
    if (await mayClose()) {
      sheet.close();
    }
  }

  function mayClose() {
    return !form.isDirty || askToDrop();
  }
}

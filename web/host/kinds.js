// @ts-check
/**
 * What each kind brings to the console: `panel`, `form`, `read`, `blank`, perhaps `presets`, `title` and `keys`, all
 * from `activity/<kind>/host.js`. A kind whose file does not load still stands in the rundown and can be taken.
 */
import {view} from '../lib/kinds.js';
import {t} from '../lib/ui.js';
import {icon} from './icons.js';

/**
 * @typedef {object} KindHost
 * @property {(d: any, ctx: any) => unknown} [panel]
 * @property {(plan: any, ctx: any) => unknown} [form]
 * @property {(d: any, ctx: any) => unknown} [aside]  who waits for the host while another activity is on air
 * @property {(form: HTMLFormElement, plan: any) => any} [read]
 * @property {(ctx: any) => any} [blank]
 * @property {(ctx: any) => {name: string, about?: string, plan: any}[]} [presets]  ready plans for the picker
 * @property {(plan: any) => string} [title]  what a plan calls itself, for a slot without a title
 * @property {(plan: any) => string} [label]  what the rundown says below the title, instead of the kind's name
 * @property {(plan: any) => string} [sign]  name of its icon
 * @property {(d: any, ctx: any) => {back?: () => void, space?: () => void, fast?: boolean} | undefined} [keys]
 *   what keys do while it is on air; fast: a quick repeat is meant
 */

/** @type {Record<string, string>} */
const SIGNS = {welcome: 'welcome', cocreation: 'team', draw: 'gift', card: 'slot', seating: 'chair'};

/** @type {Map<string, KindHost>} */
const loaded = new Map();

/**
 * @param {string[]} kinds
 * @param {() => void} ready  called as each arrives
 */
export function loadKinds(kinds, ready) {
  kinds.forEach((kind) => {
    view(kind, 'host').then(
      (module) => {
        loaded.set(kind, module);
        ready();
      },
      (missing) => console.warn(`no console for ${kind}`, missing),
    );
  });
}

/**
 * @param {string} kind
 * @returns {KindHost}
 */
export function kindHost(kind) {
  return loaded.get(kind) || {};
}

/**
 * A slot's name as people read it: its own, else what its plan calls itself, else its kind.
 * @param {{kind: string, title: string, plan?: any}} slot
 */
export function slotTitle(slot) {
  const {title} = kindHost(slot.kind);
  return slot.title || (title && slot.plan && title(slot.plan)) || kindName(slot.kind);
}

/**
 * What it is, below its name.
 * @param {{kind: string, plan?: any}} slot
 */
export function slotLabel({kind, plan}) {
  const {label} = kindHost(kind);
  return (label && plan && label(plan)) || kindName(kind);
}

/** @param {string} kind */
export function kindName(kind) {
  return t(`kind.${kind}`);
}

/** @param {{kind: string, plan?: any}} slot */
export function slotIcon({kind, plan}) {
  const {sign} = kindHost(kind);
  return icon((sign && plan && sign(plan)) || SIGNS[kind]);
}

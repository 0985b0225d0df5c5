// @ts-check
/**
 * Style by numbers that only the state knows: html`<div class="s-wall" ${style({'--cols': 15, '--tile': 1.2})}></div>`.
 *
 * lit's own styleMap writes its first values as an attribute, which our content security policy forbids; this one
 * sets properties from the first time on.
 */
import {noChange} from '../lit/lit-html.js';
import {Directive, directive} from '../lit/directive.js';

/** @typedef {Record<string, string | number | null | undefined>} Properties  null and undefined take one away */

class Style extends Directive {
  /** @param {Properties} properties */
  render(properties) {
    return /** @type {unknown} */ (properties && noChange);
  }

  /**
   * @param {any} part
   * @param {[Properties]} values
   * @override
   */
  update(part, [properties]) {
    const target = /** @type {HTMLElement} */ (part.element).style;
    const before = this._before || {};
    Object.keys(before).forEach((name) => name in properties || target.removeProperty(name));
    Object.keys(properties).forEach((name) => {
      const value = properties[name];
      if (value === null || value === undefined) {
        target.removeProperty(name);
      } else if (value !== before[name]) {
        target.setProperty(name, String(value));
      }
    });
    this._before = properties;
    return noChange;
  }
}

export const style = directive(Style);

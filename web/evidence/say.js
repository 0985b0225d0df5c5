// @ts-check
// Words, elements and files for the evidence page. Classic scripts without imports, so that the page works opened from
// disk too; they share `globalThis.evidence`.
(() => {
  const COPIED_MS = 1600;
  const texts = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('texts')).textContent || '{}');

  /**
   * A text in the page's language with `{0}`, `{1}` … replaced.
   * @param {string} key
   * @param {...(string | number)} values
   */
  function say(key, ...values) {
    return String(texts[key] || key).replace(/\{(\d)\}/g, (whole, place) => (place in values ? String(values[place]) : whole));
  }

  /**
   * An element; texts are texts and never markup.
   * @param {string} name  `p` or `p.small.muted`
   * @param {...(Node | string | null | undefined | false)} children
   * @returns {HTMLElement}
   */
  function el(name, ...children) {
    const [tag, ...classes] = name.split('.');
    const element = document.createElement(tag);
    element.className = classes.join(' ');
    element.append(.../** @type {(Node | string)[]} */ (children.filter((child) => child !== null && child !== undefined && child !== false)));
    return element;
  }

  /** @param {string} label @param {() => void} run @param {string} [kind] */
  function button(label, run, kind = '') {
    const made = /** @type {HTMLButtonElement} */ (el(`button.btn${kind}`, label));
    made.type = 'button';
    made.addEventListener('click', run);
    return made;
  }

  /** A ticket as it is printed. @param {number} ticket */
  const ticketNo = (ticket) => String(ticket).padStart(3, '0');

  /**
   * Saves a text as a file; where a browser saves nothing (WeChat), the text stands there to be copied.
   * @param {string} name
   * @param {string} content
   * @param {HTMLElement} place
   */
  function save(name, content, place) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([content], {type: 'application/json'}));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    const area = /** @type {HTMLTextAreaElement} */ (el('textarea.input.evidence-text'));
    area.readOnly = true;
    area.value = content;
    area.rows = 5;
    area.setAttribute('aria-label', name);
    area.addEventListener('focus', () => area.select());
    const copy = button(say('evidence.copy'), () => {
      area.select();
      area.setSelectionRange(0, content.length);
      copy.textContent = say(document.execCommand('copy') ? 'evidence.copied' : 'evidence.copy-by-hand');
      setTimeout(() => {
        copy.textContent = say('evidence.copy');
      }, COPIED_MS);
    });
    place.replaceChildren(el('p.small.muted', say('evidence.not-saved', name)), area, copy);
  }

  /** @type {any} */ (globalThis).evidence = {say, el, button, ticketNo, save};
})();

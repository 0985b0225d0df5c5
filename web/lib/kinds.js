// @ts-check
/**
 * Loads the view of a kind, once, with its styles. A kind is known by its folder: `activity/<kind>/<surface>.js` and
 * `<kind>.css`; a view that needs more styles names their files: `export const styles = ['stage.css']`.
 */

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/**
 * @param {string} kind
 * @param {'phone' | 'screen' | 'host'} surface
 * @returns {Promise<any>} the module
 */
export function view(kind, surface) {
  const name = `${kind}/${surface}`;
  let module = loaded.get(name);
  if (!module) {
    module = Promise.all([import(`../activity/${name}.js`), styles(kind, `${kind}.css`)]).then(async ([code]) => {
      await Promise.all((code.styles || []).map((/** @type {string} */ file) => styles(kind, file)));
      return code;
    });
    module.catch(() => loaded.delete(name));
    loaded.set(name, module);
  }
  return module;
}

/**
 * @param {string} kind
 * @param {string} file
 * @returns {Promise<void>} settled when the styles are there, or cannot be had
 */
function styles(kind, file) {
  const href = new URL(`../activity/${kind}/${file}`, import.meta.url).href;
  if (Array.from(document.styleSheets).some((sheet) => sheet.href === href)) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
}

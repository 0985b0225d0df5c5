// @ts-check
/** Paper by day or by night: a console in a dark hall must not light up its host. Kept on this tablet. */

const KEY = 'usher.paper';
const root = document.documentElement;

/** Puts on what was chosen here before. */
export function recallLight() {
  const chosen = stored();
  if (chosen) {
    root.dataset.paper = chosen;
  }
}

export function isDark() {
  return root.dataset.paper ? root.dataset.paper === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

export function turnLight() {
  root.dataset.paper = isDark() ? 'light' : 'dark';
  try {
    localStorage.setItem(KEY, root.dataset.paper);
  } catch (full) {
    // It holds until the page is loaded again.
  }
}

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch (closed) {
    return null;
  }
}

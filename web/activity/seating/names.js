// @ts-check
/** Names in the order in which people look for their own: by the sound of Chinese ones, letters among them. */

const SOUND = new Intl.Collator('zh-Hans-CN-u-co-pinyin');
const LETTERS = 'ABCDEFGHJKLMNOPQRSTWXYZ';
/** The first character of each letter, in the order of sounds. */
const FIRSTS = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀';

/**
 * @template {{name: string}} P
 * @param {P[]} people
 * @returns {P[]}
 */
export function inOrder(people) {
  return [...people].sort((one, other) => initialOf(one.name).localeCompare(initialOf(other.name)) || SOUND.compare(one.name, other.name));
}

/** The letter with which a name sounds, # for none. @param {string} name */
export function initialOf(name) {
  const first = name.normalize('NFKD').trim().charAt(0).toUpperCase();
  if (first >= 'A' && first <= 'Z') {
    return first;
  }
  if (!/\p{Script=Han}/u.test(first)) {
    return '#';
  }
  let at = LETTERS.length - 1;
  while (at > 0 && SOUND.compare(first, FIRSTS[at]) < 0) {
    at--;
  }
  return LETTERS[at];
}

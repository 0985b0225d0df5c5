// @ts-check
/** The question before what was typed is thrown away. */
import {ask, t} from '../lib/ui.js';

/** @returns {Promise<boolean>} whether it may be dropped */
export function askToDrop() {
  return ask({title: t('host.unsaved'), text: t('host.unsaved-text'), yes: t('host.unsaved-drop'), no: t('host.unsaved-stay'), danger: true});
}

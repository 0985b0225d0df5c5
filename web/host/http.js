// @ts-check
/** The console's plain requests: files go up, lists come down. Each answer is a value, also where nothing is reached. */
import {t} from '../lib/ui.js';

/** @typedef {{ok: boolean, code?: string, text?: string} & Record<string, any>} Reply */

/**
 * @param {string} path
 * @returns {Promise<Reply>}
 */
export function get(path) {
  return request(path, {});
}

/**
 * @param {string} path
 * @param {unknown} [body]  as JSON
 * @returns {Promise<Reply>}
 */
export function post(path, body = {}) {
  return request(path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
}

/**
 * @param {string} path
 * @param {Blob} file  its bytes are the body
 * @param {string} [name]
 * @returns {Promise<Reply>}
 */
export function send(path, file, name = '') {
  const headers = {'Content-Type': file.type || 'application/octet-stream', 'X-File-Name': encodeURIComponent(name)};
  return request(path, {method: 'POST', headers, body: file});
}

/**
 * @param {string} path
 * @param {string} text  is the body as it stands
 * @returns {Promise<Reply>}
 */
export function sendText(path, text) {
  return request(path, {method: 'POST', headers: {'Content-Type': 'text/plain; charset=utf-8'}, body: text});
}

/**
 * @param {string} path
 * @param {RequestInit} options
 * @returns {Promise<Reply>}
 */
async function request(path, options) {
  try {
    const response = await fetch(path, {credentials: 'same-origin', ...options});
    const body = await json(response);
    return response.ok ? {...body, ok: true} : {text: t('host.refused', {status: response.status}), ...body, ok: false};
  } catch (unreachable) {
    return {ok: false, code: 'unreachable', text: t('host.unreachable')};
  }
}

/** @param {Response} response */
async function json(response) {
  try {
    return await response.json();
  } catch (none) {
    return {};
  }
}

import {html, nothing} from 'lit';

/** A JSON pointer as people say it: the form's label for it, or its own words. */
function placeWords(pointer, labels) {
  const parts = pointer.split('/').filter(Boolean);
  const named = parts.filter((part) => !/^\d+$/.test(part));
  const number = parts.map(Number).find(Number.isInteger);
  return (labels[`/${named.join('/')}`] ?? named.join(', ')) + (number === undefined ? '' : ` (no. ${number + 1})`);
}

/**
 * A problem that the API told of a form. Where it says no more than its parts do, each part stands with the name of
 * its field; the pointer itself is in the title.
 *
 * @param {Problem} problem
 * @param {Object<string, string>} labels of the form's fields, by JSON pointer without numbers
 */
export function problemTold(problem, labels = {}) {
  const errors = problem.errors ?? [];
  const repeated = errors.some((e) => problem.message.includes(e.detail));
  return html`<div role="alert" class="problem">${repeated && errors.every((e) => e.pointer) ? nothing : html`<p>${problem.message}</p>`}
    ${errors.length && !(errors.length === 1 && repeated && !errors[0].pointer) ? html`<ul>${errors.map((e) => html`<li title=${e.pointer ?? ''}>${
      e.pointer ? `${placeWords(e.pointer, labels)}: ` : ''}${e.detail}</li>`)}</ul>` : nothing}</div>`;
}

/** The message about a line of a file: columns by their names, without the slash of a JSON pointer. */
export const lineTold = (detail) => detail.replace(/(^|; |, )\/(?=\w)/g, '$1');

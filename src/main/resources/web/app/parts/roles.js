import {html} from 'lit';

const ROLES = [
  ['viewer', 'sees everything but users and keys'],
  ['analyst', 'edits drafts, checks them'],
  ['approver', 'approves, publishes, activates'],
  ['campaign', 'decides; sends contacts, events, outcomes'],
  ['admin', 'everything, users and keys included']];

/** A choice of roles; every one implies viewer. */
export const rolesField = (given) => html`
  <fieldset><legend>Roles</legend>${ROLES.map(([role, may]) => html`
    <label class="choice"><input type="checkbox" name="role" value=${role} .checked=${given.includes(role)}> ${role}: ${may}</label>`)}
  </fieldset>`;

/** The roles that were chosen in a form. */
export const chosen = (data) => data.getAll('role');

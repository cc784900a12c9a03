import {html, nothing} from 'lit';

/** What can be typed of somebody; everything else goes into the JSON below. */
const FACTS = [
  ['contact', 'birthDate', 'Birth date', 'date'], ['contact', 'country', 'Country', 'text'], ['contact', 'gender', 'Gender', 'text'],
  ['contact', 'language', 'Language', 'text'], ['contact', 'incomeBand', 'Income band', 'text'], ['contact', 'leadSource', 'Lead source', 'text'],
  ['metrics', 'recencyDays', 'Days since the last order', 'number'], ['metrics', 'orders', 'Orders', 'number'],
  ['metrics', 'averageOrderValue', 'Average order value', 'number'], ['metrics', 'historicalValue', 'Value so far', 'number'],
  ['metrics', 'tenureDays', 'Days with us', 'number'], ['metrics', 'engagementRate', 'Engagement rate', 'number'],
  ['metrics', 'abandonedCartDays', 'Days since a cart was left', 'number'], ['metrics', 'productViews30d', 'Products viewed in 30 days', 'number'],
];
const CONSENTS = ['', 'granted', 'denied', 'unknown'];

/** The request that the form makes. Throws where the JSON cannot be read. */
export function situation(form) {
  const body = {context: {}};
  for (const name of ['channel', 'placement', 'purpose']) if (form[name]?.trim()) body.context[name] = form[name].trim();
  if (form.at) body.context.at = new Date(form.at).toISOString();
  body.context.zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (form.of === 'stored') {
    if (!form.contactId?.trim()) throw new Error('Which contact? Type its id.');
    body.contactId = form.contactId.trim();
  } else {
    body.contact = {id: 'tried'};
  }
  for (const [group, name, , type] of FACTS) {
    const text = form[`${group}.${name}`];
    if (form.of === 'typed' && text) (body[group] ??= {})[name] = type === 'number' ? Number(text) : text;
  }
  if (form.of === 'typed' && form.consent) body.consent = {purposes: {marketing: form.consent, profiling: form.consent}, channels: {email: form.consent, sms: form.consent, push: form.consent}};
  return over(body, more(form));
}

function more(form) {
  if (!form.json?.trim()) return {};
  try {
    return JSON.parse(form.json);
  } catch (e) {
    throw new Error(`What is typed as JSON cannot be read: ${e.message}`);
  }
}

const over = (below, above) => (isObject(below) && isObject(above)
  ? Object.keys(above).reduce((all, key) => ({...all, [key]: key in below ? over(below[key], above[key]) : above[key]}), below)
  : above);
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

function typed(page) {
  const {form} = page;
  return html`<div class="facts-form">${FACTS.map(([group, name, label, type]) => html`<label>${label}
      <input type=${type} step="any" .value=${form[`${group}.${name}`] ?? ''} @input=${(e) => page.set(`${group}.${name}`, e.target.value)}></label>`)}
    <label>Consent to everything <select @change=${(e) => page.set('consent', e.target.value)}>
      ${CONSENTS.map((c) => html`<option value=${c} ?selected=${(form.consent ?? '') === c}>${c || 'not known'}</option>`)}</select></label></div>`;
}

function stored(page) {
  return html`<label>Contact <input name="contactId" list="try-contacts" autocomplete="off" .value=${page.form.contactId ?? ''}
      @input=${(e) => page.look(e.target.value)}></label>
    <datalist id="try-contacts">${page.known.map((id) => html`<option value=${id}></option>`)}</datalist>`;
}

/** The form: who, in which situation, against which version. */
export function question(page) {
  const {form} = page;
  const text = (name, label) => html`<label>${label} <input class="short" .value=${form[name] ?? ''} placeholder="any" @input=${(e) => page.set(name, e.target.value)}></label>`;
  return html`<form class="try-form" @submit=${(e) => page.run(e)}>
    <fieldset><legend>Who</legend>
      <div class="row"><label><input type="radio" name="of" .checked=${form.of === 'stored'} @change=${() => page.set('of', 'stored')}> A stored contact</label>
        <label><input type="radio" name="of" .checked=${form.of === 'typed'} @change=${() => page.set('of', 'typed')}> Somebody typed</label>
        ${form.of === 'stored' ? stored(page) : nothing}</div>
      ${form.of === 'typed' ? typed(page) : nothing}
      <details ?open=${Boolean(form.json)}><summary>More facts</summary>
        <label class="field">As JSON, laid over the above
          <textarea rows="4" spellcheck="false" .value=${form.json ?? ''} placeholder='{"metrics": {"emailsSent90d": 12}, "contact": {"interests": ["travel"]}}'
            @input=${(e) => page.set('json', e.target.value)}></textarea></label></details></fieldset>
    <fieldset><legend>Situation</legend><div class="row">
      ${text('channel', 'Channel')} ${text('placement', 'Placement')} ${text('purpose', 'Purpose')}
      <label>At (${Intl.DateTimeFormat().resolvedOptions().timeZone}) <input type="datetime-local" .value=${form.at ?? ''} @input=${(e) => page.set('at', e.target.value)}></label></div></fieldset>
    <div class="row"><button class="primary" ?disabled=${page.busy}>Try it</button>
      <label>beside <select @change=${(e) => page.set('against', e.target.value ? Number(e.target.value) : null)}>
        <option value="">nothing</option>
        ${page.versions.map((v) => html`<option value=${v} ?selected=${v === form.against}>version ${v}${v === page.rules.live ? ' (live)' : ''}</option>`)}</select></label></div></form>`;
}

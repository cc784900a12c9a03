import {html} from 'lit';
import {EntryPage} from '../parts/entry-page.js';
import {route} from '../router.js';

const GROUPS = ['demographic', 'geographic', 'psychographic', 'lifecycle', 'behaviour', 'purchase', 'value', 'engagement', 'source', 'preference'];

/** A segment as ruleset.yaml declares it; who is in it is said by tables and rules. */
class SegmentEdit extends EntryPage {
  what = 'segments';
  one = 'segment';
  file = 'ruleset.yaml';

  values({id = '', name = '', group = 'lifecycle', description = ''}) {
    return {id, name, group, description};
  }

  entry(v) {
    return {id: v.id.trim(), name: v.name.trim(), group: v.group, description: v.description.trim() || undefined};
  }

  fields() {
    return html`
      ${this.field('Id', 'id', {required: true, readonly: !!this.id, pattern: '[a-z0-9][a-z0-9._\\-]*', title: 'small letters, digits, dashes'})}
      ${this.field('Name', 'name', {required: true})}
      <label class="field">Group <select @change=${(e) => this.change({group: e.target.value})}>${GROUPS.map((g) => html`
        <option value=${g} ?selected=${g === this.typed.group}>${g}</option>`)}</select></label>
      ${this.field('Description', 'description')}`;
  }
}

customElements.define('wn-segment-edit', SegmentEdit);
route('/segments/:key/edit', 'wn-segment-edit');

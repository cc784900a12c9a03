/**
 * Long work that belongs to no page: whoever looks at another one and comes back finds it as far as it is. It has a
 * `state` (`running`, or another one), and what went wrong in `wrong`; it tells `change` whenever it is further.
 */
export class Run extends EventTarget {
  constructor() {
    super();
    this.stop = new AbortController();
    this.warn = (event) => event.preventDefault();
  }

  /** From here on it is in another state. While it runs, the browser asks before it closes the window. */
  be(state, wrong = null) {
    Object.assign(this, {state, wrong});
    const listen = state === 'running' ? addEventListener : removeEventListener;
    listen('beforeunload', this.warn);
    this.further();
  }

  further() {
    this.dispatchEvent(new Event('change'));
  }

  cancel() {
    this.stop.abort();
  }
}

// Pages by the part of the address after '#': '#/rules/crm/drafts/7'. Each page says its own route.

const routes = [];

/** Registers a page: a pattern such as `/rules/:key/versions/:n`, its element, and its place in the navigation. */
export function route(pattern, element, navigation = null) {
  const names = [];
  const regex = new RegExp(`^${pattern.replace(/:(\w+)/g, (_, name) => { names.push(name); return '([^/]+)'; })}$`);
  routes.push({regex, names, element, navigation, pattern});
}

/** The entries of the navigation, in their order: `{label, href, order, role}`. */
export const navigation = () => routes.filter((r) => r.navigation)
  .map((r) => ({href: `#${r.pattern}`, ...r.navigation})).sort((a, b) => a.order - b.order);

/** The page of an address: `{element, params, query}`; null where no page has it. */
export function find(hash) {
  const [place, query = ''] = (hash.replace(/^#/, '') || '/').split('?');
  for (const r of routes) {
    const match = r.regex.exec(place);
    if (match) {
      const params = Object.fromEntries(r.names.map((name, i) => [name, decodeURIComponent(match[i + 1])]));
      return {element: r.element, params: {...params, query: Object.fromEntries(new URLSearchParams(query))}};
    }
  }
  return null;
}

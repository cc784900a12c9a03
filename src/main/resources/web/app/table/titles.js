// What a column's head says beside its name.

const KINDS = {input: 'When', output: 'Then', annotation: 'Note', description: 'Note'};

export const subtitle = (column) => [KINDS[column.kind], column.type].filter(Boolean).join(' · ');

export const title = (column) => (
  [column.of?.expression ?? column.of?.name, column.allowed && `allowed: ${column.allowed}`].filter(Boolean).join('\n'));

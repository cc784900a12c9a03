package io.winnow.engine.dmn;

import io.winnow.engine.FactGetter;
import io.winnow.engine.FactSource;
import io.winnow.engine.index.CodedColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts of some contacts by column: each that a table looks at is read once for all tables.
 * Belongs to one thread.
 */
final class FactBlock implements FactColumns {

  private final List<? extends FactSource> contacts;
  private final Map<List<String>, CodedColumn> columns = new HashMap<>();

  FactBlock(List<? extends FactSource> contacts) {
    this.contacts = contacts;
  }

  @Override
  public int size() {
    return contacts.size();
  }

  @Override
  public FactSource facts(int contact) {
    return contacts.get(contact);
  }

  @Override
  public CodedColumn column(FactGetter fact) {
    return columns.computeIfAbsent(fact.path(), path -> read(fact));
  }

  private CodedColumn read(FactGetter fact) {
    CodedColumn column = new CodedColumn(contacts.size());
    for (int contact = 0; contact < contacts.size(); contact++) {
      column.put(contact, contacts.get(contact).value(fact));
    }
    return column;
  }
}

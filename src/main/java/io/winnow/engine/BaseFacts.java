package io.winnow.engine;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.Context;
import io.winnow.core.rule.FactsException;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.table.RowCounter;
import io.winnow.engine.dmn.FactColumns;
import io.winnow.engine.index.CodedColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Some facts of a whole base in memory. */
final class BaseFacts implements RowCounter.Base {

  static final String CONTEXT = "context";
  private static final String SEGMENTS = "segments";
  private static final int OPEN = 3;

  private final FactReader reader;
  private final List<FactGetter> getters = new ArrayList<>();
  private final Map<List<String>, CodedColumn> columns = new LinkedHashMap<>();
  private int size;

  /**
   * @param facts dotted paths; those of the context are left out, since each count brings its own
   */
  BaseFacts(RuleSet ruleSet, Collection<String> facts) {
    this.reader = new FactReader(ruleSet);
    for (String fact : facts) {
      List<String> path = List.of(fact.split("\\."));
      if (!path.get(0).equals(CONTEXT)) {
        columns.put(path, new CodedColumn(0));
        if (!fact.equals(SEGMENTS)) {
          getters.add(FactGetter.of(path));
        }
      }
    }
  }

  @Override
  public void add(List<ContactFacts> contacts, List<List<String>> segments) {
    List<Object[]> rows = new ArrayList<>(contacts.size());
    List<List<String>> told = new ArrayList<>(contacts.size());
    for (int i = 0; i < contacts.size(); i++) {
      try {
        Facts facts = reader.read(contacts.get(i));
        rows.add(getters.stream().map(facts::value).toArray());
        told.add(segments == null ? List.of() : segments.get(i));
      } catch (FactsException e) {
        // an attribute of another type than is declared: rules are not evaluated for such a contact
      }
    }
    put(rows, told);
  }

  private synchronized void put(List<Object[]> rows, List<List<String>> segments) {
    CodedColumn ofSegments = columns.get(List.of(SEGMENTS));
    for (int i = 0; i < rows.size(); i++) {
      for (int column = 0; column < getters.size(); column++) {
        columns.get(getters.get(column).path()).put(size, rows.get(i)[column]);
      }
      if (ofSegments != null) {
        ofSegments.put(size, segments.get(i));
      }
      size++;
    }
  }

  @Override
  public synchronized void complete() {
    columns.values().forEach(CodedColumn::complete);
  }

  @Override
  public synchronized int size() {
    return size;
  }

  /** The base as it is in a situation. */
  FactColumns in(Context context) {
    return new Situation(Facts.context(context));
  }

  private final class Situation implements FactColumns {

    private final Map<String, Object> context;

    Situation(Map<String, Object> context) {
      this.context = context;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public CodedColumn column(FactGetter fact) {
      return fact.path().get(0).equals(CONTEXT)
          ? CodedColumn.of(size, value(fact.path(), 0))
          : known(fact.path());
    }

    @Override
    public FactSource facts(int contact) {
      return new FactSource() {
        @Override
        public Object value(FactGetter fact) {
          return Situation.this.value(fact.path(), contact);
        }

        @Override
        public Map<String, Object> byName() {
          return all(contact);
        }
      };
    }

    private Object value(List<String> path, int contact) {
      return path.get(0).equals(CONTEXT)
          ? FactGetter.walk(Map.of(CONTEXT, context), path)
          : known(path).get(contact);
    }

    private Map<String, Object> all(int contact) {
      Map<String, Object> all = new HashMap<>();
      all.put("contact", new HashMap<String, Object>());
      all.put("metrics", new HashMap<String, Object>());
      all.put("consent", new HashMap<String, Object>());
      all.put(CONTEXT, context);
      all.put(SEGMENTS, List.of());
      columns.forEach((path, column) -> put(all, path, column.get(contact)));
      return all;
    }

    @SuppressWarnings("unchecked") // made above
    private void put(Map<String, Object> all, List<String> path, Object value) {
      if (path.size() == 1) {
        all.put(path.get(0), value);
        return;
      }
      Map<String, Object> fact = (Map<String, Object>) all.get(path.get(0));
      if (path.size() < OPEN) {
        fact.put(path.get(1), value);
      } else {
        ((Map<String, Object>)
                fact.computeIfAbsent(
                    path.get(1),
                    name ->
                        new OpenMap(Map.of(), path.get(0).equals("consent") ? "unknown" : null)))
            .put(path.get(2), value);
      }
    }
  }

  private CodedColumn known(List<String> path) {
    CodedColumn column = columns.get(path);
    if (column == null) {
      throw new IllegalArgumentException("the base lacks " + String.join(".", path));
    }
    return column;
  }
}

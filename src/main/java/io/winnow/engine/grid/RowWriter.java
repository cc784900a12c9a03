package io.winnow.engine.grid;

import io.winnow.core.table.Grid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes rows into rule elements. */
final class RowWriter {

  private static final String[] HEAD = {"description", "extensionElements"};

  private final TableXml xml;
  private final Grid before;
  private final Grid after;
  private final List<Integer> annotations;
  private final GridIds ids;
  private final Map<String, Integer> inputs;
  private final Map<String, Integer> outputs;
  private final boolean entriesHaveIds;

  /**
   * @param annotations for each annotation column of {@code after} its place in {@code before}, or
   *     -1
   */
  RowWriter(TableXml xml, Grid before, Grid after, List<Integer> annotations, GridIds ids) {
    this.xml = xml;
    this.before = before;
    this.after = after;
    this.annotations = annotations;
    this.ids = ids;
    this.inputs = places(before.inputs().stream().map(Grid.Input::id).toList());
    this.outputs = places(before.outputs().stream().map(Grid.Output::id).toList());
    this.entriesHaveIds =
        xml.rules().stream()
            .flatMap(rule -> rule.children("outputEntry").stream())
            .anyMatch(entry -> entry.attribute("id") != null);
  }

  private static Map<String, Integer> places(List<String> ids) {
    Map<String, Integer> places = new HashMap<>();
    ids.forEach(id -> places.put(id, places.size()));
    return places;
  }

  /** A rule that was there. */
  void change(XmlElement rule, Grid.Row old, Grid.Row row) {
    if (!Objects.equals(rule.attribute("id"), row.id())) {
      rule.setAttribute("id", row.id());
    }
    describe(rule, old.description(), row.description());
    cells(rule, "inputEntry", inputs, after.inputs().stream().map(Grid.Input::id).toList(), row);
    cells(
        rule, "outputEntry", outputs, after.outputs().stream().map(Grid.Output::id).toList(), row);
    annotate(rule, old, row);
  }

  private static void describe(XmlElement rule, String old, String text) {
    XmlElement description = rule.child("description");
    if (Objects.equals(old, text)) {
      return;
    }
    if (text == null) {
      Siblings.remove(rule, description);
      return;
    }
    if (description == null) {
      description = ColumnWriter.element(rule, "description");
      Siblings.insert(rule, description);
    }
    description.setText(text);
  }

  private void cells(
      XmlElement rule,
      String kind,
      Map<String, Integer> places,
      List<String> wanted,
      Grid.Row row) {
    List<XmlElement> old = rule.children(kind);
    List<XmlElement> entries = new ArrayList<>();
    for (String column : wanted) {
      Integer place = places.get(column);
      String text = row.cells().get(column);
      if (place == null) {
        entries.add(entry(rule, kind, text));
      } else {
        XmlElement entry = old.get(place);
        if (!text.equals(Objects.requireNonNullElse(GridReader.text(entry), ""))) {
          ColumnWriter.setText(entry, text);
        }
        entries.add(entry);
      }
    }
    String[] behind =
        kind.equals("inputEntry")
            ? HEAD
            : new String[] {"description", "extensionElements", "inputEntry"};
    Siblings.arrange(rule, old, entries, behind);
  }

  private void annotate(XmlElement rule, Grid.Row old, Grid.Row row) {
    List<XmlElement> entries = rule.children("annotationEntry");
    boolean same = before.annotations().size() == annotations.size();
    for (int i = 0; i < annotations.size(); i++) {
      same &= annotations.get(i) == i;
    }
    if (same && old.annotations().equals(row.annotations())) {
      return;
    }
    List<XmlElement> wanted = new ArrayList<>();
    int needed = same ? entries.size() : 0;
    for (int i = 0; i < annotations.size(); i++) {
      needed = row.annotations().get(i).isEmpty() ? needed : Math.max(needed, i + 1);
    }
    for (int i = 0; i < needed; i++) {
      String text = row.annotations().get(i);
      int place = annotations.get(i);
      if (place < 0 || place >= entries.size()) {
        wanted.add(entry(rule, "annotationEntry", text));
      } else {
        XmlElement entry = entries.get(place);
        if (!text.equals(old.annotations().get(place))) {
          ColumnWriter.setText(entry, text);
        }
        wanted.add(entry);
      }
    }
    Siblings.arrange(
        rule, entries, wanted, "description", "extensionElements", "inputEntry", "outputEntry");
  }

  private XmlElement entry(XmlElement rule, String kind, String text) {
    XmlElement entry = ColumnWriter.element(rule, kind);
    if (entriesHaveIds && !kind.equals("annotationEntry")) {
      entry.setAttribute("id", ids.random());
    }
    XmlElement child = ColumnWriter.element(entry, "text");
    child.setText(text);
    String inner = inner(kind);
    entry.setContent(
        inner.isEmpty() ? List.of(child) : List.of(inner, child, Siblings.before(model(kind))));
    return entry;
  }

  /** What sets off the text within an entry of the first rule that is there. */
  private String inner(String kind) {
    XmlElement model = model(kind);
    XmlElement text = model == null ? null : model.child("text");
    return text == null ? "" : Siblings.before(text);
  }

  private XmlElement model(String kind) {
    for (XmlElement rule : xml.rules()) {
      if (rule.child(kind) != null) {
        return rule.child(kind);
      }
    }
    return null;
  }

  /** A rule that is new. */
  XmlElement create(Grid.Row row) {
    XmlElement rule = ColumnWriter.element(xml.table(), "rule");
    rule.setAttribute("id", row.id());
    List<XmlElement> entries = new ArrayList<>();
    if (row.description() != null) {
      XmlElement description = ColumnWriter.element(rule, "description");
      description.setText(row.description());
      entries.add(description);
    }
    after.inputs().forEach(i -> entries.add(entry(rule, "inputEntry", row.cells().get(i.id()))));
    after.outputs().forEach(o -> entries.add(entry(rule, "outputEntry", row.cells().get(o.id()))));
    row.annotations().forEach(text -> entries.add(entry(rule, "annotationEntry", text)));
    boolean alone = xml.rules().isEmpty();
    String outer = alone ? Siblings.indent(xml.table()) : Siblings.before(xml.rules().get(0));
    String inner =
        alone || xml.rules().get(0).elements().isEmpty()
            ? outer.isEmpty() ? "" : outer + "  "
            : Siblings.before(xml.rules().get(0).elements().get(0));
    List<Object> content = new ArrayList<>();
    for (XmlElement entry : entries) {
      content.add(inner);
      content.add(entry);
    }
    content.add(inner.isEmpty() ? "" : outer);
    rule.setContent(content);
    return rule;
  }
}

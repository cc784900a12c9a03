package io.winnow.engine.grid;

import io.winnow.core.table.Grid;
import io.winnow.core.table.HitPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Changes a decision table of a DMN file into a grid, touching no more than what differs. */
final class GridWriter {

  private final TableXml xml;
  private final Grid before;
  private final Grid after;
  private final GridIds ids;

  /**
   * @param before the grid as it was read from this table
   * @param ids of the whole file
   */
  GridWriter(TableXml xml, Grid before, Grid after, GridIds ids) {
    this.xml = xml;
    this.before = before;
    this.after = after;
    this.ids = ids;
  }

  void write() {
    table();
    inputs();
    outputs();
    List<Integer> places = annotations();
    rows(places);
  }

  private void table() {
    XmlElement table = xml.table();
    if (before.hitPolicy() != after.hitPolicy()) {
      boolean unsaid =
          after.hitPolicy() == HitPolicy.UNIQUE && table.attribute("hitPolicy") == null;
      table.setAttribute("hitPolicy", unsaid ? null : after.hitPolicy().word());
    }
    if (before.aggregation() != after.aggregation()) {
      table.setAttribute(
          "aggregation", after.aggregation() == null ? null : after.aggregation().name());
    }
  }

  private void inputs() {
    Map<String, Integer> places = new HashMap<>();
    before.inputs().forEach(input -> places.put(input.id(), places.size()));
    List<XmlElement> wanted = new ArrayList<>();
    for (Grid.Input input : after.inputs()) {
      Integer place = places.get(input.id());
      XmlElement element = column("input", xml.inputs(), place, input.id());
      ColumnWriter.write(element, place == null ? null : before.inputs().get(place), input);
      wanted.add(element);
    }
    Siblings.arrange(xml.table(), xml.inputs(), wanted, "description", "extensionElements");
  }

  private void outputs() {
    Map<String, Integer> places = new HashMap<>();
    before.outputs().forEach(output -> places.put(output.id(), places.size()));
    List<XmlElement> wanted = new ArrayList<>();
    for (Grid.Output output : after.outputs()) {
      Integer place = places.get(output.id());
      XmlElement element = column("output", xml.outputs(), place, output.id());
      ColumnWriter.write(element, place == null ? null : before.outputs().get(place), output);
      wanted.add(element);
    }
    Siblings.arrange(
        xml.table(), xml.outputs(), wanted, "description", "extensionElements", "input");
  }

  /** Once columns come, go or move, their place is no name for them: each gets its id. */
  private XmlElement column(String kind, List<XmlElement> old, Integer place, String id) {
    XmlElement element = place == null ? ColumnWriter.element(xml.table(), kind) : old.get(place);
    boolean unnamed = place != null && !id.equals(element.attribute("id"));
    if (place == null || unnamed && !before.columnIds().equals(after.columnIds())) {
      element.setAttribute("id", ids.unique(id));
    }
    return element;
  }

  /** Columns have but a name: the same name, else the same place, makes the same column. */
  private List<Integer> annotations() {
    Integer[] places = new Integer[after.annotations().size()];
    List<String> old = new ArrayList<>(before.annotations());
    for (int i = 0; i < places.length; i++) {
      int at = old.indexOf(after.annotations().get(i));
      if (at >= 0) {
        places[i] = at;
        old.set(at, null);
      }
    }
    for (int i = 0; i < places.length; i++) {
      if (places[i] == null && i < old.size() && old.get(i) != null) {
        places[i] = i;
        old.set(i, null);
      }
    }
    List<XmlElement> wanted = new ArrayList<>();
    boolean same = before.annotations().equals(after.annotations());
    for (int i = 0; i < places.length && !same; i++) {
      places[i] = places[i] == null ? -1 : places[i];
      boolean named = places[i] >= 0 && places[i] < xml.annotations().size();
      XmlElement element =
          named
              ? xml.annotations().get(places[i])
              : ColumnWriter.element(xml.table(), "annotation");
      String name = after.annotations().get(i);
      if (!named
          || !Objects.equals(name, Objects.requireNonNullElse(element.attribute("name"), ""))) {
        element.setAttribute("name", name);
      }
      wanted.add(element);
    }
    if (!same) {
      Siblings.arrange(
          xml.table(),
          xml.annotations(),
          wanted,
          "description",
          "extensionElements",
          "input",
          "output");
    }
    return Arrays.asList(places);
  }

  private void rows(List<Integer> annotations) {
    Map<String, Integer> places = new HashMap<>();
    before.rows().forEach(row -> places.put(row.id(), places.size()));
    RowWriter writer = new RowWriter(xml, before, after, annotations, ids);
    List<XmlElement> wanted = new ArrayList<>();
    for (Grid.Row row : after.rows()) {
      Integer place = places.get(row.id());
      if (place == null) {
        wanted.add(writer.create(row.withId(newId(row.id()))));
      } else {
        XmlElement rule = xml.rules().get(place);
        writer.change(rule, before.rows().get(place), row);
        wanted.add(rule);
      }
    }
    Siblings.arrange(
        xml.table(),
        xml.rules(),
        wanted,
        "description",
        "extensionElements",
        "input",
        "output",
        "annotation");
  }

  private String newId(String wanted) {
    if (wanted == null || ids.isTaken(wanted)) {
      return ids.random();
    }
    ids.take(wanted);
    return wanted;
  }
}

package io.winnow.engine.grid;

import io.winnow.core.table.Aggregation;
import io.winnow.core.table.Grid;
import io.winnow.core.table.HitPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A decision table of a DMN file as a grid. */
final class GridReader {

  private final String decision;
  private final TableXml xml;
  private final GridIds ids;
  private final Set<String> own = new HashSet<>();

  private GridReader(String decision, TableXml xml, GridIds ids) {
    this.decision = decision;
    this.xml = xml;
    this.ids = ids;
  }

  /**
   * @param ids of the whole file
   */
  static Grid read(String decision, TableXml xml, GridIds ids) {
    GridReader reader = new GridReader(decision, xml, ids);
    List<Grid.Input> inputs = reader.inputs();
    List<Grid.Output> outputs = reader.outputs();
    List<String> annotations = reader.annotations();
    List<Grid.Row> rows = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    inputs.forEach(input -> columns.add(input.id()));
    outputs.forEach(output -> columns.add(output.id()));
    for (XmlElement rule : xml.rules()) {
      rows.add(reader.row(rule, columns, annotations.size()));
    }
    String aggregation = xml.table().attribute("aggregation");
    return new Grid(
        decision,
        xml.hitPolicy().orElse(HitPolicy.UNIQUE),
        aggregation == null ? null : Aggregation.of(aggregation).orElse(null),
        inputs,
        outputs,
        annotations,
        rows);
  }

  private List<Grid.Input> inputs() {
    List<Grid.Input> inputs = new ArrayList<>();
    for (XmlElement input : xml.inputs()) {
      XmlElement expression = input.child("inputExpression");
      inputs.add(
          new Grid.Input(
              columnId(input, "input-" + (inputs.size() + 1)),
              input.attribute("label"),
              text(expression),
              expression == null ? null : expression.attribute("typeRef"),
              text(input.child("inputValues"))));
    }
    return inputs;
  }

  private List<Grid.Output> outputs() {
    List<Grid.Output> outputs = new ArrayList<>();
    for (XmlElement output : xml.outputs()) {
      outputs.add(
          new Grid.Output(
              columnId(output, "output-" + (outputs.size() + 1)),
              output.attribute("name"),
              output.attribute("label"),
              output.attribute("typeRef"),
              text(output.child("outputValues")),
              text(output.child("defaultOutputEntry"))));
    }
    return outputs;
  }

  private String columnId(XmlElement column, String otherwise) {
    String id = ownId(column);
    String unique = otherwise;
    for (int i = 2; id == null && !own.add(unique); i++) {
      unique = otherwise + "-" + i;
    }
    return id == null ? unique : id;
  }

  /** Null where there is none, or where a copied element has that of another. */
  private String ownId(XmlElement element) {
    String id = element.attribute("id");
    return id == null || id.isBlank() || !own.add(id) ? null : id;
  }

  private List<String> annotations() {
    List<String> names = new ArrayList<>();
    for (XmlElement annotation : xml.annotations()) {
      String name = annotation.attribute("name");
      names.add(name == null ? "" : name);
    }
    while (names.size() < xml.annotationCount()) {
      names.add("");
    }
    return names;
  }

  private Grid.Row row(XmlElement rule, List<String> columns, int annotationCount) {
    List<XmlElement> entries = new ArrayList<>(rule.children("inputEntry"));
    entries.addAll(rule.children("outputEntry"));
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String text = text(entries.get(i));
      cells.put(columns.get(i), text == null ? "" : text);
    }
    List<String> annotations = new ArrayList<>();
    for (XmlElement entry : rule.children("annotationEntry")) {
      String text = text(entry);
      annotations.add(text == null ? "" : text);
    }
    while (annotations.size() < annotationCount) {
      annotations.add("");
    }
    XmlElement description = rule.child("description");
    String id = ownId(rule);
    return new Grid.Row(
        id == null ? derived(cells, annotations) : id,
        description == null ? null : description.text(),
        cells,
        annotations);
  }

  private String derived(Map<String, String> cells, List<String> annotations) {
    List<String> content = new ArrayList<>(List.of(decision));
    content.addAll(cells.values());
    content.addAll(annotations);
    return ids.derived(content.toArray(String[]::new));
  }

  /** The text of an element's text element; null where there is no element. */
  static String text(XmlElement element) {
    if (element == null) {
      return null;
    }
    XmlElement text = element.child("text");
    return text == null ? "" : text.text();
  }
}

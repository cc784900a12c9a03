package io.winnow.engine.grid;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Grid;
import io.winnow.core.table.GridFaults;
import io.winnow.core.table.TableEditor;
import io.winnow.core.table.TableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and changes decision tables in DMN files of any editor. */
@ApplicationScoped
public class DmnTableEditor implements TableEditor {

  private static final String FIRST_VERSION = "http://www.omg.org/spec/DMN/20151101/dmn.xsd";

  @Override
  public List<String> tables(RuleSource dmn) {
    return List.copyOf(DmnTables.of(XmlText.read(dmn)).keySet());
  }

  @Override
  public Grid read(RuleSource dmn, String decision) {
    XmlText file = XmlText.read(dmn);
    return read(file, decision, dmn.text(), find(file, decision));
  }

  private static Grid read(XmlText file, String decision, String text, XmlElement table) {
    TableXml xml = TableXml.of(file.path(), decision, table);
    return GridReader.read(decision, xml, GridIds.in(text));
  }

  @Override
  public RuleSource write(RuleSource dmn, String decision, Grid grid) {
    XmlText file = XmlText.read(dmn);
    XmlElement table = find(file, decision);
    Grid before = read(file, decision, dmn.text(), table);
    if (before.equals(grid)) {
      return dmn;
    }
    check(file, decision, grid, before);
    TableXml xml = TableXml.of(file.path(), decision, table);
    new GridWriter(xml, before, grid, GridIds.in(dmn.text())).write();
    return file.write();
  }

  private static void check(XmlText file, String decision, Grid grid, Grid before) {
    List<Issue> issues =
        GridFaults.of(grid, before).stream()
            .map(
                fault ->
                    Issue.error(
                        "table-" + fault.code(),
                        fault.pointer() + " " + fault.detail(),
                        Location.table(file.path(), decision, null, null)))
            .toList();
    if (!issues.isEmpty()) {
      throw new TableException(issues);
    }
    if (file.root().namespace().equals(FIRST_VERSION)
        && grid.annotations().size() > before.annotations().size()) {
      throw XmlText.refusal(
          "table-annotations",
          "DMN 1.1 has no annotation columns: write the row's description instead.",
          file.path());
    }
  }

  private static XmlElement find(XmlText file, String decision) {
    Map<String, XmlElement> tables = DmnTables.of(file);
    XmlElement table = tables.get(decision);
    if (table == null) {
      throw new TableException(
          Issue.error(
              "missing-table",
              "There is no table '"
                  + decision
                  + "' in "
                  + file.path()
                  + ". Tables: "
                  + String.join(", ", tables.keySet())
                  + ".",
              Location.file(file.path())));
    }
    return table;
  }

  @Override
  public Content content(RuleSource dmn) {
    XmlText file = XmlText.read(dmn);
    Map<String, Grid> grids = new LinkedHashMap<>();
    List<XmlElement> tables = new ArrayList<>();
    DmnTables.of(file)
        .forEach(
            (decision, table) -> {
              try {
                grids.put(decision, read(file, decision, dmn.text(), table));
                tables.add(table);
              } catch (TableException e) {
                // not a grid: compared as text
                return;
              }
            });
    List<Integer> lines = RestLines.without(file, tables);
    return new Content(grids, file.write().text(), lines);
  }
}

package io.winnow.engine.analysis;

import io.winnow.core.rule.RuleSet;
import io.winnow.engine.analysis.Column.Kind;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.namespace.QName;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.ItemDefinition;
import org.kie.dmn.model.api.UnaryTests;

/** Finds out what the columns of a table hold: from the facts, the declared types, the cells. */
final class Columns {

  private Columns() {}

  static Column of(AuthoredTable table, InputClause input, int index, RuleSet ruleSet) {
    String label = table.label(index);
    Column column = FactDomain.of(table.expression(index), label, ruleSet);
    QName type =
        input.getInputExpression() == null ? null : input.getInputExpression().getTypeRef();
    ItemDefinition declared = type == null ? null : declared(table, type.getLocalPart());
    if (column == null) {
      column = ofType(type, declared, label);
    }
    if (column == null) {
      column = ofCells(table, index, label);
    }
    Column limited = limited(column, input.getInputValues());
    if (limited == column && declared != null) {
      limited = limited(column, declared.getAllowedValues());
    }
    Column known = limited;
    boolean plain =
        IntStream.range(0, table.rows())
            .allMatch(row -> CellReader.read(known, table.cell(row, index)) != null);
    return plain ? known : known.opaque();
  }

  private static ItemDefinition declared(AuthoredTable table, String type) {
    return table.source().model().getItemDefinition().stream()
        .filter(item -> type.equals(item.getName()))
        .findFirst()
        .orElse(null);
  }

  private static Column ofType(QName type, ItemDefinition declared, String label) {
    if (declared != null && (declared.isIsCollection() || declared.getTypeRef() == null)) {
      return new Column(label, Kind.OPAQUE, List.of(), Span.EVERYTHING);
    }
    String name =
        declared != null
            ? declared.getTypeRef().getLocalPart()
            : type == null ? "Any" : type.getLocalPart();
    Kind kind =
        switch (name) {
          case "number" -> Kind.NUMBER;
          case "string" -> Kind.TEXT;
          case "boolean" -> Kind.FLAG;
          case "date", "date and time", "dateTime", "time" -> Kind.TIME;
          default -> null;
        };
    return kind == null ? null : new Column(label, kind, List.of(), Span.EVERYTHING);
  }

  /** The first kind that all cells can be read as. */
  private static Column ofCells(AuthoredTable table, int index, String label) {
    for (Kind kind : List.of(Kind.NUMBER, Kind.TEXT, Kind.FLAG, Kind.TIME)) {
      Column column = new Column(label, kind, List.of(), Span.EVERYTHING);
      if (IntStream.range(0, table.rows())
          .allMatch(row -> CellReader.read(column, table.cell(row, index)) != null)) {
        return column;
      }
    }
    return new Column(label, Kind.OPAQUE, List.of(), Span.EVERYTHING);
  }

  /** The column with the values that its author allows; the same where that says nothing plain. */
  private static Column limited(Column column, UnaryTests allowed) {
    if (allowed == null || allowed.getText() == null || allowed.getText().isBlank()) {
      return column;
    }
    List<String> parts =
        Feel.parts(allowed.getText().strip()).stream()
            .filter(part -> !part.equals("null"))
            .toList();
    if (column.kind() == Kind.TEXT && parts.stream().allMatch(p -> Feel.literal(p) != null)) {
      return new Column(
          column.label(),
          Kind.TEXT,
          parts.stream().map(Feel::literal).distinct().toList(),
          column.domain());
    }
    if (column.isNumber() && parts.size() == 1 && CellReader.span(parts.get(0)) != null) {
      Span span = CellReader.span(parts.get(0)).within(column.domain());
      return new Column(
          column.label(),
          column.kind(),
          List.of(),
          column.kind() == Kind.WHOLE ? span.wholeNumbers() : span);
    }
    return column;
  }
}

package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.engine.analysis.Column.Kind;
import java.util.ArrayList;
import java.util.List;
import org.kie.dmn.validation.dtanalysis.model.DTAnalysis;
import org.kie.dmn.validation.dtanalysis.model.Hyperrectangle;
import org.kie.dmn.validation.dtanalysis.model.Interval;

/** Values that no row fits, where a row is expected for everybody. */
final class Gaps {

  private static final int MOST = 20;

  private Gaps() {}

  static void check(TableCopy copy, DTAnalysis found, List<Issue> issues, Regions regions) {
    AuthoredTable table = copy.table();
    if (table.givesMany() || table.hasDefault()) {
      return;
    }
    List<Column> open = copy.open();
    if (!open.isEmpty()) {
      open.forEach(column -> issues.add(skipped(copy, column)));
      return;
    }
    List<Issue> gaps = new ArrayList<>();
    for (Hyperrectangle gap : found.getGaps()) {
      Issue issue = gap(copy, found, gap);
      if (issue != null) {
        gaps.add(issue);
        if (gaps.size() <= MOST) {
          List<List<Region.Edge>> boxes = new ArrayList<>();
          boxes.add(Region.box(copy, found.getDdtaTable(), gap));
          regions.add(issue, boxes);
        }
      }
    }
    issues.addAll(gaps.subList(0, Math.min(MOST, gaps.size())));
    if (gaps.size() > MOST) {
      issues.add(
          Issue.warning(
              "gap",
              "Table '%s' has %d more gaps. Start with a row that fits whatever is left."
                  .formatted(table.node(), gaps.size() - MOST),
              table.place()));
    }
  }

  private static Issue gap(TableCopy copy, DTAnalysis found, Hyperrectangle gap) {
    List<String> where = new ArrayList<>();
    String column = null;
    for (int i = 0; i < gap.getEdges().size(); i++) {
      Interval edge = gap.getEdges().get(i);
      boolean time = copy.columns().get(i).kind() == Kind.TIME && !copy.isIdle(i);
      if (time
          && (Words.isInfinite(edge.getLowerBound()) || Words.isInfinite(edge.getUpperBound()))) {
        return null; // before and after a campaign it is ordinary that no row fits
      }
      String words = Words.of(copy, found.getDdtaTable(), i, edge);
      if (words != null && !words.isEmpty()) {
        where.add("'" + copy.columns().get(i).label() + "' is " + words);
        column = copy.columns().get(i).label();
      }
    }
    if (where.isEmpty()) {
      return null;
    }
    Location table = copy.table().place();
    return Issue.warning(
        "gap",
        "No row fits where %s: such contacts get nothing from table '%s'. Add a row for them, or widen one."
            .formatted(String.join(" and ", where), copy.table().node()),
        new Location(
            table.file(),
            table.line(),
            null,
            table.table(),
            null,
            where.size() == 1 ? column : null));
  }

  private static Issue skipped(TableCopy copy, Column column) {
    String why =
        column.kind() == Kind.OPAQUE
            ? "the cells of column '%s' are more than comparisons with plain values"
            : "column '%s' may hold any text. List its allowed values, so that gaps are found";
    int index = copy.columns().indexOf(column);
    return Issue.info(
        "gap-analysis-skipped",
        "Whether every contact finds a row in table '%s' cannot be told, since "
                .formatted(copy.table().node())
            + why.formatted(column.label())
            + ".",
        copy.table().columnPlace(index));
  }
}

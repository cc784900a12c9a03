package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.model.api.HitPolicy;
import org.kie.dmn.validation.dtanalysis.model.DTAnalysis;
import org.kie.dmn.validation.dtanalysis.model.Hyperrectangle;
import org.kie.dmn.validation.dtanalysis.model.Overlap;

/** Rows that fit the same contact, where the hit policy forbids it: no decision comes of it. */
final class Overlaps {

  private Overlaps() {}

  static void check(TableCopy copy, DTAnalysis found, List<Issue> issues, Regions regions) {
    HitPolicy policy = copy.table().hitPolicy();
    if (policy != HitPolicy.UNIQUE && policy != HitPolicy.ANY) {
      return;
    }
    Map<List<Integer>, List<Hyperrectangle>> where = new LinkedHashMap<>();
    for (Overlap overlap : found.getOverlaps()) {
      List<Integer> rows = overlap.getRules().stream().map(copy::row).distinct().sorted().toList();
      boolean agree = rows.stream().map(copy.table()::outputs).distinct().count() == 1;
      if (rows.size() > 1 && !(policy == HitPolicy.ANY && agree)) {
        where.computeIfAbsent(rows, r -> new ArrayList<>()).add(overlap.getOverlap());
      }
    }
    where.forEach(
        (rows, places) -> {
          Issue issue =
              issue(copy, rows, places.stream().map(place -> words(copy, found, place)).toList());
          issues.add(issue);
          List<List<Region.Edge>> boxes = new ArrayList<>();
          places.forEach(place -> boxes.add(Region.box(copy, found.getDdtaTable(), place)));
          regions.add(issue, boxes);
        });
  }

  private static Issue issue(TableCopy copy, List<Integer> rows, List<String> places) {
    String often =
        places.get(0)
            + (places.size() > 1 ? ", and in %d more places".formatted(places.size() - 1) : "");
    String rule =
        copy.table().hitPolicy() == HitPolicy.UNIQUE
            ? "but hit policy UNIQUE allows only one row to fit"
            : "but conclude different things, which hit policy ANY forbids";
    String all = Words.rows(rows);
    return Issue.error(
        "overlap",
        "%s fit at the same time%s, %s: such contacts cannot be decided about. Narrow one of them."
            .formatted(Character.toUpperCase(all.charAt(0)) + all.substring(1), often, rule),
        copy.table().place(rows.get(rows.size() - 1)));
  }

  private static String words(TableCopy copy, DTAnalysis found, Hyperrectangle overlap) {
    List<String> where = new ArrayList<>();
    for (int i = 0; i < overlap.getEdges().size(); i++) {
      String words = Words.of(copy, found.getDdtaTable(), i, overlap.getEdges().get(i));
      if (words != null && !words.isEmpty()) {
        where.add("'" + copy.columns().get(i).label() + "' is " + words);
      }
    }
    return where.isEmpty() ? "" : " where " + String.join(" and ", where);
  }
}

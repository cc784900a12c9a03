package io.winnow.offline;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.decision.PastDecisions;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.stream.Bodies;
import io.winnow.platform.stream.CsvHeader;
import io.winnow.platform.stream.CsvRecords;
import io.winnow.platform.stream.CsvRecords.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Rows as CSV: {@code arm, propensity, outcomes.<name>, request.contact.<…>}. */
final class PastCsv {

  private static final Set<String> COLUMNS = Set.of("arm", "propensity", "outcomes", "request");

  private final CsvHeader header;
  private final PastDecisions decisions;

  private PastCsv(CsvHeader header, PastDecisions decisions) {
    this.header = header;
    this.decisions = decisions;
  }

  /**
   * @throws ProblemException unreadable-csv, invalid-request: a header that cannot be used
   */
  static Bodies<PastRow> read(InputStream in, PastDecisions decisions) throws IOException {
    CsvRecords records =
        new CsvRecords(new InputStreamReader(in, StandardCharsets.UTF_8), Bodies.MAX_BYTES);
    CsvRecord first = records.next();
    if (first == null || first.fault() != null) {
      throw new ProblemException(
          ProblemType.UNREADABLE_CSV, "The first line must name the columns.");
    }
    CsvHeader header = CsvHeader.of(first.cells());
    for (String name : header.names()) {
      if (!COLUMNS.contains(name)) {
        throw ProblemException.invalid(
            "unknown-field",
            "The column " + name + " is none of arm, propensity, outcomes.<name>, request.<…>.",
            "/" + name);
      }
    }
    decisions.request(group(header.tree(first.cells()), "request"), true);
    PastCsv csv = new PastCsv(header, decisions);
    return () -> {
      CsvRecord record = records.next();
      if (record == null) {
        return null;
      }
      int size = record.cells().stream().mapToInt(String::length).sum();
      return new Bodies.Body<>(record.line(), size, () -> csv.row(record));
    };
  }

  private PastRow row(CsvRecord record) {
    if (record.fault() != null) {
      throw new ProblemException(ProblemType.UNREADABLE_CSV, record.fault());
    }
    Map<String, Object> tree = header.tree(record.cells());
    Map<String, Double> outcomes = new LinkedHashMap<>();
    group(tree, "outcomes")
        .forEach((name, value) -> outcomes.put(name, number(value, "/outcomes/" + name)));
    JsonNode request = decisions.request(group(tree, "request"), false);
    return new PastRow(
        tree.get("arm") instanceof String arm ? arm.strip() : null,
        number(tree.get("propensity"), "/propensity"),
        outcomes,
        request);
  }

  /** Empty where there is none; what is no group has no names. */
  @SuppressWarnings("unchecked") // CsvHeader makes nothing but groups of names
  private static Map<String, Object> group(Map<String, Object> tree, String name) {
    Object group = tree.getOrDefault(name, Map.of());
    if (group instanceof Map<?, ?> names) {
      return (Map<String, Object>) names;
    }
    throw ProblemException.invalid(
        "unknown-field", "The column " + name + " must be " + name + ".<name>.", "/" + name);
  }

  private static Double number(Object cell, String pointer) {
    try {
      return cell == null ? null : Double.valueOf(cell.toString().strip());
    } catch (NumberFormatException e) {
      throw ProblemException.invalid("wrong-type", pointer + " must be a number.", pointer);
    }
  }
}

package io.winnow.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.stream.Bodies;
import io.winnow.platform.stream.CsvHeader;
import io.winnow.platform.stream.CsvRecords;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests as CSV: the header names the request's fields by dotted paths, {@code contact.country}.
 * Each cell is read as its field's type; a blank one says nothing. Lists are joined with
 * semicolons.
 */
final class CsvRequests {

  private final ObjectMapper mapper;
  private final CsvHeader header;

  private CsvRequests(ObjectMapper mapper, CsvHeader header) {
    this.mapper = mapper;
    this.header = header;
  }

  /**
   * @throws ProblemException unreadable-csv or invalid-request: a header that cannot be used
   */
  static Bodies<DecisionRequest> read(InputStream body, ObjectMapper mapper, int maxChars)
      throws IOException {
    CsvRecords records =
        new CsvRecords(new InputStreamReader(body, StandardCharsets.UTF_8), maxChars);
    CsvRecords.CsvRecord first = records.next();
    if (first == null) {
      throw new ProblemException(
          ProblemType.UNREADABLE_CSV,
          "There is no header; it names the columns, such as contact.country.");
    }
    if (first.fault() != null) {
      throw new ProblemException(ProblemType.UNREADABLE_CSV, first.fault());
    }
    CsvHeader header = CsvHeader.of(first.cells());
    CsvRequests requests = new CsvRequests(mapper, header);
    checkNames(header.tree(first.cells()), DecisionRequest.class, "");
    return () -> {
      CsvRecords.CsvRecord record = records.next();
      return record == null ? null : requests.body(record);
    };
  }

  private Bodies.Body<DecisionRequest> body(CsvRecords.CsvRecord record) {
    int size = record.cells().stream().mapToInt(String::length).sum();
    return new Bodies.Body<>(record.line(), size, () -> request(record));
  }

  private DecisionRequest request(CsvRecords.CsvRecord record) {
    if (record.fault() != null) {
      throw new ProblemException(ProblemType.UNREADABLE_CSV, record.fault());
    }
    for (String cell : record.cells()) {
      if (!TextGuard.isText(cell)) {
        throw new ProblemException(
            ProblemType.UNREADABLE_CSV, "A cell has a character that is no text.");
      }
    }
    Map<String, Object> tree = header.tree(record.cells());
    return mapper.convertValue(typed(tree, DecisionRequest.class, ""), DecisionRequest.class);
  }

  static void checkNames(Map<String, Object> tree, Class<?> type, String path) {
    tree.forEach(
        (name, value) -> {
          Class<?> field = field(type, name);
          String at = path + "/" + name;
          if (field == null || field == List.class && value instanceof Map) {
            throw ProblemException.invalid(
                "unknown-field", "The column " + at + " is not a known field.", at);
          }
          if (value instanceof Map<?, ?> group) {
            checkNames(group(group), field, at);
          }
        });
  }

  static Map<String, Object> typed(Map<String, Object> tree, Class<?> type, String path) {
    Map<String, Object> typed = new LinkedHashMap<>();
    tree.forEach(
        (name, value) -> {
          Class<?> field = field(type, name);
          String at = path + "/" + name;
          typed.put(
              name,
              value instanceof Map<?, ?> group
                  ? typed(group(group), field, at)
                  : cell((String) value, field, at));
        });
    return typed;
  }

  @SuppressWarnings("unchecked") // CsvHeader makes nothing but groups of names
  private static Map<String, Object> group(Map<?, ?> group) {
    return (Map<String, Object>) group;
  }

  /** The type of a field; Object below a map and for the caller's own keys; null when unknown. */
  private static Class<?> field(Class<?> type, String name) {
    if (type == Map.class || type == Object.class) {
      return Object.class;
    }
    if (!type.isRecord() || type == DecisionRequest.class && name.equals("events")) {
      return null;
    }
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getName().equals(name)) {
        return component.getType();
      }
    }
    return type == ContextBody.class ? Object.class : null;
  }

  private static Object cell(String cell, Class<?> type, String pointer) {
    try {
      if (type == Integer.class) {
        return Integer.valueOf(cell.strip());
      }
      if (type == BigDecimal.class) {
        return new BigDecimal(cell.strip());
      }
    } catch (NumberFormatException e) {
      String wanted = type == Integer.class ? "a whole number" : "a number";
      throw ProblemException.invalid("wrong-type", pointer + " must be " + wanted + ".", pointer);
    }
    if (type == Boolean.class && (cell.equals("true") || cell.equals("false"))) {
      return Boolean.valueOf(cell);
    }
    if (type == List.class) {
      return Arrays.stream(cell.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
    return cell;
  }
}

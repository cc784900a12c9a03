package io.winnow.contact.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.contact.ContactBody;
import io.winnow.platform.problem.Problem;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import io.winnow.platform.stream.Bodies;
import io.winnow.platform.stream.CsvHeader;
import io.winnow.platform.stream.CsvRecords;
import io.winnow.platform.stream.CsvRecords.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Contacts as CSV: the header has dotted paths as in JSON, interests are separated by semicolons, a
 * blank cell is unknown. Attributes stay text; the rule set says what they are.
 */
final class ContactCsv {

  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Set<String> FIELDS =
      Arrays.stream(ContactBody.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toUnmodifiableSet());

  private ContactCsv() {}

  /**
   * @throws ProblemException unreadable-csv, invalid-request: no header, or one with a column that
   *     no contact has
   */
  static Bodies<ContactBody> read(InputStream in, ObjectMapper json) throws IOException {
    CsvRecords records =
        new CsvRecords(new InputStreamReader(in, StandardCharsets.UTF_8), Bodies.MAX_BYTES);
    CsvHeader header = header(records.next());
    return () -> {
      CsvRecord record = records.next();
      if (record == null) {
        return null;
      }
      int size = record.cells().stream().mapToInt(String::length).sum();
      return new Bodies.Body<>(record.line(), size, () -> body(header, record, json));
    };
  }

  private static CsvHeader header(CsvRecord record) {
    if (record == null || record.fault() != null) {
      throw new ProblemException(
          ProblemType.UNREADABLE_CSV, "The first line must name the columns.");
    }
    CsvHeader header = CsvHeader.of(record.cells());
    List<Problem.Fault> unknown =
        header.names().stream()
            .filter(name -> !FIELDS.contains(name))
            .map(name -> new Problem.Fault("unknown-field", "is not a known column.", "/" + name))
            .toList();
    if (!unknown.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          unknown.get(0).pointer()
              + " is not a known column. Known: "
              + FIELDS.stream().sorted().collect(Collectors.joining(", "))
              + "; attributes.<name>, consent.purposes.<name>, consent.channels.<name>.",
          unknown);
    }
    return header;
  }

  private static ContactBody body(CsvHeader header, CsvRecord record, ObjectMapper json) {
    if (record.fault() != null) {
      throw new ProblemException(ProblemType.UNREADABLE_CSV, record.fault());
    }
    Map<String, Object> tree = header.tree(record.cells());
    tree.computeIfPresent("interests", (name, text) -> list(text));
    tree.computeIfPresent(
        "age",
        (name, text) ->
            WHOLE.matcher((String) text).matches() ? Integer.valueOf((String) text) : text);
    return json.convertValue(tree, ContactBody.class);
  }

  private static Object list(Object cell) {
    return cell instanceof String text
        ? Arrays.stream(text.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList()
        : cell;
  }
}

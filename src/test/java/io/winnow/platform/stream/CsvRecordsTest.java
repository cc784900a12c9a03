package io.winnow.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.stream.CsvRecords.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

  @Test
  void readsQuotesCommasAndLineBreaksWithinQuotes() throws IOException {
    List<CsvRecord> records = records("a,\"b,\"\"c\"\"\",\r\n\n\"two\nlines\",x\n", 100);
    assertThat(records)
        .containsExactly(
            new CsvRecord(1, List.of("a", "b,\"c\"", ""), null),
            new CsvRecord(3, List.of("two\nlines", "x"), null));
  }

  @Test
  void aBrokenRecordCostsOneLine() throws IOException {
    List<CsvRecord> records = records("ok,1\n\"open,2\nok,3\n\"x\"y,4\nok,5\n\"never\nok,7", 100);
    assertThat(records)
        .filteredOn(r -> r.fault() == null)
        .extracting(CsvRecord::line)
        .containsExactly(1L, 3L, 5L, 7L);
    assertThat(records)
        .filteredOn(r -> r.fault() != null)
        .extracting(CsvRecord::line)
        .containsExactly(2L, 4L, 6L);
  }

  @Test
  void passesOverRecordsThatAreTooLong() throws IOException {
    List<CsvRecord> records = records("a," + "x".repeat(50_000) + ",b\nc,d", 10);
    assertThat(records).extracting(CsvRecord::line).containsExactly(1L, 2L);
    assertThat(records.get(0).fault()).contains("longer");
    assertThat(records.get(1).cells()).containsExactly("c", "d");
  }

  @Test
  void makesATreeOfDottedPathsAndLeavesBlanksOut() {
    CsvHeader header = CsvHeader.of(List.of("\uFEFFid", "attributes.a", "attributes.b", "city"));
    assertThat(header.tree(List.of("1", "x", " ", "")))
        .isEqualTo(Map.of("id", "1", "attributes", Map.of("a", "x")));
    assertThat(header.names()).containsExactly("id", "attributes", "city");
  }

  @Test
  void refusesHeadersThatContradictThemselves() {
    for (List<String> header :
        List.of(List.of("a", "a"), List.of("a", ""), List.of("a.b", "a"), List.of("a..b"))) {
      assertThatThrownBy(() -> CsvHeader.of(header)).isInstanceOf(ProblemException.class);
    }
    CsvHeader two = CsvHeader.of(List.of("a", "b"));
    assertThatThrownBy(() -> two.tree(List.of("1"))).isInstanceOf(ProblemException.class);
  }

  private static List<CsvRecord> records(String text, int max) throws IOException {
    CsvRecords records = new CsvRecords(new StringReader(text), max);
    List<CsvRecord> found = new ArrayList<>();
    for (CsvRecord record = records.next(); record != null; record = records.next()) {
      found.add(record);
    }
    return found;
  }
}

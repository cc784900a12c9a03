package io.winnow.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Rule sets of any size, as zips; the edition makes each a version of its own. */
final class RuleSets {

  private static final int SEGMENTS = 20;
  private static final String[] COUNTRIES = {"DE", "AT", "CH", "GB", "SE", "US", "FR", "IT"};

  private RuleSets() {}

  /** A table with four inputs, hit policy COLLECT, whose rows are bands that do not repeat. */
  static byte[] table(String key, int rows, int edition) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      int from = row / COUNTRIES.length * 5;
      text.append("<rule id=\"r").append(row).append("\">");
      cell(text, "inputEntry", "[" + from + ".." + (from + 4) + "]");
      cell(text, "inputEntry", ">= " + row % 7);
      cell(text, "inputEntry", "< " + (1000 + row + edition));
      cell(text, "inputEntry", "\"" + COUNTRIES[row % COUNTRIES.length] + "\"");
      cell(text, "outputEntry", "\"s" + row % SEGMENTS + "\"");
      text.append("</rule>\n");
    }
    String dmn =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="bench" name="bench" namespace="https://winnow.io/bench">
          <inputData id="i1" name="contact"><variable name="contact" typeRef="Any"/></inputData>
          <inputData id="i2" name="metrics"><variable name="metrics" typeRef="Any"/></inputData>
          <decision id="d" name="Table"><variable name="Table" typeRef="Any"/>
            <informationRequirement><requiredInput href="#i1"/></informationRequirement>
            <informationRequirement><requiredInput href="#i2"/></informationRequirement>
            <decisionTable id="t" hitPolicy="COLLECT">
              <input><inputExpression><text>metrics.recencyDays</text></inputExpression></input>
              <input><inputExpression><text>metrics.orders</text></inputExpression></input>
              <input><inputExpression><text>metrics.historicalValue</text></inputExpression></input>
              <input><inputExpression><text>contact.country</text></inputExpression></input>
              <output/>
        %s    </decisionTable>
          </decision>
        </definitions>
        """
            .formatted(text);
    return zip(
        Map.of(
            "ruleset.yaml",
            definition(key) + "decisions: {segments: [\"bench.dmn#Table\"]}\n",
            "bench.dmn",
            dmn));
  }

  /** Rules over contact and metrics, each with an agenda of its own. */
  static byte[] rules(String key, int rules, int edition) {
    StringBuilder drl = new StringBuilder("package bench;\n");
    for (int rule = 0; rule < rules; rule++) {
      drl.append(
          """

          rule "Rule %d"
          when
              Contact(country == "%s", age >= %d)
              Metrics(orders > %d, historicalValue < %d)
          then
              insert(new SegmentMatch("s%d"));
          end
          """
              .formatted(
                  rule,
                  COUNTRIES[rule % COUNTRIES.length],
                  18 + rule % 50,
                  rule % 7,
                  1000 + rule + edition,
                  rule % SEGMENTS));
    }
    return zip(
        Map.of(
            "ruleset.yaml", definition(key) + "rules: [bench.drl]\n", "bench.drl", drl.toString()));
  }

  private static String definition(String key) {
    StringBuilder text = new StringBuilder("key: " + key + "\nname: Bench\nsegments:\n");
    for (int i = 0; i < SEGMENTS; i++) {
      text.append("  - {id: s").append(i).append(", group: value}\n");
    }
    return text.toString();
  }

  private static void cell(StringBuilder into, String element, String text) {
    into.append('<')
        .append(element)
        .append("><text>")
        .append(text.replace("<", "&lt;"))
        .append("</text></")
        .append(element)
        .append('>');
  }

  static byte[] zip(Map<String, String> files) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return zipBytes(bytes);
  }

  static byte[] zipBytes(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}

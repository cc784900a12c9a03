package io.winnow.engine;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.ContactMetrics;
import io.winnow.core.contact.Context;
import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSource;
import io.winnow.ruleset.RuleSetReader;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Small rule sets and contacts for engine tests. */
final class RuleSetFixture {

  static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  private final List<RuleSource> files = new ArrayList<>();

  static RuleSetFixture of(String definition) {
    return new RuleSetFixture().with("ruleset.yaml", definition);
  }

  /** The files of a folder but what is expected of them. */
  static RuleSetFixture of(Path folder) throws IOException {
    RuleSetFixture ruleSet = new RuleSetFixture();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.endsWith("expected.yaml")) {
          ruleSet.with(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return ruleSet;
  }

  RuleSetFixture with(String path, String text) {
    files.add(RuleSource.of(path, text));
    return this;
  }

  RuleSetFixture with(String path, byte[] bytes) {
    files.add(new RuleSource(path, bytes));
    return this;
  }

  List<RuleSource> files() {
    return files;
  }

  /** All that is wrong, from reading and from compiling. */
  List<Issue> issues() {
    RuleSetReader.Reading reading = RuleSetReader.read(files);
    return reading.ruleSet() == null
        ? reading.issues()
        : new KieRuleCompiler().compile(reading.ruleSet()).issues();
  }

  RuleProgram program() {
    return program(new KieRuleCompiler());
  }

  RuleProgram program(KieRuleCompiler compiler) {
    RuleSetReader.Reading reading = RuleSetReader.read(files);
    if (reading.ruleSet() == null) {
      throw new AssertionError(reading.issues());
    }
    CompileResult result = compiler.compile(reading.ruleSet());
    if (result instanceof CompileResult.Compiled compiled) {
      return compiled.program();
    }
    throw new AssertionError(result.issues());
  }

  static ContactFacts facts(Contact contact, ContactMetrics metrics, Consent consent) {
    return new ContactFacts(
        contact,
        metrics,
        consent,
        new Context("email", "newsletter", "marketing", AT, ZoneId.of("Europe/Berlin"), Map.of()));
  }

  static Contact contact(String country, Map<String, Object> attributes) {
    return new Contact(
        "C-1",
        null,
        null,
        java.time.LocalDate.of(1990, 5, 1),
        null,
        null,
        country,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of("outdoor"),
        null,
        null,
        attributes);
  }

  /** Unknown but for what is given by name: Integer, BigDecimal or text. */
  static ContactMetrics metrics(Map<String, Object> known) {
    RecordComponent[] components = ContactMetrics.class.getRecordComponents();
    Object[] values =
        Arrays.stream(components).map(c -> known.get(c.getName())).toArray(Object[]::new);
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return ContactMetrics.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  /** A DMN model around the given decisions. */
  static String dmn(String... decisions) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="Test" namespace="urn:test">
          <inputData id="i1" name="contact"><variable name="contact" typeRef="Any"/></inputData>
          <inputData id="i2" name="metrics"><variable name="metrics" typeRef="Any"/></inputData>
          <inputData id="i3" name="consent"><variable name="consent" typeRef="Any"/></inputData>
          <inputData id="i4" name="context"><variable name="context" typeRef="Any"/></inputData>
          <inputData id="i5" name="segments"><variable name="segments" typeRef="Any"/></inputData>
        %s</definitions>
        """
        .formatted(String.join("", decisions));
  }

  /**
   * A decision that is a table.
   *
   * @param rows a line each: input cells, then output cells, then the annotation, apart by {@code
   *     |}
   */
  static String table(String name, String hitPolicy, String inputs, String outputs, String rows) {
    String[] in = inputs.split("\\|");
    String[] out = outputs.split("\\|");
    StringBuilder xml = new StringBuilder();
    xml.append(
        "<decision id=\"dec-%s\" name=\"%s\"><variable name=\"%s\" typeRef=\"Any\"/>"
            .formatted(name, name, name));
    for (int i = 1; i <= 5; i++) {
      xml.append(
          "<informationRequirement><requiredInput href=\"#i%d\"/></informationRequirement>"
              .formatted(i));
    }
    xml.append("\n<decisionTable id=\"t-%s\" %s>\n".formatted(name, hitPolicy));
    for (String input : in) {
      xml.append("<input><inputExpression><text>")
          .append(input.strip())
          .append("</text></inputExpression></input>\n");
    }
    for (String output : out) {
      String label = output.strip();
      xml.append(
              label.isEmpty()
                  ? "<output/>"
                  : "<output name=\""
                      + label.replaceAll("=.*", "")
                      + "\">"
                      + (label.contains("=")
                          ? "<outputValues><text>"
                              + label.replaceAll("^.*?=", "")
                              + "</text></outputValues>"
                          : "")
                      + "</output>")
          .append("\n");
    }
    xml.append("<annotation name=\"Why\"/>\n");
    int number = 0;
    for (String row : rows.strip().split("\n")) {
      String[] cells = row.split("\\|");
      xml.append("<rule id=\"r%d-%s\">".formatted(++number, name));
      for (int i = 0; i < cells.length; i++) {
        String cell = cells[i].strip().replace("&", "&amp;").replace("<", "&lt;");
        String element =
            i < in.length
                ? "inputEntry"
                : i < in.length + out.length ? "outputEntry" : "annotationEntry";
        xml.append("<%s><text>%s</text></%s>".formatted(element, cell, element));
      }
      xml.append("</rule>\n");
    }
    return xml.append("</decisionTable></decision>\n").toString();
  }
}

package io.winnow.scenario;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.Contact;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.ContactMetrics;
import io.winnow.core.contact.Context;
import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Reason;
import io.winnow.core.rule.RuleFormat;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.engine.KieRuleCompiler;
import io.winnow.ruleset.RuleSetReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;

/** The rule sets that the sources package, read and compiled as publishing would. */
final class PackagedRules {

  private static final Path RULES = Path.of("src/main/resources/rules");
  private static final Pattern RULE = Pattern.compile("(?m)^\\s*rule\\s+\"([^\"]+)\"");

  private PackagedRules() {}

  static List<String> keys() {
    try (Stream<Path> folders = Files.list(RULES)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<RuleSource> sources(String key) {
    Path folder = RULES.resolve(key);
    List<RuleSource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        sources.add(new RuleSource(path, Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  static URI uri(String key, String path) {
    return RULES.resolve(key).resolve(path).toUri();
  }

  static RuleProgram compile(String key) {
    RuleSetReader.Reading reading = RuleSetReader.read(sources(key));
    if (reading.ruleSet() == null) {
      throw new AssertionError(reading.issues().toString());
    }
    CompileResult result = compile(reading.ruleSet());
    if (result instanceof CompileResult.Compiled compiled) {
      return compiled.program();
    }
    throw new AssertionError(result.issues().toString());
  }

  static CompileResult compile(RuleSet ruleSet) {
    return new KieRuleCompiler().compile(ruleSet);
  }

  /** Every row of every table that the program evaluates, and every rule of its DRL and XLSX. */
  static List<Reason> everyRule(RuleProgram program) {
    ContactFacts nobody =
        new ContactFacts(
            new Contact(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null),
            ContactMetrics.UNKNOWN,
            Consent.UNKNOWN,
            new Context(
                null, null, null, Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC, Map.of()));
    List<Reason> all = new ArrayList<>();
    program
        .evaluate(nobody, Detail.FULL)
        .tables()
        .forEach(
            table ->
                table
                    .rows()
                    .forEach(
                        row ->
                            all.add(
                                new Reason(
                                    table.source(),
                                    table.decision() + "#" + row.row(),
                                    row.text()))));
    for (RuleSource source : program.ruleSet().sources()) {
      if (source.format() == RuleFormat.DRL || source.format() == RuleFormat.XLSX) {
        Matcher rule = RULE.matcher(drl(source));
        while (rule.find()) {
          all.add(new Reason(source.path(), rule.group(1), ""));
        }
      }
    }
    return all;
  }

  private static String drl(RuleSource source) {
    return source.format() == RuleFormat.DRL
        ? source.text()
        : new SpreadsheetCompiler()
            .compile(new ByteArrayInputStream(source.bytes()), InputType.XLS);
  }
}

package io.winnow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.contact.Context;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Each;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.RuleProgram;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.Grid;
import io.winnow.core.table.RowCounter;
import io.winnow.core.table.TableException;
import io.winnow.engine.grid.DmnTableEditor;
import io.winnow.ruleset.RuleSetReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A row holds as many contacts as are decided by it one by one. */
class KieRowCounterTest {

  private static final Path CRM = Path.of("src/main/resources/rules/crm");
  private static final int CONTACTS = 4_000;
  private static final long LONG = TimeUnit.MINUTES.toNanos(1);
  private static final Context CONTEXT =
      new Context(
          "email",
          "newsletter",
          "marketing",
          RuleSetFixture.AT,
          ZoneId.of("Europe/Berlin"),
          Map.of());

  private final RowCounter counter = new KieRowCounter();

  @Test
  void countsWhomEachRowOfThePackagedTablesDecides() throws IOException {
    RuleSetFixture fixture = RuleSetFixture.of(CRM);
    RuleProgram program = fixture.program(new KieRuleCompiler());
    RuleSet ruleSet = RuleSetReader.read(fixture.files()).ruleSet();
    RandomFacts random = new RandomFacts(7);
    List<ContactFacts> contacts = new ArrayList<>();
    for (int i = 0; i < CONTACTS; i++) {
      ContactFacts one = random.next();
      contacts.add(new ContactFacts(one.contact(), one.metrics(), one.consent(), CONTEXT));
    }
    Each<Findings> findings = program.evaluate(contacts, Detail.NONE);
    List<ContactFacts> decided = new ArrayList<>();
    List<List<String>> segments = new ArrayList<>();
    List<Findings> found = new ArrayList<>();
    for (int i = 0; i < contacts.size(); i++) {
      if (findings.has(i)) {
        decided.add(contacts.get(i));
        found.add(findings.get(i));
        segments.add(
            findings.get(i).segments().stream().map(Findings.SegmentMatch::segment).toList());
      }
    }
    assertThat(decided).hasSizeGreaterThan(CONTACTS / 2);
    int held = 0;
    DmnTableEditor editor = new DmnTableEditor();
    for (RuleSource file : fixture.files()) {
      if (!file.path().endsWith(".dmn")) {
        continue;
      }
      for (String decision : editor.tables(file)) {
        RowCounter.Countable table = counter.open(file, decision);
        RowCounter.Base base = counter.base(ruleSet, new TreeSet<>(table.facts()));
        base.add(decided.subList(0, 1_000), segments.subList(0, 1_000));
        base.add(decided.subList(1_000, decided.size()), segments.subList(1_000, segments.size()));
        base.complete();
        RowCounter.Counts counts = table.count(base, CONTEXT, LONG);
        Grid grid = editor.read(file, decision);
        for (int row = 0; row < grid.rows().size(); row++) {
          String ref = file.path() + "#" + decision + "/" + grid.rows().get(row).id();
          long expected = found.stream().filter(one -> isFoundBy(ref, one)).count();
          assertThat(counts.rows().get(row)).as(ref).isEqualTo(expected);
          held += expected > 0 ? 1 : 0;
        }
        assertThat(counts.counted()).isEqualTo(decided.size());
        assertThat(counts.undecided()).isZero();
      }
    }
    assertThat(held).isGreaterThan(30);
  }

  private static boolean isFoundBy(String row, Findings findings) {
    return findings.rows().contains(row)
        || findings.offerRows().stream().anyMatch(proposed -> proposed.row().equals(row));
  }

  @Test
  void refusesATableThatRestsOnAnotherDecision() {
    RuleSource file =
        RuleSource.of(
            "t.dmn",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="t" name="t" namespace="urn:t">
              <inputData id="c" name="contact"><variable name="contact" typeRef="Any"/></inputData>
              <decision id="a" name="A"><variable name="A" typeRef="Any"/>
                <informationRequirement><requiredInput href="#c"/></informationRequirement>
                <literalExpression><text>contact.age</text></literalExpression>
              </decision>
              <decision id="d" name="T"><variable name="T" typeRef="Any"/>
                <informationRequirement><requiredDecision href="#a"/></informationRequirement>
                <decisionTable id="dt" hitPolicy="UNIQUE">
                  <input><inputExpression><text>A</text></inputExpression></input>
                  <output/>
                  <rule id="r"><inputEntry><text>1</text></inputEntry>
                    <outputEntry><text>"x"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """);
    assertThatThrownBy(() -> counter.open(file, "T"))
        .isInstanceOfSatisfying(
            TableException.class,
            e -> assertThat(e.issues().get(0).code()).isEqualTo("table-not-countable"));
  }
}

package io.winnow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Each;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.RuleProgram;
import io.winnow.ruleset.RuleSetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever a rule set is made of, it compiles, concludes, explains and fails exactly as with the
 * DMN engine left to itself.
 */
class DirectTablesOracleTest {

  private static final Path CRM = Path.of("src/main/resources/rules/crm");
  private static final int MODELS = 80;
  private static final int CONTACTS_A_MODEL = 60;
  private static final int PACKAGED_CONTACTS = 3_000;
  private static final int BLOCK = 250;
  private static final List<Detail> ORDINARY = List.of(Detail.NONE, Detail.REASONS);

  @Test
  void packagedRulesAnswerAsTheEngineItself() throws IOException {
    RuleSetFixture crm = RuleSetFixture.of(Files.readString(CRM.resolve("ruleset.yaml")));
    try (Stream<Path> paths = Files.list(CRM)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        if (!path.endsWith("ruleset.yaml")) {
          crm.with(path.getFileName().toString(), Files.readAllBytes(path));
        }
      }
    }
    RuleProgram tuned = crm.program(new KieRuleCompiler(true));
    RuleProgram stock = crm.program(new KieRuleCompiler(false));
    RandomFacts contacts = new RandomFacts(1);
    for (int i = 0; i < PACKAGED_CONTACTS; i += BLOCK) {
      compare(tuned, stock, some(contacts, BLOCK), ORDINARY, "crm");
    }
  }

  @Test
  void anyTablesAnswerAsTheEngineItself() {
    int compiled = 0;
    for (int seed = 0; seed < MODELS; seed++) {
      RuleSetFixture ruleSet = RandomModels.ruleSet(seed);
      CompileResult tuned = compile(ruleSet, true);
      CompileResult stock = compile(ruleSet, false);
      assertThat(tuned.issues()).isEqualTo(stock.issues());
      if (tuned instanceof CompileResult.Compiled fast
          && stock instanceof CompileResult.Compiled slow) {
        compiled++;
        RandomFacts contacts = new RandomFacts(seed);
        String model = "seed " + seed + "\n" + ruleSet.files().get(2).text();
        compare(fast.program(), slow.program(), some(contacts, 2), List.of(Detail.values()), model);
        compare(
            fast.program(), slow.program(), some(contacts, CONTACTS_A_MODEL - 2), ORDINARY, model);
      }
    }
    assertThat(compiled * CONTACTS_A_MODEL).isGreaterThan(4_000);
  }

  private static CompileResult compile(RuleSetFixture ruleSet, boolean tuned) {
    return new KieRuleCompiler(tuned).compile(RuleSetReader.read(ruleSet.files()).ruleSet());
  }

  private static List<ContactFacts> some(RandomFacts contacts, int number) {
    return Stream.generate(contacts::next).limit(number).toList();
  }

  /** One by one, and all at once. */
  private static void compare(
      RuleProgram tuned,
      RuleProgram stock,
      List<ContactFacts> contacts,
      List<Detail> details,
      String what) {
    for (Detail detail : details) {
      Each<Findings> block = tuned.evaluate(contacts, detail);
      for (int i = 0; i < contacts.size(); i++) {
        int place = i;
        ContactFacts facts = contacts.get(i);
        Object expected = answer(() -> stock.evaluate(facts, detail));
        Object given = answer(() -> tuned.evaluate(facts, detail));
        if (!given.equals(expected)) {
          assertThat(given).as("%s%n%s%n%s", what, detail, facts).isEqualTo(expected);
        }
        Object among = answer(() -> block.get(place));
        if (!among.equals(expected)) {
          assertThat(among).as("%s%n%s%n%s", what, detail, facts).isEqualTo(expected);
        }
      }
    }
  }

  private static Object answer(Supplier<Findings> evaluation) {
    try {
      return evaluation.get();
    } catch (EvaluationException e) {
      return e.issues();
    }
  }
}

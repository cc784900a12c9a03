package io.winnow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.CompiledForms;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleProgram;
import io.winnow.engine.budget.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.modelcompiler.constraints.ConstraintEvaluationException;
import org.junit.jupiter.api.Test;

/**
 * Rules that are fired without a session conclude what a session does, in its order, and fail as it
 * does.
 *
 * <p>{@code -Dwinnow.oracle.scale=20} makes that 20 times as many rules.
 */
class DirectRulesOracleTest {

  private static final Path CRM = Path.of("src/main/resources/rules/crm");
  private static final int SETS = 20 * Integer.getInteger("winnow.oracle.scale", 1);
  private static final int RULES_A_FILE = 20;
  private static final int CONTACTS = 30;

  /** Few, so that rules which feed each other reach the end of them soon. */
  private static final Limits FIRINGS = firings(500);

  private static final Limits FEW_FIRINGS = firings(3);

  /** What became of an evaluation. */
  private record Outcome(Findings findings, String failure, List<Issue> issues) {

    static Outcome of(RuleProgram program, ContactFacts facts, Detail detail) {
      try {
        return new Outcome(program.evaluate(facts, detail), null, List.of());
      } catch (EvaluationException e) {
        return new Outcome(null, "evaluation", e.issues());
      } catch (RuntimeException e) {
        return new Outcome(null, chain(e), List.of());
      }
    }

    /** What the platform says of its own failures it leaves out once code that fails is hot. */
    private static String chain(Throwable failure) {
      StringBuilder chain = new StringBuilder();
      for (Throwable t = failure; t != null; t = t.getCause()) {
        chain.append(t.getClass().getName()).append('\n');
        if (t instanceof ConstraintEvaluationException) {
          chain.append(t.getMessage().lines().findFirst().orElseThrow()).append('\n');
        }
      }
      return chain.toString();
    }
  }

  /** Compiles once what is compiled twice. */
  private static final class Kept implements CompiledForms {
    private final Map<String, byte[]> forms = new HashMap<>();

    @Override
    public synchronized byte[] find(String key) {
      return forms.get(key);
    }

    @Override
    public synchronized void keep(String key, byte[] form) {
      forms.put(key, form);
    }
  }

  private static Limits firings(int most) {
    Limits all = Limits.DEFAULT;
    return new Limits(
        all.time(),
        all.steps(),
        all.depth(),
        all.text(),
        all.list(),
        most,
        all.combinations(),
        all.source());
  }

  @Test
  void concludesAsASessionDoes() {
    int answered = 0;
    int failed = 0;
    int endless = 0;
    int concluded = 0;
    for (int seed = 0; seed < SETS; seed++) {
      RandomRules rules = new RandomRules(seed);
      RuleSetFixture ruleSet =
          RuleSetFixture.of(RandomRules.DEFINITION)
              .with("offers.yaml", RandomRules.OFFERS)
              .with("m.dmn", RandomRules.GIVEN)
              .with("one.drl", rules.file("one", RULES_A_FILE))
              .with("two.drl", rules.file("two", RULES_A_FILE - 5));
      Limits limits = seed % 11 == 5 ? FEW_FIRINGS : FIRINGS;
      RuleProgram[] programs = both(ruleSet, limits);
      assertThat(((KieProgram) programs[0]).isDirect())
          .as(() -> text(ruleSet))
          .isEqualTo(rules.isDirect());
      RandomFacts people = new RandomFacts(seed);
      for (int i = 0; i < CONTACTS; i++) {
        ContactFacts facts = people.next();
        for (Detail detail : Detail.values()) {
          Outcome expected = Outcome.of(programs[1], facts, detail);
          assertThat(Outcome.of(programs[0], facts, detail))
              .as(() -> facts + "\n" + text(ruleSet))
              .isEqualTo(expected);
          if (expected.findings() != null) {
            answered++;
            concluded += expected.findings().exclusions().size();
          } else if (expected.issues().isEmpty()) {
            failed++;
          } else {
            endless++;
          }
        }
      }
    }
    int all = SETS * CONTACTS * Detail.values().length;
    assertThat(answered).isGreaterThan(all / 2);
    assertThat(concluded).isGreaterThan(all);
    assertThat(failed).as("conditions that fail").isGreaterThan(all / 100);
    assertThat(endless).as("rules without an end").isGreaterThan(all / 100);
  }

  @Test
  void thePackagedRulesNeedNoSession() throws IOException {
    RuleSetFixture crm = RuleSetFixture.of(CRM);
    RuleProgram[] programs = both(crm, Limits.DEFAULT);
    assertThat(((KieProgram) programs[0]).isDirect()).isTrue();
    RandomFacts people = new RandomFacts(1);
    int concluded = 0;
    for (int i = 0; i < 500; i++) {
      ContactFacts facts = people.next();
      for (Detail detail : Detail.values()) {
        Outcome expected = Outcome.of(programs[1], facts, detail);
        assertThat(Outcome.of(programs[0], facts, detail)).as(facts::toString).isEqualTo(expected);
        concluded += expected.findings() == null ? 0 : expected.findings().exclusions().size();
      }
    }
    assertThat(concluded).isPositive();
  }

  /**
   * The library's sessions forget such a rule where another one of its package begins as it does
   * and another package has more rules (akin to apache/incubator-kie#7115).
   */
  @Test
  void aRuleFiresWhateverOtherPackagesHold() {
    RuleProgram program =
        RuleSetFixture.of(RandomRules.DEFINITION)
            .with("offers.yaml", RandomRules.OFFERS)
            .with("m.dmn", RandomRules.GIVEN)
            .with(
                "one.drl",
                """
                package one;
                rule "a" when then end
                rule "b" when then end
                rule "c" when then end
                """)
            .with(
                "two.drl",
                """
                package two;
                rule "without" when Contact() Consent() not SegmentMatch(id == "s5")
                then insert(new Exclusion("o0", "without")); end
                rule "with" when Contact() Consent() Metrics(orders > 900)
                then insert(new Exclusion("o0", "with")); end
                """)
            .program();
    assertThat(program.evaluate(new RandomFacts(1).next(), Detail.NONE).exclusions())
        .extracting(Findings.Exclusion::reason)
        .containsExactly("without");
  }

  /** Without a session where that is possible, and always with one. */
  private static RuleProgram[] both(RuleSetFixture ruleSet, Limits limits) {
    Kept forms = new Kept();
    RuleProgram direct = ruleSet.program(new KieRuleCompiler(true, forms, limits));
    RuleProgram stock = ruleSet.program(new KieRuleCompiler(false, forms, limits));
    assertThat(((KieProgram) stock).isDirect()).isFalse();
    return new RuleProgram[] {direct, stock};
  }

  private static String text(RuleSetFixture ruleSet) {
    List<String> texts = new ArrayList<>();
    ruleSet.files().stream()
        .filter(file -> file.path().endsWith(".drl"))
        .forEach(file -> texts.add(file.path() + ":\n" + file.text()));
    return String.join("\n", texts);
  }
}

package io.winnow.engine;

import static io.winnow.engine.RuleSetFixture.contact;
import static io.winnow.engine.RuleSetFixture.facts;
import static io.winnow.engine.RuleSetFixture.metrics;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.core.contact.Consent;
import io.winnow.core.contact.ConsentState;
import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.CompileResult;
import io.winnow.core.rule.CompiledForms;
import io.winnow.core.rule.Detail;
import io.winnow.core.rule.Findings;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.RuleProgram;
import io.winnow.ruleset.RuleSetReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A program from the kept form answers as one that was compiled, and is guarded as one. */
class KeptFormTest {

  private static final Path CRM = Path.of("src/main/resources/rules/crm");
  private static final int CONTACTS = 300;
  private static final String DEFINITION =
      """
      key: test
      segments: [{id: a, group: value}]
      decisions: {}
      rules: [rules.drl]
      """;
  private static final String RULE =
      """
      package test.rules;
      rule "Adult"
      when
          Contact(age >= 18)
      then
          %s
      end
      """;

  private final Kept kept = new Kept();

  @Test
  void answersAsAFreshProgram() throws IOException {
    RuleSetFixture crm = crm();
    RuleProgram fresh = crm.program(new KieRuleCompiler(CompiledForms.NONE));
    crm.program(new KieRuleCompiler(kept));
    assertThat(kept.forms).as("rules and a spreadsheet").hasSize(2);
    assertThat(kept.found).isZero();
    RuleProgram later = crm.program(new KieRuleCompiler(kept));
    assertThat(kept.found).isEqualTo(2);
    assertThat(kept.written).isEqualTo(2);
    SplittableRandom random = new SplittableRandom(1);
    int told = 0;
    for (int i = 0; i < CONTACTS; i++) {
      ContactFacts facts = anybody(random);
      for (Detail detail : Detail.values()) {
        Findings answer = later.evaluate(facts, detail);
        assertThat(answer).isEqualTo(fresh.evaluate(facts, detail));
        told += answer.exclusions().size();
      }
    }
    assertThat(told).as("the DRL rules had their say").isPositive();
  }

  @Test
  void compilesAnewWhereTheFormIsOfNoUse() {
    RuleSetFixture ruleSet = one("insert(new SegmentMatch(\"a\"));");
    ruleSet.program(new KieRuleCompiler(kept));
    kept.forms.replaceAll((key, form) -> new byte[] {4, 5, 6});
    RuleProgram program = ruleSet.program(new KieRuleCompiler(kept));
    assertThat(segments(program)).containsExactly("a");
    assertThat(kept.written).as("the useless form is replaced").isEqualTo(2);
  }

  @Test
  void refusesWhatTheGuardRefusesWhateverIsKept() {
    one("insert(new SegmentMatch(\"a\"));").program(new KieRuleCompiler(kept));
    byte[] form = kept.forms.values().iterator().next();
    CompiledForms always =
        new CompiledForms() {
          @Override
          public byte[] find(String key) {
            return form;
          }

          @Override
          public void keep(String key, byte[] made) {
            throw new AssertionError("refused rules were compiled");
          }
        };
    RuleSetFixture ruleSet = one("System.exit(1);");
    CompileResult result =
        new KieRuleCompiler(always).compile(RuleSetReader.read(ruleSet.files()).ruleSet());
    assertThat(result).isInstanceOf(CompileResult.Rejected.class);
    assertThat(result.issues()).isEqualTo(ruleSet.issues()).anyMatch(Issue::isError);
  }

  @Test
  void anotherTextIsAnotherForm() {
    one("insert(new SegmentMatch(\"a\"));").program(new KieRuleCompiler(kept));
    one("insert(new SegmentMatch(\"a\")); ").program(new KieRuleCompiler(kept));
    assertThat(kept.forms).hasSize(2);
    assertThat(kept.found).isZero();
  }

  private static List<String> segments(RuleProgram program) {
    ContactFacts facts = facts(contact("DE", Map.of()), metrics(Map.of()), Consent.UNKNOWN);
    return program.evaluate(facts, Detail.NONE).segments().stream()
        .map(Findings.SegmentMatch::segment)
        .toList();
  }

  private static RuleSetFixture one(String consequence) {
    return RuleSetFixture.of(DEFINITION).with("rules.drl", RULE.formatted(consequence));
  }

  private static RuleSetFixture crm() throws IOException {
    RuleSetFixture crm = new RuleSetFixture();
    try (Stream<Path> files = Files.walk(CRM)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        crm.with(CRM.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return crm;
  }

  private static ContactFacts anybody(SplittableRandom random) {
    Map<String, Object> known = new HashMap<>();
    for (String name :
        List.of(
            "recencyDays",
            "orders",
            "tenureDays",
            "emailsSent90d",
            "emailsOpened90d",
            "emailsClicked90d",
            "lastEngagementDays",
            "pageViews30d",
            "abandonedCartDays")) {
      if (random.nextInt(4) > 0) {
        known.put(name, random.nextInt(random.nextBoolean() ? 12 : 400));
      }
    }
    known.put("engagementRate", BigDecimal.valueOf(random.nextInt(100), 2));
    List<String> names = List.of("marketing", "email", "newsletter", "sms");
    Map<String, ConsentState> states = new HashMap<>();
    names.forEach(
        n -> states.put(n, ConsentState.values()[random.nextInt(ConsentState.values().length)]));
    return facts(
        contact(random.nextBoolean() ? "DE" : "FR", Map.of()),
        metrics(known),
        new Consent(states, states));
  }

  private static final class Kept implements CompiledForms {
    final Map<String, byte[]> forms = new ConcurrentHashMap<>();
    int found;
    int written;

    @Override
    public byte[] find(String key) {
      byte[] form = forms.get(key);
      found += form == null ? 0 : 1;
      return form;
    }

    @Override
    public void keep(String key, byte[] form) {
      written++;
      forms.put(key, form);
    }
  }
}

package io.winnow.engine.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.core.rule.CompiledForms;
import io.winnow.core.rule.Issue;
import io.winnow.engine.budget.Limits;
import io.winnow.engine.fact.SegmentMatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** Had the guard a hole, hostile rules would find no class to do harm with. */
class RuleClassesTest {

  private static final String MARK = "winnow.test.harm";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rule R when SegmentMatch() then System.setProperty(\"winnow.test.harm\", \"1\"); end",
        "rule R when SegmentMatch() then Runtime.getRuntime().exec(\"touch FILE\"); end",
        "rule R when SegmentMatch() then new ProcessBuilder(\"touch\", \"FILE\").start(); end",
        "rule R when SegmentMatch() then new java.io.FileOutputStream(\"FILE\").close(); end",
        "rule R when SegmentMatch() then java.nio.file.Files.writeString(java.nio.file.Path.of(\"FILE\"), \"x\"); end",
        "rule R when SegmentMatch() then new java.net.Socket(\"127.0.0.1\", 1); end",
        "rule R when SegmentMatch() then new Thread() {}.start(); end",
        "rule R when SegmentMatch() then String.class.getClassLoader().loadClass(\"java.lang.Runtime\"); end",
        "rule R when SegmentMatch() then String.class.getMethod(\"length\").invoke(\"\"); end",
        "rule R when SegmentMatch() then java.lang.invoke.MethodHandles.lookup().findStatic(null, null, null).invoke(); end",
        "rule R when SegmentMatch() then org.mvel2.MVEL.eval(\"1\"); end",
        "rule R when SegmentMatch() then io.winnow.engine.KieRuleCompiler.class.getName(); end",
        "rule R when SegmentMatch(Runtime.getRuntime().availableProcessors() > 0) then end",
        "rule R when SegmentMatch() eval(System.setProperty(\"winnow.test.harm\", \"1\") == null) then end",
        "rule R dialect \"mvel\" when SegmentMatch() then System.setProperty(\"winnow.test.harm\", \"1\"); end",
        "function int f() { System.setProperty(\"winnow.test.harm\", \"1\"); return 1; } rule R when SegmentMatch() then f(); end",
        "import java.lang.reflect.Method; rule R when SegmentMatch() then Method m = null; end",
        "import java.io.File; rule R when File() then end",
        "declare Harm f : java.io.File end rule R when SegmentMatch() then insert(new Harm()); end",
      })
  void doesNotCompileWhatNamesOtherClasses(String rule) throws Exception {
    List<Issue> issues = new ArrayList<>();
    assertThat(compile(rule, CompiledForms.NONE, issues)).as(issues.toString()).isNull();
    assertThat(issues).isNotEmpty();
    assertThat(System.getProperty(MARK)).isNull();
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Class.forName(\"java.lang.Runtime\");",
        "\"\".getClass().forName(\"java.lang.ProcessBuilder\");",
        "Class.forName(\"io.winnow.engine.KieRuleCompiler\");"
      })
  void findsNoOtherClassByName(String consequence) {
    KieBase rules =
        compile(
            "rule R when SegmentMatch() then " + consequence + " end",
            CompiledForms.NONE,
            new ArrayList<>());
    assertThatThrownBy(() -> fire(rules)).hasRootCauseInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void keptFormsFindNoOtherClassEither() {
    Map<String, byte[]> forms = new HashMap<>();
    CompiledForms kept =
        new CompiledForms() {
          @Override
          public byte[] find(String key) {
            return forms.get(key);
          }

          @Override
          public void keep(String key, byte[] form) {
            forms.put(key, form);
          }
        };
    String rule = "rule R when SegmentMatch() then Class.forName(\"java.lang.Runtime\"); end";
    compile(rule, kept, new ArrayList<>());
    assertThat(forms).hasSize(1);
    KieBase again = compile(rule, kept, new ArrayList<>());
    assertThatThrownBy(() -> fire(again)).hasRootCauseInstanceOf(ClassNotFoundException.class);
  }

  /** From 999 rules on the library's code for a package uses more classes. */
  @Test
  void compileAsManyRulesAsARuleSetMayHave() {
    StringBuilder rules = new StringBuilder();
    int most = Limits.DEFAULT.source().rules();
    for (int i = 0; i < most; i++) {
      rules.append("rule \"R%d\" when SegmentMatch(id == \"s%d\") then end\n".formatted(i, i));
    }
    List<Issue> issues = new ArrayList<>();
    KieBase base = compile(rules.toString(), CompiledForms.NONE, issues);
    assertThat(issues).isEmpty();
    assertThat(base.getKiePackages())
        .filteredOn(rulePackage -> rulePackage.getName().equals("t"))
        .singleElement()
        .satisfies(rulePackage -> assertThat(rulePackage.getRules()).hasSize(most));
  }

  private KieBase compile(String rule, CompiledForms forms, List<Issue> issues) {
    String text = rule.replace("FILE", folder.resolve("harm").toString());
    return KnowledgeBases.of(
        List.of(DrlFile.of("r.drl", null, "package t;\n" + text)), forms, issues);
  }

  private static int fire(KieBase rules) {
    KieSession session = rules.newKieSession();
    try {
      session.insert(new SegmentMatch("a"));
      return session.fireAllRules();
    } finally {
      session.dispose();
    }
  }
}

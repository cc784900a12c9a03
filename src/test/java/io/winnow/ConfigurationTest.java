package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import io.winnow.access.AccessConfig;
import io.winnow.access.SessionConfig;
import io.winnow.audience.SizeConfig;
import io.winnow.check.CheckConfig;
import io.winnow.count.CountConfig;
import io.winnow.decision.DecisionConfig;
import io.winnow.draft.ApprovalConfig;
import io.winnow.engine.EngineConfig;
import io.winnow.engine.budget.BudgetConfig;
import io.winnow.engine.budget.Limits;
import io.winnow.experiment.ExperimentConfig;
import io.winnow.impact.GateConfig;
import io.winnow.impact.ImpactConfig;
import io.winnow.platform.security.SecurityConfig;
import io.winnow.ruleset.RuleSetConfig;
import io.winnow.shadow.ShadowConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the page that operators read to the defaults that the code has. */
class ConfigurationTest {

  private static final Path PAGE = Path.of("docs", "reference", "configuration.md");
  private static final Pattern ROW = Pattern.compile("^\\| `(winnow\\.[^`]+)` \\| `([^`]*)` \\|.*");
  private static final List<Class<?>> MAPPINGS =
      List.of(
          AccessConfig.class,
          ApprovalConfig.class,
          BudgetConfig.class,
          EngineConfig.class,
          ExperimentConfig.class,
          CheckConfig.class,
          CountConfig.class,
          DecisionConfig.class,
          GateConfig.class,
          ImpactConfig.class,
          RuleSetConfig.class,
          SecurityConfig.class,
          SessionConfig.class,
          ShadowConfig.class,
          SizeConfig.class);

  @Test
  void pageNamesEveryPropertyWithItsDefault() throws IOException {
    Map<String, String> page = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        page.put(row.group(1), row.group(2));
      }
    }
    assertThat(page).isEqualTo(defaults());
  }

  @Test
  void everyMappingIsHeldToThePage() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(
              files
                  .filter(ConfigurationTest::isMapping)
                  .map(file -> file.getFileName().toString().replace(".java", "")))
          .containsExactlyInAnyOrderElementsOf(
              MAPPINGS.stream().map(Class::getSimpleName).toList());
    }
  }

  @Test
  void rulesWithoutConfigurationHaveTheDefaultBudget() {
    BudgetConfig defaults =
        new SmallRyeConfigBuilder()
            .withMapping(BudgetConfig.class)
            .build()
            .getConfigMapping(BudgetConfig.class);
    assertThat(Limits.of(defaults)).isEqualTo(Limits.DEFAULT);
  }

  private static boolean isMapping(Path file) {
    try {
      return file.toString().endsWith(".java") && Files.readString(file).contains("@ConfigMapping");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new TreeMap<>();
    // read before there is a mapping: the database is chosen before the application starts
    defaults.put("winnow.data-dir", "./data");
    for (Class<?> mapping : MAPPINGS) {
      collect(mapping, mapping.getAnnotation(ConfigMapping.class).prefix(), defaults);
    }
    return defaults;
  }

  private static void collect(Class<?> group, String prefix, Map<String, String> defaults) {
    for (Method method : group.getDeclaredMethods()) {
      String name = prefix + "." + kebab(method.getName());
      WithDefault value = method.getAnnotation(WithDefault.class);
      if (value != null) {
        defaults.put(name, value.value());
      } else if (method.getReturnType() != Optional.class) {
        assertThat(method.getReturnType()).as(name).matches(Class::isInterface);
        collect(method.getReturnType(), name, defaults);
      }
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}

package io.winnow;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the layout that docs/concepts/house.md describes. */
@AnalyzeClasses(
    packages = "io.winnow",
    importOptions = {ImportOption.DoNotIncludeTests.class, HouseTest.WrittenByHand.class})
class HouseTest {

  private static final int LONGEST_FILE = 300;

  /** Leaves out what the build generates from the packaged rules. */
  static final class WrittenByHand implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/io/winnow/rules/");
    }
  }

  @ArchTest
  static final ArchRule coreKnowsNoFramework =
      classes()
          .that()
          .resideInAPackage("io.winnow.core..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("io.winnow.core..", "java..", "org.apache.commons.statistics.."))
          .because("what decides must run in a plain test, in milliseconds, and mean the same");

  @ArchTest
  static final ArchRule onlyTheEngineKnowsTheRuleLanguages =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.winnow.engine..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.kie..", "org.drools..", "com.github.javaparser..", "org.apache.poi.."))
          .because("the rule engine must be exchangeable behind the RuleCompiler port");

  @ArchTest
  static final ArchRule featuresCallEachOtherOnlyAsPlanned =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("contact")
          .definedBy("io.winnow.contact..")
          .layer("offer")
          .definedBy("io.winnow.offer..")
          .layer("ruleset")
          .definedBy("io.winnow.ruleset..")
          .layer("audit")
          .definedBy("io.winnow.audit..")
          .layer("draft")
          .definedBy("io.winnow.draft..")
          .layer("experiment")
          .definedBy("io.winnow.experiment..")
          .layer("decision")
          .definedBy("io.winnow.decision..")
          .layer("scenario")
          .definedBy("io.winnow.scenario..")
          .layer("shadow")
          .definedBy("io.winnow.shadow..")
          .layer("check")
          .definedBy("io.winnow.check..")
          .layer("table")
          .definedBy("io.winnow.table..")
          .layer("count")
          .definedBy("io.winnow.count..")
          .layer("audience")
          .definedBy("io.winnow.audience..")
          .layer("impact")
          .definedBy("io.winnow.impact..")
          .layer("tryout")
          .definedBy("io.winnow.tryout..")
          .layer("campaign")
          .definedBy("io.winnow.campaign..")
          .layer("outcome")
          .definedBy("io.winnow.outcome..")
          .layer("kpi")
          .definedBy("io.winnow.kpi..")
          .layer("report")
          .definedBy("io.winnow.report..")
          .layer("offline")
          .definedBy("io.winnow.offline..")
          .layer("engine")
          .definedBy("io.winnow.engine..")
          .layer("access")
          .definedBy("io.winnow.access..")
          .layer("demo")
          .definedBy("io.winnow.demo..")
          .layer("start")
          .definedBy("io.winnow")
          .whereLayer("decision")
          .mayOnlyBeAccessedByLayers("campaign", "shadow", "offline", "tryout")
          .whereLayer("tryout")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("shadow")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("campaign")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("outcome")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("experiment")
          .mayOnlyBeAccessedByLayers("decision", "outcome", "report")
          .whereLayer("kpi")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("offline")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("check")
          .mayOnlyBeAccessedByLayers("impact")
          .whereLayer("count")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("table")
          .mayOnlyBeAccessedByLayers("count")
          .whereLayer("audience")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("impact")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("scenario")
          .mayOnlyBeAccessedByLayers("check", "decision")
          .whereLayer("access")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("start")
          .whereLayer("contact")
          .mayOnlyBeAccessedByLayers(
              "decision", "scenario", "impact", "count", "campaign", "audience")
          .whereLayer("offer")
          .mayOnlyBeAccessedByLayers("decision", "scenario", "impact", "outcome")
          .whereLayer("ruleset")
          .mayOnlyBeAccessedByLayers(
              "decision",
              "experiment",
              "scenario",
              "draft",
              "check",
              "table",
              "count",
              "impact",
              "tryout",
              "campaign",
              "shadow",
              "report",
              "offline",
              "outcome",
              "audience",
              "start")
          .whereLayer("draft")
          .mayOnlyBeAccessedByLayers("check", "table", "count", "impact", "shadow", "tryout")
          .whereLayer("audit")
          .mayOnlyBeAccessedByLayers(
              "ruleset", "experiment", "draft", "check", "campaign", "shadow", "access")
          .whereLayer("demo")
          .mayOnlyBeAccessedByLayers("start")
          .because("arrows point down: a feature can be understood with those below it");

  @ArchTest
  static final ArchRule platformStandsOnCoreAlone =
      classes()
          .that()
          .resideInAPackage("io.winnow.platform..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("io.winnow.platform..", "io.winnow.core..")
                  .or(resideInAPackage("io.winnow..").negate()))
          .because("everybody stands on the platform, so it can stand on nobody");

  @ArchTest
  static final ArchRule rowsStayInTheirPackage =
      classes()
          .that()
          .areAnnotatedWith(Entity.class)
          .should()
          .bePackagePrivate()
          .because("records cross doors, entities never do");

  @ArchTest
  static final ArchRule resourcesDoHttpOnly =
      noClasses()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("jakarta.persistence..", "java.sql..", "org.hibernate.."))
          .because("transactions and rows belong to the door");

  @ArchTest
  static final ArchRule onlyThePlatformReadsTheClock =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.winnow.platform..")
          .should()
          .callMethodWhere(readsTheClock())
          .orShould()
          .callConstructor(java.util.Date.class)
          .orShould()
          .callMethod(java.util.Calendar.class, "getInstance")
          .because("a decision is reproducible only if its clock is an argument");

  @ArchTest
  static final ArchRule coreDrawsNoLots =
      noClasses()
          .that()
          .resideInAPackage("io.winnow.core..")
          .should()
          .callConstructor(java.util.Random.class)
          .orShould()
          .callConstructor(java.util.SplittableRandom.class)
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat(
              resideInAnyPackage("java.security..")
                  .or(named("java.util.concurrent.ThreadLocalRandom"))
                  .or(named("java.util.UUID")))
          .because("equal facts give equal decisions");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Manager|Helper|Impl|Utils?)")
          .because("such a name says nothing");

  @ArchTest
  static final ArchRule packagesAreNamedByActivity =
      noClasses()
          .should()
          .resideInAnyPackage("..service..", "..dto..", "..mapper..", "..util..")
          .because("packages are named by what the analyst does, not by technical role");

  @Test
  void noFileIsTooLongToRead() throws IOException {
    try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of("src/main/java"))) {
      List<String> tooLong =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> lines(file) > LONGEST_FILE)
              .map(java.nio.file.Path::toString)
              .toList();
      assertThat(tooLong).isEmpty();
    }
  }

  private static long lines(java.nio.file.Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DescribedPredicate<JavaClass> named(String name) {
    return JavaClass.Predicates.equivalentTo(forName(name));
  }

  private static Class<?> forName(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall>
      readsTheClock() {
    return DescribedPredicate.describe(
        "read the system clock",
        call -> {
          String owner = call.getTargetOwner().getName();
          String method = call.getTarget().getName();
          boolean givenClock =
              call.getTarget().getRawParameterTypes().stream()
                  .anyMatch(type -> type.isEquivalentTo(java.time.Clock.class));
          return owner.startsWith("java.time.") && method.equals("now") && !givenClock
              || owner.equals("java.time.Clock") && method.startsWith("system")
              || owner.equals("java.lang.System") && method.equals("currentTimeMillis");
        });
  }
}

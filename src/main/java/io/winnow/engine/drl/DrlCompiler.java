package io.winnow.engine.drl;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleFormat;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.engine.FactPath;
import io.winnow.engine.FactPaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** Compiles the DRL files and spreadsheets of a rule set into one knowledge base of their own. */
public final class DrlCompiler {

  /** How a message begins that quotes generated Java; another one says what is wrong. */
  private static final String GENERATED = "Java source of ";

  private DrlCompiler() {}

  /**
   * @param issues receives everything that is wrong
   * @return null where an error was found, or where the rule set has no such files
   */
  public static DrlProgram compile(RuleSet ruleSet, List<Issue> issues) {
    List<DrlFile> files = new ArrayList<>();
    Map<String, String> fileByRule = new HashMap<>();
    Set<FactPath> looked = new LinkedHashSet<>();
    int before = issues.size();
    for (String path : ruleSet.definition().rules()) {
      DrlFile file = file(ruleSet, path, issues);
      PackageDescr parsed = file == null ? null : DrlGuard.check(file, issues);
      if (parsed != null) {
        files.add(file);
        for (RuleDescr rule : parsed.getRules()) {
          fileByRule.put(DrlProgram.key(file.packageName(), rule.getName()), path);
        }
        Map<FactPath, Integer> paths = DrlFacts.looked(parsed);
        paths.forEach((p, line) -> FactPaths.check(p, ruleSet, DrlGuard.at(file, line), issues));
        looked.addAll(paths.keySet());
        DrlNumbers.check(file, parsed, issues);
        DrlIds.check(file, parsed, ruleSet, issues);
      }
    }
    boolean broken = issues.subList(before, issues.size()).stream().anyMatch(Issue::isError);
    if (broken || files.isEmpty()) {
      return null;
    }
    KieBase rules = build(files, issues);
    return rules == null ? null : new DrlProgram(rules, fileByRule, looked);
  }

  private static DrlFile file(RuleSet ruleSet, String path, List<Issue> issues) {
    Optional<RuleSource> source =
        ruleSet.sources().stream().filter(file -> file.path().equals(path)).findFirst();
    if (source.isEmpty()) {
      issues.add(
          Issue.error(
              "missing-file",
              "'rules' names '" + path + "', which the rule set does not have.",
              Location.file("ruleset.yaml")));
      return null;
    }
    if (source.get().format() == RuleFormat.XLSX) {
      return SpreadsheetText.read(source.get(), issues);
    }
    if (source.get().format() == RuleFormat.DRL) {
      return DrlFile.of(path, false, source.get().text());
    }
    issues.add(
        Issue.error(
            "rules-format",
            "'" + path + "' is neither a .drl file nor an .xlsx decision table.",
            Location.file("ruleset.yaml")));
    return null;
  }

  private static KieBase build(List<DrlFile> files, List<Issue> issues) {
    KieServices services = KieServices.Factory.get();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    ReleaseId release =
        services.newReleaseId("io.winnow.rules", "version", UUID.randomUUID().toString());
    KieFileSystem sources = services.newKieFileSystem().generateAndWritePomXML(release);
    for (int i = 0; i < files.size(); i++) {
      sources.write(name(files.get(i), i), files.get(i).text());
    }
    try {
      KieBuilder builder =
          services.newKieBuilder(sources, loader).buildAll(ExecutableModelProject.class);
      List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
      errors.stream()
          .filter(error -> !error.getText().startsWith(GENERATED))
          .forEach(error -> issues.add(issue(error, files)));
      return errors.isEmpty() ? services.newKieContainer(release, loader).getKieBase() : null;
    } catch (RuntimeException e) {
      // attributes such as dates are read while the rules are built
      issues.add(
          Issue.error(
              "drl-compile",
              "The rules cannot be compiled: " + DrlMessages.plain(e.getMessage()),
              place(files)));
      return null;
    } finally {
      // the repository would keep every version ever compiled
      services.getRepository().removeKieModule(release);
    }
  }

  private static String name(DrlFile file, int index) {
    return "src/main/resources/" + file.packageName().replace('.', '/') + "/r" + index + ".drl";
  }

  /** What is known of a place where the compiler names none. */
  private static Location place(List<DrlFile> files) {
    return Location.file(files.size() == 1 ? files.get(0).path() : null);
  }

  private static Issue issue(Message error, List<DrlFile> files) {
    Location at = place(files);
    for (int i = 0; i < files.size(); i++) {
      if (error.getPath() != null && error.getPath().endsWith("/r" + i + ".drl")) {
        at = DrlGuard.at(files.get(i), error.getLine());
      }
    }
    return Issue.error("drl-compile", DrlMessages.plain(error.getText()), at);
  }
}

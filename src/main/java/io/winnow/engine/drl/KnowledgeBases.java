package io.winnow.engine.drl;

import io.winnow.core.rule.CompiledForms;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.jboss.logging.Logger;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.internal.io.ResourceFactory;

/** Turns guarded files into a knowledge base: from the form that was kept, or by compiling them. */
final class KnowledgeBases {

  private static final Logger LOG = Logger.getLogger(KnowledgeBases.class);

  /** How a message begins that quotes generated Java; another one says what is wrong. */
  private static final String GENERATED = "Java source of ";

  private KnowledgeBases() {}

  /**
   * @return null, with issues, where a file cannot be compiled
   */
  static KieBase of(List<DrlFile> files, CompiledForms forms, List<Issue> issues) {
    String key = key(files);
    byte[] kept = key == null ? null : forms.find(key);
    KieBase rules = kept == null ? null : load(kept, key);
    return rules == null ? build(files, key, forms, issues) : rules;
  }

  private static String key(List<DrlFile> files) {
    List<String> texts = new ArrayList<>();
    for (DrlFile file : files) {
      texts.add(file.packageName());
      texts.add(DrlRegex.compiled(file.text()));
    }
    return FormKey.of("drl", texts);
  }

  /** Null where what was kept is of no use. */
  private static synchronized KieBase load(byte[] kept, String key) {
    KieServices services = KieServices.Factory.get();
    ReleaseId release = null;
    try {
      release =
          services
              .getRepository()
              .addKieModule(ResourceFactory.newByteArrayResource(kept))
              .getReleaseId();
      return services
          .newKieContainer(release, new RuleClasses(Thread.currentThread().getContextClassLoader()))
          .getKieBase();
    } catch (RuntimeException | LinkageError e) {
      LOG.warnf("event=compiled-form-ignored key=%s reason=%s", key, e.getClass().getSimpleName());
      return null;
    } finally {
      if (release != null) {
        services.getRepository().removeKieModule(release);
      }
    }
  }

  private static KieBase build(
      List<DrlFile> files, String key, CompiledForms forms, List<Issue> issues) {
    KieServices services = KieServices.Factory.get();
    ClassLoader loader = new RuleClasses(Thread.currentThread().getContextClassLoader());
    ReleaseId release =
        services.newReleaseId("io.winnow.rules", "version", UUID.randomUUID().toString());
    KieFileSystem sources = services.newKieFileSystem().generateAndWritePomXML(release);
    for (int i = 0; i < files.size(); i++) {
      sources.write(name(files.get(i), i), DrlRegex.compiled(files.get(i).text()));
    }
    try {
      KieBuilder builder =
          services.newKieBuilder(sources, loader).buildAll(ExecutableModelProject.class);
      List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
      errors.stream()
          .filter(error -> !error.getText().startsWith(GENERATED))
          .forEach(error -> issues.add(issue(error, files)));
      if (!errors.isEmpty()) {
        if (errors.stream().allMatch(error -> error.getText().startsWith(GENERATED))) {
          issues.add(Issue.error("drl-compile", "The rules cannot be compiled.", place(files)));
        }
        return null;
      }
      KieBase rules = services.newKieContainer(release, loader).getKieBase();
      if (key != null && builder.getKieModule() instanceof InternalKieModule module) {
        forms.keep(key, module.getBytes());
      }
      return rules;
    } catch (RuntimeException | StackOverflowError e) {
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
    String unknown = DrlMessages.unknownProperty(error.getText());
    return unknown == null
        ? Issue.error("drl-compile", DrlMessages.plain(error.getText()), at)
        : Issue.error(
            "drl-compile",
            "A fact has no such property: '"
                + unknown
                + "'. The reference of rule set files lists what each has.",
            at.line() == null ? lineOf(unknown, files, at) : at);
  }

  /** The compiler names no place for an expression; its first line is found by its text. */
  private static Location lineOf(String expression, List<DrlFile> files, Location otherwise) {
    for (DrlFile file : files) {
      int from = file.text().indexOf(expression);
      if (from >= 0) {
        long breaks = file.text().substring(0, from).chars().filter(c -> c == '\n').count();
        return DrlGuard.at(file, (int) breaks + 1);
      }
    }
    return otherwise;
  }
}

package io.winnow.engine.dmn;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSource;
import io.winnow.engine.budget.Limits;
import io.winnow.engine.feel.BoundedFunctions;
import io.winnow.engine.feel.CountedLogic;
import io.winnow.engine.feel.NoClasses;
import io.winnow.engine.grid.LeftOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.ast.DMNDTExpressionEvaluator;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.internal.io.ResourceFactory;

/**
 * DMN files past the guard and through the library, whatever they decide about.
 *
 * @param runtime null where no file could be read
 * @param files the models by file
 * @param tables their compiled decision tables, wherever they stand
 */
record DmnModels(
    DMNRuntime runtime,
    Map<String, DmnModelFile> files,
    Map<DecisionTable, DMNDTExpressionEvaluator> tables) {

  /**
   * @param issues receives what the guard and the library find; without an error in it the models
   *     are safe to evaluate
   */
  static DmnModels read(List<RuleSource> files, Limits.Source limits, List<Issue> issues) {
    List<RuleSource> readable = new ArrayList<>();
    DmnSize size = new DmnSize(limits);
    for (RuleSource file : files) {
      DmnText.unreadable(file, size).ifPresentOrElse(issues::add, () -> readable.add(file));
    }
    // a file that cannot be read hides no finding about the others
    Map<String, DmnModelFile> models = new LinkedHashMap<>();
    CountedLogic logic = new CountedLogic(DmnPlace::of);
    DMNRuntime runtime = readable.isEmpty() ? null : runtime(readable, logic, models, issues);
    return new DmnModels(runtime, models, logic.tables());
  }

  /** As {@link #read(List, Limits.Source, List)}, with the limits that are the defaults. */
  static DmnModels read(List<RuleSource> files, List<Issue> issues) {
    return read(files, Limits.DEFAULT.source(), issues);
  }

  private static DMNRuntime runtime(
      List<RuleSource> files,
      CountedLogic logic,
      Map<String, DmnModelFile> models,
      List<Issue> issues) {
    List<Resource> resources = new ArrayList<>();
    for (RuleSource file : files) {
      byte[] bytes = LeftOut.filledIn(file).bytes();
      resources.add(ResourceFactory.newByteArrayResource(bytes).setSourcePath(file.path()));
    }
    DMNRuntime runtime;
    try {
      runtime =
          DMNRuntimeBuilder.fromDefaults()
              .setRootClassLoader(NoClasses.INSTANCE)
              .addProfile(new BoundedFunctions())
              .setDecisionLogicCompilerFactory(logic)
              .buildConfiguration()
              .fromResources(resources)
              .getOrElseThrow(e -> new IllegalArgumentException(e.getMessage(), e));
    } catch (RuntimeException | StackOverflowError e) {
      String file = files.size() == 1 ? files.get(0).path() : null;
      issues.add(
          Issue.error(
              "dmn-unreadable",
              "The DMN files cannot be read: "
                  + (e instanceof StackOverflowError
                      ? "an expression is too long, or goes too deep"
                      : DmnMessages.plain(e.getMessage())),
              Location.file(file)));
      return null;
    }
    for (DMNModel model : runtime.getModels()) {
      String file = model.getResource().getSourcePath();
      models.put(file, DmnModelFile.of(file, model));
      model.getMessages().forEach(message -> issues.add(DmnMessages.issue(file, message)));
      DmnChecks.external(models.get(file), issues);
    }
    return runtime;
  }
}

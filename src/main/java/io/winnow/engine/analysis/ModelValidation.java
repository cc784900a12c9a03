package io.winnow.engine.analysis;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Issue.Severity;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSet;
import io.winnow.core.rule.RuleSource;
import io.winnow.engine.dmn.DmnMessages;
import io.winnow.engine.grid.LeftOut;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNMessageType;
import org.kie.dmn.model.api.OutputClause;
import org.kie.dmn.validation.DMNValidator;
import org.kie.dmn.validation.DMNValidator.Validation;
import org.kie.dmn.validation.DMNValidatorFactory;
import org.kie.internal.io.ResourceFactory;
import org.xml.sax.SAXParseException;

/** The DMN library's validation: schema, model and compilation. */
final class ModelValidation {

  /** Names and types of output columns, about which the library has a taste of its own. */
  private static final Set<DMNMessageType> OF_OUTPUTS =
      EnumSet.of(
          DMNMessageType.ILLEGAL_USE_OF_NAME,
          DMNMessageType.ILLEGAL_USE_OF_TYPEREF,
          DMNMessageType.MISSING_TYPE_REF);

  private static final int MOST_CELLS = 20_000;

  private DMNValidator validator;

  List<Issue> validate(RuleSet ruleSet, List<DmnSource> sources) {
    List<Issue> issues = new ArrayList<>();
    for (DmnSource source : sources) {
      RuleSource file =
          ruleSet.sources().stream()
              .filter(one -> one.path().equals(source.path()))
              .findFirst()
              .orElseThrow();
      for (DMNMessage message : messages(file, steps(source))) {
        if (!isNoise(message)) {
          issues.add(issue(file.path(), message));
        }
      }
    }
    return issues;
  }

  /**
   * The rule compiler has told already what cannot be compiled. To hear it in the validator's words
   * as well is left out where that takes minutes, and where a model imports others, with which
   * alone it compiles.
   */
  private static Validation[] steps(DmnSource source) {
    if (!source.model().getImport().isEmpty()) {
      return new Validation[] {Validation.VALIDATE_SCHEMA};
    }
    long cells =
        source.tables().stream()
            .mapToLong(table -> (long) table.rows() * (table.inputs() + 1))
            .sum();
    return cells > MOST_CELLS
        ? new Validation[] {Validation.VALIDATE_SCHEMA, Validation.VALIDATE_MODEL}
        : new Validation[] {
          Validation.VALIDATE_SCHEMA, Validation.VALIDATE_MODEL, Validation.VALIDATE_COMPILATION
        };
  }

  /** Loading the library's rules takes a second, so that they are loaded once. */
  private synchronized List<DMNMessage> messages(RuleSource file, Validation[] steps) {
    if (validator == null) {
      validator = DMNValidatorFactory.newValidator();
    }
    Resource resource =
        ResourceFactory.newByteArrayResource(LeftOut.filledIn(file).bytes())
            .setSourcePath(file.path());
    try {
      return validator.validate(resource, steps);
    } catch (RuntimeException e) {
      return List.of(); // the compiler has told
    }
  }

  private static boolean isNoise(DMNMessage message) {
    Object source = message.getSourceReference();
    return source instanceof OutputClause && OF_OUTPUTS.contains(message.getMessageType());
  }

  private static Issue issue(String file, DMNMessage message) {
    Issue issue = DmnMessages.issue(file, message);
    if (message.getMessageType() != DMNMessageType.FAILED_XML_VALIDATION) {
      return issue;
    }
    Throwable cause = message.getException();
    Integer line =
        cause instanceof SAXParseException parse && parse.getLineNumber() > 0
            ? (Integer) parse.getLineNumber()
            : null;
    String what =
        cause == null ? issue.message() : cause.getMessage().replaceFirst("^cvc-[^:]*: ", "");
    // what the engine reads all the same is no reason not to publish
    return new Issue(
        issue.code(),
        Severity.WARNING,
        "The file departs from the DMN schema, and other tools may refuse it: " + what,
        Location.line(file, line, null));
  }
}

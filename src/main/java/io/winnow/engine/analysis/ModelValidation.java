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

  private DMNValidator validator;

  List<Issue> validate(RuleSet ruleSet, List<DmnSource> sources) {
    List<Issue> issues = new ArrayList<>();
    for (DmnSource source : sources) {
      RuleSource file =
          ruleSet.sources().stream()
              .filter(one -> one.path().equals(source.path()))
              .findFirst()
              .orElseThrow();
      boolean imports = !source.model().getImport().isEmpty();
      for (DMNMessage message : messages(file, imports)) {
        if (!isNoise(message)) {
          issues.add(issue(file.path(), message));
        }
      }
    }
    return issues;
  }

  /** Loading the library's rules takes a second, so that they are loaded once. */
  private synchronized List<DMNMessage> messages(RuleSource file, boolean imports) {
    if (validator == null) {
      validator = DMNValidatorFactory.newValidator();
    }
    Resource resource =
        ResourceFactory.newByteArrayResource(LeftOut.filledIn(file).bytes())
            .setSourcePath(file.path());
    try {
      // a model that imports others compiles with them only, which the rule compiler has done
      return imports
          ? validator.validate(resource, Validation.VALIDATE_SCHEMA)
          : validator.validate(
              resource,
              Validation.VALIDATE_SCHEMA,
              Validation.VALIDATE_MODEL,
              Validation.VALIDATE_COMPILATION);
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

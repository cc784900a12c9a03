package io.winnow.engine.dmn;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Issue.Severity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.model.api.DMNElement;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.LiteralExpression;
import org.kie.dmn.model.api.UnaryTests;

/** Turns the DMN library's messages into findings with a place. */
public final class DmnMessages {

  private DmnMessages() {}

  /** A finding with code {@code dmn-} and the library's message type. */
  public static Issue issue(String file, DMNMessage message) {
    Severity severity =
        switch (message.getLevel()) {
          case ERROR -> Severity.ERROR;
          case WARNING -> Severity.WARNING;
          case INFO -> Severity.INFO;
        };
    return new Issue(
        "dmn-" + message.getMessageType().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        severity,
        plain(message.getText()),
        DmnPlace.of(file, part(message.getSourceReference(), String.valueOf(message.getText()))));
  }

  /** The cell or input that the library quotes, where it points at the whole row or table. */
  private static Object part(Object source, String text) {
    Stream<? extends DMNElement> parts =
        source instanceof DecisionRule row
            ? Stream.concat(row.getInputEntry().stream(), row.getOutputEntry().stream())
            : source instanceof DecisionTable table ? table.getInput().stream() : Stream.empty();
    List<? extends DMNElement> quoted =
        parts.filter(part -> text.contains("'" + feel(part) + "'")).toList();
    return quoted.size() == 1 ? quoted.get(0) : source;
  }

  private static String feel(DMNElement part) {
    if (part instanceof UnaryTests tests) {
      return tests.getText();
    }
    return part instanceof InputClause input
        ? input.getInputExpression().getText()
        : ((LiteralExpression) part).getText();
  }

  /** Without the library's own prefix, ids and class names. */
  static String plain(String text) {
    if (text == null) {
      return "unknown reason";
    }
    return text.replaceFirst("^DMN: ", "")
        .replaceFirst("\\s*\\(DMN id: .*\\)\\s*$", "")
        .replaceFirst(
            "(?s)^Error compiling FEEL [a-z ]+ '(.*?)' (?:on|for) .*?: (.*)$",
            "'$1' cannot be read: $2")
        .replaceAll("\\b(?:org|java|javax)\\.[\\w.]+\\.", "");
  }
}

package io.winnow.engine.dmn;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Issue.Severity;
import java.util.Locale;
import org.kie.dmn.api.core.DMNMessage;

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
        DmnPlace.of(file, message.getSourceReference()));
  }

  /** Without the library's own prefix and class names. */
  static String plain(String text) {
    if (text == null) {
      return "unknown reason";
    }
    return text.replaceFirst("^DMN: ", "").replaceAll("\\b(?:org|java|javax)\\.[\\w.]+\\.", "");
  }
}

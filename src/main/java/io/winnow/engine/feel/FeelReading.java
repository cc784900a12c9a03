package io.winnow.engine.feel;

import io.winnow.core.rule.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kie.dmn.api.feel.runtime.events.FEELEvent;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.events.SyntaxErrorEvent;
import org.kie.dmn.feel.runtime.events.UnknownVariableErrorEvent;

/** Whether texts of FEEL can be read, and what keeps them from it. For one thread. */
public final class FeelReading {

  private final CountedFeel feel = CountedFeel.at(Location.file(null));
  private final List<FEELEvent> events = new ArrayList<>();
  private final Map<String, Type> names = new HashMap<>();

  /**
   * @param names all that a text may name
   */
  public FeelReading(Set<String> names) {
    names.forEach(name -> this.names.put(name, BuiltInType.UNKNOWN));
    this.names.put("?", BuiltInType.UNKNOWN);
    feel.addListener(events::add);
  }

  /**
   * What the library says first; null where it can read the text.
   *
   * @param tests whether the text is a condition's, else a value's
   */
  public String fault(String text, boolean tests) {
    events.clear();
    CompilerContext context = feel.newCompilerContext();
    names.forEach(context::addInputVariableType);
    try {
      if (tests) {
        feel.processUnaryTests(text, context);
      } else {
        feel.processExpression(text, context);
      }
    } catch (RuntimeException | StackOverflowError e) {
      return said().orElse("It cannot be read as FEEL.");
    }
    return said().orElse(null);
  }

  private Optional<String> said() {
    return events.stream()
        .filter(event -> event.getSeverity() == FEELEvent.Severity.ERROR)
        .findFirst()
        .map(FeelReading::words);
  }

  private static String words(FEELEvent event) {
    if (event instanceof UnknownVariableErrorEvent unknown) {
      return "There is nothing with the name '" + unknown.getOffendingSymbol() + "'.";
    }
    return event instanceof SyntaxErrorEvent syntax
        ? "It cannot be read as FEEL from character "
            + (syntax.getColumn() + 1)
            + " on: "
            + syntax.getMessage()
        : event.getMessage();
  }
}

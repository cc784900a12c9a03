package io.winnow.scenario;

import java.util.Objects;

/**
 * One case of a rule set.
 *
 * @param path the file within the rule set, such as {@code scenarios/active-customer.yaml}
 * @param sentence what the case shows, in plain words
 */
public record Scenario(String path, String sentence, Given given, Expected then) {

  public Scenario {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(given, "given");
    Objects.requireNonNull(then, "then");
  }
}

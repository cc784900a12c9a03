package io.winnow.engine.analysis;

import java.util.List;
import java.util.stream.Collectors;

/** An input cell, as far as it can be told which values fit it. */
sealed interface Cell {

  /** Everything fits. */
  record Anything() implements Cell {}

  /** Only a value that is not known fits: such a row meets no other. */
  record Unknown() implements Cell {}

  /**
   * Numbers.
   *
   * @param orUnknown whether a value that is not known fits, too
   */
  record Numbers(List<Span> spans, boolean orUnknown) implements Cell {}

  /** Texts; with {@code negated}, all others. */
  record Texts(List<String> texts, boolean negated, boolean orUnknown) implements Cell {}

  /** Tests that the library knows as they are: true or false, points in time. */
  record Plain(String feel, boolean orUnknown) implements Cell {}

  /** A test that can only be told to be the same as another. */
  record Opaque(String text) implements Cell {}

  /** Whether a value that is not known fits; of opaque tests nobody knows. */
  default boolean fitsUnknown() {
    return this instanceof Anything
        || this instanceof Unknown
        || this instanceof Numbers numbers && numbers.orUnknown()
        || this instanceof Texts texts && (texts.orUnknown() || texts.negated())
        || this instanceof Plain plain && plain.orUnknown();
  }

  /** The cell as a FEEL test that the library knows. */
  default String feel() {
    if (this instanceof Numbers numbers) {
      return numbers.spans().stream().map(Span::feel).collect(Collectors.joining(", "));
    }
    if (this instanceof Texts texts) {
      String list = texts.texts().stream().map(Feel::quoted).collect(Collectors.joining(", "));
      return texts.negated() ? "not(" + list + ")" : list;
    }
    if (this instanceof Plain plain) {
      return plain.feel();
    }
    if (this instanceof Opaque opaque) {
      return Feel.quoted("test " + Integer.toHexString(opaque.text().hashCode()));
    }
    return "-";
  }
}

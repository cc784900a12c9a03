package io.winnow.core.rule;

/** A fact that the caller sent does not fit what the rule set declares. */
public class FactsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String pointer;

  /**
   * @param pointer JSON pointer into the request, such as {@code /contact/attributes/plan}
   */
  public FactsException(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  public String pointer() {
    return pointer;
  }
}

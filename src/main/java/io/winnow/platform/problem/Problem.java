package io.winnow.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An RFC 9457 problem document.
 *
 * @param detail what went wrong this time and what to do
 * @param errors every single fault, where more than one can be told; empty otherwise
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type, String title, int status, String detail, String code, List<Fault> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  public static Problem of(ProblemType type, String detail, List<Fault> faults) {
    return new Problem(type.uri(), type.title(), type.status(), detail, type.code(), faults);
  }

  public static Problem of(ProblemType type, String detail) {
    return of(type, detail, List.of());
  }

  /**
   * One fault.
   *
   * @param pointer JSON pointer into the body, or the name of a query parameter or header; may be
   *     null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Fault(String code, String detail, String pointer) {}
}

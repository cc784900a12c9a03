package io.winnow.platform.http;

import io.winnow.platform.problem.ProblemException;
import java.util.Arrays;

/** Entity tags (RFC 9110): strong ones only. */
public final class ETag {

  private ETag() {}

  /** The tag as a header's value. */
  public static String quoted(String tag) {
    return '"' + tag + '"';
  }

  /**
   * Holds a change to the state that its caller knows.
   *
   * @param ifMatch the header, or a bare tag; null: the caller sets no condition
   * @param current the tag of what is there; null: nothing
   * @throws ProblemException stale, which tells the current tag
   */
  public static void check(String ifMatch, String current) {
    if (ifMatch != null && !matches(ifMatch, current)) {
      throw ProblemException.stale(
          current == null
              ? "If-Match is given, but there is nothing yet."
              : "If-Match is " + ifMatch + ", the current ETag is " + quoted(current) + ".",
          current == null ? null : quoted(current));
    }
  }

  private static boolean matches(String ifMatch, String current) {
    return current != null
        && Arrays.stream(ifMatch.split(","))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.equals(current) || tag.equals(quoted(current)));
  }
}

package io.winnow.contact;

import io.winnow.platform.problem.FieldChecks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values under names of the caller's own: a contact's attributes, an event's properties. Each
 * is text, a number, true or false, or a list of text; null is the same as absent.
 */
final class FreeValues {

  static final int MAX_NAMES = 200;
  private static final int MAX_NAME = 100;
  private static final int MAX_TEXT = 4_000;
  private static final int MAX_LIST = 200;

  private FreeValues() {}

  static Map<String, Object> checked(
      FieldChecks checks, String pointer, Map<String, Object> values) {
    if (values == null) {
      return Map.of();
    }
    if (values.size() > MAX_NAMES) {
      checks.fault(pointer, "must not have more than " + MAX_NAMES + " names");
      return Map.of();
    }
    Map<String, Object> kept = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          String at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
          if (name.isBlank()) {
            checks.fault(at, "must have a name");
          } else if (value != null && checks.text(at, name, MAX_NAME) != null) {
            check(checks, at, value);
            kept.put(name, value);
          }
        });
    return kept;
  }

  private static void check(FieldChecks checks, String at, Object value) {
    if (value instanceof String text) {
      checks.text(at, text, MAX_TEXT);
    } else if (value instanceof List<?> list) {
      if (list.size() > MAX_LIST) {
        checks.fault(at, "must not have more than " + MAX_LIST + " entries");
      }
      for (int i = 0; i < Math.min(list.size(), MAX_LIST); i++) {
        if (list.get(i) instanceof String text) {
          checks.text(at + "/" + i, text, FieldChecks.TEXT);
        } else {
          checks.fault(at + "/" + i, "must be text");
        }
      }
    } else if (value instanceof Map) {
      checks.fault(at, "must be text, a number, true, false or a list of text");
    }
  }
}

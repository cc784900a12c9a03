package io.winnow.core.decision;

import java.util.Locale;
import java.util.Objects;

/** A named group of contacts that a rule set declares. */
public record Segment(String id, String name, Group group, String description) {

  public enum Group {
    DEMOGRAPHIC,
    GEOGRAPHIC,
    PSYCHOGRAPHIC,
    LIFECYCLE,
    BEHAVIOUR,
    PURCHASE,
    VALUE,
    ENGAGEMENT,
    SOURCE,
    PREFERENCE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** As it is written to callers. */
    public String word() {
      return word;
    }
  }

  public Segment {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(group, "group");
  }
}

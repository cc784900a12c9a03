package io.winnow.core.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An offer of the catalogue.
 *
 * @param channels where it may go; empty: anywhere
 * @param placements the slots it fits; empty: any
 * @param purpose the purpose that needs the person's consent; null: the call's purpose
 * @param validFrom inclusive; null: since ever
 * @param validTo exclusive; null: for ever
 * @param value what it is worth; null counts as 1
 * @param lever percent by which marketing pushes it; null counts as 0
 * @param content language → key → text
 * @param fallback offered when nothing else is left
 */
public record Offer(
    String id,
    String name,
    String description,
    List<String> channels,
    List<String> placements,
    String purpose,
    Instant validFrom,
    Instant validTo,
    Money value,
    BigDecimal lever,
    List<Cap> caps,
    Map<String, Map<String, String>> content,
    boolean fallback) {

  public Offer {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    channels = channels == null ? List.of() : List.copyOf(channels);
    placements = placements == null ? List.of() : List.copyOf(placements);
    caps = caps == null ? List.of() : List.copyOf(caps);
    content = content == null ? Map.of() : Map.copyOf(content);
  }

  /** The value's amount, 1 where none is declared. */
  public BigDecimal amount() {
    return value == null ? BigDecimal.ONE : value.amount();
  }

  /** The lever in percent, 0 where none is declared. */
  public BigDecimal leverPercent() {
    return lever == null ? BigDecimal.ZERO : lever;
  }
}

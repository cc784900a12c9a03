package io.winnow.core.decision;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * An offer that was proposed and lost, with the stage it lost at and why: put in words when
 * somebody asks, since most decisions lose offers and few are asked about them.
 */
public final class Rejection {

  private final String offer;
  private final Stage stage;
  private final Supplier<String> words;

  /**
   * @param words the same whenever it is asked
   */
  Rejection(String offer, Stage stage, Supplier<String> words) {
    this.offer = Objects.requireNonNull(offer, "offer");
    this.stage = Objects.requireNonNull(stage, "stage");
    this.words = words;
  }

  public Rejection(String offer, Stage stage, String text) {
    this(offer, stage, () -> text);
  }

  public String offer() {
    return offer;
  }

  public Stage stage() {
    return stage;
  }

  public String text() {
    return words.get();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rejection that
        && offer.equals(that.offer)
        && stage == that.stage
        && Objects.equals(text(), that.text());
  }

  @Override
  public int hashCode() {
    return Objects.hash(offer, stage, text());
  }

  @Override
  public String toString() {
    return offer + " lost at " + stage.word() + ": " + text();
  }
}

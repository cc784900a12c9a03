package io.winnow.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A base of invented people. Each person depends on the seed, the instant and their number only, so
 * a larger base begins with the smaller one.
 */
final class DemoBase {

  private final long seed;
  private final Instant at;

  /**
   * @param at the instant that the base is as of: nothing happened later
   */
  DemoBase(long seed, Instant at) {
    this.seed = seed;
    this.at = at.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * @param number from 1
   */
  Person person(int number) {
    Dice dice = new Dice(seed, number);
    String id = "D-%06d".formatted(number);
    Profile profile = new Profile(dice, at);
    return new Person(
        profile.contact(id, number), History.of(id, profile, new Dice(~seed, number), at));
  }
}

package io.winnow.engine.budget;

import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the evaluation that runs on this thread may still take. Whatever can repeat or grow asks
 * here; plain tables have no need to. Once a budget is used up, every further question ends the
 * evaluation again, so that nothing that swallows the first error goes on for long.
 */
public final class Budget {

  /** One place for each thread: to find it costs more than what is put there. */
  private static final ThreadLocal<Budget[]> CURRENT = ThreadLocal.withInitial(() -> new Budget[1]);

  /** How many steps lie between two looks at the clock, which costs more than a step. */
  private static final int CLOCK_EVERY = 0xFF;

  private static final int CHARACTERS_A_STEP = 128;
  private static final int ENTRIES_A_STEP = 8;

  /** How many texts of the longest size the parts of one value may make up together. */
  private static final int TEXTS_A_VALUE = 20;

  /** The most digits of a number, and the most zeros behind or before them. */
  public static final int DIGITS = 7_000;

  private final Limits limits;
  private Budget outer;
  private long end;
  private int steps;
  private int looks;
  private int depth;
  private String exceeded;
  private Location at;
  private boolean placed;
  private long characters;

  private Budget(Limits limits, Budget outer) {
    this.limits = limits;
    this.outer = outer;
    this.end = System.nanoTime() + limits.time().toNanos();
  }

  /** Starts a budget for this thread; {@link #close} gives the thread back. */
  public static Budget begin(Limits limits) {
    Budget[] current = CURRENT.get();
    Budget budget = new Budget(limits, current[0]);
    current[0] = budget;
    return budget;
  }

  public void close() {
    CURRENT.get()[0] = outer;
  }

  /** Stops the clock of a closed budget until {@link #resume}. */
  public void pause() {
    end -= System.nanoTime();
  }

  /** Goes on with what is left, on the thread that calls, until {@link #close}. */
  public void resume() {
    end += System.nanoTime();
    Budget[] current = CURRENT.get();
    outer = current[0];
    current[0] = this;
  }

  /** The budget of this thread, or null where nothing is counted. */
  public static Budget current() {
    return CURRENT.get()[0];
  }

  /** Takes one step. */
  public static void step() {
    Budget budget = CURRENT.get()[0];
    if (budget != null) {
      budget.take(1);
    }
  }

  /**
   * Takes steps.
   *
   * @throws BudgetExceeded there are no more, or no time
   */
  public void take(int more) {
    steps += more;
    if (exceeded != null) {
      throw new BudgetExceeded(exceeded);
    }
    if (steps > limits.steps() || steps < 0) {
      throw exceed("takes more than " + limits.steps() + " steps for one contact");
    }
    if ((++looks & CLOCK_EVERY) == 0 || more > CLOCK_EVERY) {
      checkTime();
    }
  }

  /**
   * @throws BudgetExceeded the time is up
   */
  public void checkTime() {
    if (System.nanoTime() - end > 0) {
      throw exceed("takes more than " + limits.time().toMillis() + " ms for one contact");
    }
  }

  /** Goes one call deeper; {@link #leave} comes back. */
  public void enter() {
    depth++;
    if (depth > limits.depth()) {
      throw exceed("has more than " + limits.depth() + " calls within one another");
    }
  }

  public void leave() {
    depth--;
  }

  /**
   * As {@link #leave()}, out of an expression.
   *
   * @param place of the expression: the innermost in which a budget ended is told
   */
  public void leave(Supplier<Location> place) {
    depth--;
    if (exceeded != null && !placed) {
      at = place.get();
      placed = true;
    }
  }

  /**
   * Passes a value on that is not too large.
   *
   * @throws BudgetExceeded it is
   */
  public Object sized(Object value) {
    if (value instanceof String || value instanceof Collection || value instanceof Map) {
      characters = 0;
      weigh(value, 0);
    } else if (value instanceof BigDecimal number) {
      digits(number);
    }
    return value;
  }

  private void weigh(Object value, int level) {
    if (level > limits.depth()) {
      throw exceed("makes lists within lists without an end");
    }
    if (value instanceof String text) {
      characters += text.length();
      if (text.length() > limits.text()) {
        throw tooLong();
      }
      if (characters > (long) limits.text() * TEXTS_A_VALUE) {
        throw exceed("makes a list of more than " + limits.text() * TEXTS_A_VALUE + " characters");
      }
      if (text.length() >= CHARACTERS_A_STEP) {
        take(text.length() / CHARACTERS_A_STEP);
      }
    } else if (value instanceof Collection<?> list) {
      if (list.size() > limits.list()) {
        throw exceed("makes a list of more than " + limits.list() + " entries");
      }
      take(1 + list.size() / ENTRIES_A_STEP);
      for (Object entry : list) {
        weigh(entry, level + 1);
      }
    } else if (value instanceof Map<?, ?> map) {
      take(1 + map.size() / ENTRIES_A_STEP);
      for (Object entry : map.values()) {
        weigh(entry, level + 1);
      }
    } else if (value instanceof BigDecimal number) {
      digits(number);
    }
  }

  /**
   * Asked while a text is made, before all of it is there.
   *
   * @throws BudgetExceeded it is too long already
   */
  public static void checkLength(int characters) {
    Budget budget = CURRENT.get()[0];
    if (budget != null && (characters > budget.limits.text() || characters < 0)) {
      throw budget.tooLong();
    }
  }

  private BudgetExceeded tooLong() {
    return exceed("makes a text of more than " + limits.text() + " characters");
  }

  private void digits(BigDecimal number) {
    if (Math.abs((long) number.scale()) > DIGITS || number.precision() > DIGITS) {
      throw exceed("makes a number of more than " + DIGITS + " digits");
    }
  }

  /** Uses the budget up. */
  public BudgetExceeded exceed(String what) {
    if (exceeded == null) {
      exceeded = what;
    }
    return new BudgetExceeded(exceeded);
  }

  public Limits limits() {
    return limits;
  }

  /** Notes where the evaluation is, for what does not know it. */
  public void at(Location place) {
    if (exceeded == null) {
      at = place;
    }
  }

  /**
   * Has to be asked at the end: what used the budget up may have been taken for an empty answer.
   *
   * @throws EvaluationException budget-exceeded
   */
  public void check() {
    if (exceeded != null) {
      throw new EvaluationException(
          List.of(
              Issue.error(
                  EvaluationException.BUDGET_EXCEEDED,
                  "The rule set " + exceeded + ".",
                  at == null ? Location.file(null) : at)));
    }
  }
}

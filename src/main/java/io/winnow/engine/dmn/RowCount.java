package io.winnow.engine.dmn;

import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.RuleSource;
import io.winnow.core.table.RowCounter.Counts;
import io.winnow.core.table.TableException;
import io.winnow.engine.FactPath;
import io.winnow.engine.budget.Budget;
import io.winnow.engine.budget.Limits;
import io.winnow.engine.index.Groups;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A decision table on its own, compiled to count whom its rows hold. */
public final class RowCount {

  /** How many contacts lie between two looks at the clock. */
  private static final int CLOCK_EVERY = 256;

  private static final Pattern TEXT = Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");

  /** A fact as a whole: what is looked at within it is not known. */
  private static final Pattern WHOLE =
      Pattern.compile("(?<![\\w.])(contact|metrics|consent|context)(?!\\w|\\s*\\.)");

  private static final Pattern SEGMENTS = Pattern.compile("(?<![\\w.])segments(?!\\w)");

  private final DirectTable table;
  private final Set<String> facts;
  private final Limits limits;

  private RowCount(DirectTable table, Set<String> facts, Limits limits) {
    this.table = table;
    this.facts = facts;
    this.limits = limits;
  }

  /**
   * @throws TableException the file has errors, or the table cannot be looked at on its own
   */
  public static RowCount open(RuleSource dmn, String decision, Limits limits) {
    List<Issue> issues = new ArrayList<>();
    DmnModels models = DmnModels.read(List.of(dmn), limits.source(), issues);
    List<Issue> errors = issues.stream().filter(Issue::isError).toList();
    if (!errors.isEmpty()) {
      throw new TableException(errors);
    }
    DirectTable table =
        TableTuning.tune(models.files().get(dmn.path()).model(), models.tables(), DmnChecks.INPUTS)
            .get(decision);
    if (table == null) {
      throw refused(
          dmn,
          decision,
          "its inputs or outputs depend on more than facts: on another decision, or on a default"
              + " or allowed values that only DMN itself can tell");
    }
    Set<String> facts = new LinkedHashSet<>();
    for (String text : table.texts()) {
      String plain = TEXT.matcher(text).replaceAll("\"\"");
      if (WHOLE.matcher(plain).find()) {
        throw refused(dmn, decision, "it hands a fact on as a whole");
      }
      if (SEGMENTS.matcher(plain).find()) {
        facts.add("segments");
      }
      FactPath.inFeel(text).forEach(path -> facts.add(path.toString()));
    }
    return new RowCount(table, facts, limits);
  }

  private static TableException refused(RuleSource dmn, String decision, String why) {
    return new TableException(
        List.of(
            Issue.error(
                "table-not-countable",
                "The rows of '" + decision + "' cannot be counted while it is edited: " + why + ".",
                Location.table(dmn.path(), decision, null, null))));
  }

  /** Dotted paths. */
  public Set<String> facts() {
    return facts;
  }

  /**
   * @param end of {@link System#nanoTime()}, by which it stops
   */
  public Counts count(FactColumns contacts, long end) {
    Tally tally = new Tally(table.size());
    if (table.isPlain()) {
      byGroup(contacts, tally);
    } else {
      oneByOne(contacts, end, tally);
    }
    return tally.counts();
  }

  private void byGroup(FactColumns contacts, Tally tally) {
    Groups groups = table.group(contacts);
    int[] sizes = new int[groups.count()];
    int unknown = 0;
    for (int contact = 0; contact < contacts.size(); contact++) {
      int group = groups.of(contact);
      if (group == Groups.UNKNOWN) {
        unknown++;
      } else {
        sizes[group]++;
      }
    }
    tally.undecided(unknown);
    for (int group = 0; group < sizes.length; group++) {
      if (sizes[group] > 0) {
        tally.add(table.evaluate(contacts.facts(groups.first(group))), sizes[group]);
      }
    }
  }

  private void oneByOne(FactColumns contacts, long end, Tally tally) {
    for (int contact = 0; contact < contacts.size(); contact++) {
      if (contact % CLOCK_EVERY == 0 && System.nanoTime() - end > 0) {
        return;
      }
      Budget budget = Budget.begin(limits);
      DirectTable.Answer answer;
      try {
        answer = table.evaluate(contacts.facts(contact));
        budget.check();
      } catch (RuntimeException e) {
        answer = null;
      } finally {
        budget.close();
      }
      tally.add(answer, 1);
    }
  }

  private static final class Tally {
    private final long[] rows;
    private long none;
    private long undecided;
    private long counted;

    Tally(int rows) {
      this.rows = new long[rows];
    }

    void add(DirectTable.Answer answer, int contacts) {
      if (answer == null) {
        undecided(contacts);
        return;
      }
      counted += contacts;
      if (answer.selected().isEmpty()) {
        none += contacts;
      }
      for (int row : answer.selected()) {
        rows[row - 1] += contacts;
      }
    }

    void undecided(int contacts) {
      undecided += contacts;
      counted += contacts;
    }

    Counts counts() {
      return new Counts(Arrays.stream(rows).boxed().toList(), none, undecided, counted);
    }
  }
}

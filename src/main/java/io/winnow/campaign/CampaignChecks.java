package io.winnow.campaign;

import io.winnow.core.decision.Offer;
import io.winnow.core.decision.Segment;
import io.winnow.core.rule.RuleSet;
import io.winnow.platform.problem.Problem.Fault;
import io.winnow.platform.problem.ProblemException;
import io.winnow.platform.problem.ProblemType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds all that makes no sense in a campaign that was sent. */
final class CampaignChecks {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int TEXT = 1_000;
  private static final int MOST = 1_000;
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private final List<Fault> faults = new ArrayList<>();

  private CampaignChecks() {}

  /**
   * @param ruleSet the live one of the campaign's
   * @throws ProblemException invalid-request with all faults
   */
  static void check(Campaign campaign, RuleSet ruleSet) {
    CampaignChecks checks = new CampaignChecks();
    checks.texts(campaign);
    checks.goal(campaign.goal());
    checks.dates(campaign);
    checks.numbers(campaign);
    Set<String> segments =
        ruleSet.definition().segments().stream().map(Segment::id).collect(Collectors.toSet());
    checks.known("/audience/include", "segment", campaign.audience().include(), segments);
    checks.known("/audience/exclude", "segment", campaign.audience().exclude(), segments);
    if (campaign.pause() != null) {
      checks.groups(
          campaign.pause().groups(),
          ruleSet.offers().stream().map(Offer::id).collect(Collectors.toSet()));
    }
    checks.done();
  }

  /** Whether a campaign can have this key. */
  static boolean isKey(String key) {
    return key != null && KEY.matcher(key).matches();
  }

  private void texts(Campaign campaign) {
    if (!isKey(campaign.key())) {
      fault(
          "/key", "must have 1 to 100 letters, digits and . _ -, and begin with a letter or digit");
    }
    text("/name", campaign.name());
    text("/description", campaign.description());
    text("/channel", campaign.channel());
    text("/placement", campaign.placement());
    text("/purpose", campaign.purpose());
  }

  private void text(String pointer, String text) {
    boolean wrong =
        text != null
            && (text.isBlank()
                || text.length() > TEXT
                || text.chars().anyMatch(c -> c == 0)
                || text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    if (wrong) {
      fault(pointer, "must be text of 1 to " + TEXT + " characters");
    }
  }

  private void goal(Campaign.Goal goal) {
    if (goal == null) {
      return;
    }
    if (goal.metric() == null) {
      fault("/goal/metric", "must be given");
    } else if (goal.target() != null && goal.target().signum() <= 0) {
      fault("/goal/target", "must be more than 0");
    } else if (goal.target() != null
        && goal.metric() != GoalMetric.REVENUE
        && goal.target().compareTo(BigDecimal.ONE) > 0) {
      fault(
          "/goal/target",
          "must be a share of the contacts that had an offer, such as 0.02 for two in a hundred: divide"
              + " a number of contacts by how many you expect to reach. Only revenue is a sum");
    }
  }

  private void dates(Campaign campaign) {
    date("/from", campaign.from());
    date("/to", campaign.to());
    if (campaign.from() != null
        && campaign.to() != null
        && !campaign.from().isBefore(campaign.to())) {
      fault("/to", "must be later than from");
    }
  }

  private void date(String pointer, Instant at) {
    if (at != null && (at.isBefore(FIRST) || !at.isBefore(LAST))) {
      fault(pointer, "must lie in the years 1900 to 9998");
    }
  }

  private void numbers(Campaign campaign) {
    if (campaign.frequency() != null) {
      range("/frequency/contacts", campaign.frequency().contacts(), MOST);
      range("/frequency/days", campaign.frequency().days(), Frequency.MOST_DAYS);
    }
    if (campaign.pause() != null) {
      range("/pause/ignored", campaign.pause().ignored(), MOST);
      range("/pause/withinDays", campaign.pause().withinDays(), Frequency.MOST_DAYS);
      range("/pause/forDays", campaign.pause().forDays(), Frequency.MOST_DAYS);
      range("/pause/answerDays", campaign.pause().answerDays(), Frequency.MOST_DAYS);
    }
  }

  private void range(String pointer, int number, int most) {
    if (number < 1 || number > most) {
      fault(pointer, "must be 1 to " + most);
    }
  }

  private void groups(Map<String, List<String>> groups, Set<String> offers) {
    List<String> seen = new ArrayList<>();
    groups.forEach(
        (name, members) -> {
          String pointer = "/pause/groups/" + name.replace("~", "~0").replace("/", "~1");
          text(pointer, name);
          known(pointer, "offer", members, offers);
          if (members.stream().anyMatch(seen::contains)) {
            fault(pointer, "has an offer of another group");
          }
          seen.addAll(members);
        });
  }

  private void known(String pointer, String kind, List<String> ids, Collection<String> known) {
    for (int i = 0; i < ids.size(); i++) {
      if (!known.contains(ids.get(i))) {
        fault(
            pointer + "/" + i,
            "names '" + ids.get(i) + "', which is no " + kind + " of the rule set's live version");
      }
    }
  }

  private void fault(String pointer, String detail) {
    faults.add(new Fault("invalid-value", detail, pointer));
  }

  private void done() {
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          faults.stream()
              .map(f -> f.pointer() + " " + f.detail())
              .collect(Collectors.joining("; ")),
          faults);
    }
  }
}

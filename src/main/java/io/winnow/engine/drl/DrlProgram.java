package io.winnow.engine.drl;

import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.core.rule.Issue;
import io.winnow.core.rule.Location;
import io.winnow.core.rule.Reason;
import io.winnow.engine.Conclusions;
import io.winnow.engine.FactPath;
import io.winnow.engine.Facts;
import io.winnow.engine.budget.Budget;
import io.winnow.engine.fact.Consent;
import io.winnow.engine.fact.Contact;
import io.winnow.engine.fact.Context;
import io.winnow.engine.fact.Exclusion;
import io.winnow.engine.fact.Metrics;
import io.winnow.engine.fact.OfferProposal;
import io.winnow.engine.fact.SegmentMatch;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.time.SessionPseudoClock;

/** The compiled DRL files and spreadsheets of a rule set; safe for any number of threads. */
public final class DrlProgram {

  private static final KieSessionConfiguration AT_A_TIME = atATime();

  private final KieBase rules;
  private final Set<FactPath> looked;
  private final List<List<DrlJoins.Condition>> joins;
  private final Map<String, Origin> origins = new HashMap<>();

  /**
   * A rule as the origin of what it concludes.
   *
   * @param row names the rule for good: {@code file/rule}
   */
  private record Origin(Reason reason, String row) {}

  /**
   * @param fileByRule the file of each rule by {@link #key}; files may share a package
   * @param joins the conditions of every rule that combines conclusions
   */
  DrlProgram(
      KieBase rules,
      Map<String, String> fileByRule,
      Set<FactPath> looked,
      List<List<DrlJoins.Condition>> joins) {
    this.joins = joins;
    this.rules = rules;
    this.looked = looked;
    for (KiePackage rulePackage : rules.getKiePackages()) {
      for (Rule rule : rulePackage.getRules()) {
        String key = key(rule.getPackageName(), rule.getName());
        String file = fileByRule.getOrDefault(key, rule.getPackageName());
        origins.put(
            key,
            new Origin(new Reason(file, rule.getName(), text(rule)), file + "/" + rule.getName()));
      }
    }
  }

  private static KieSessionConfiguration atATime() {
    KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
    configuration.setOption(ClockTypeOption.PSEUDO);
    return configuration;
  }

  /** The facts that any condition names. */
  public Set<FactPath> looked() {
    return looked;
  }

  /**
   * Fires the rules over one contact's facts and the segments concluded so far.
   *
   * @throws io.winnow.engine.budget.BudgetExceeded the rules do not come to an end
   * @throws EvaluationException a conclusion cannot be used
   */
  public void evaluate(Facts facts, Detail detail, Conclusions into) {
    Budget budget = Budget.current();
    int firings = budget.limits().firings();
    KieSession session = rules.newKieSession(AT_A_TIME, null);
    try {
      // rules are effective at the time that the decision is for, not when it is computed
      session
          .<SessionPseudoClock>getSessionClock()
          .advanceTime(facts.source().context().at().toEpochMilli(), TimeUnit.MILLISECONDS);
      session.addEventListener(new Collector(detail, into, budget));
      session.insert(new Contact(facts.source(), facts.attributes()));
      session.insert(new Metrics(facts.source().metrics()));
      session.insert(
          new Consent(
              Facts.states(facts.source().consent().purposes()),
              Facts.states(facts.source().consent().channels())));
      session.insert(context(facts.source().context()));
      into.segmentIds().forEach(id -> session.insert(new SegmentMatch(id)));
      session.fireAllRules(firings);
      if (session.fireAllRules(1) > 0) {
        throw budget.exceed(
            "fires rules more than "
                + firings
                + " times for one contact: they feed each other without an end");
      }
    } finally {
      session.dispose();
    }
  }

  private static Context context(io.winnow.core.contact.Context context) {
    return new Context(
        context.channel(),
        context.placement(),
        context.purpose(),
        context.at().atZone(context.zone()),
        context.zone().getId(),
        context.extra());
  }

  /** What {@code @text("…")} says, without the quotes that the library keeps. */
  private static String text(Rule rule) {
    Object text = rule.getMetaData().get("text");
    return text == null ? "" : text.toString().replaceAll("^\"|\"$", "");
  }

  static String key(String packageName, String ruleName) {
    return packageName + "/" + ruleName;
  }

  /** Takes what rules insert as their conclusions. */
  private final class Collector extends DefaultRuleRuntimeEventListener {

    private final Detail detail;
    private final Conclusions into;
    private final Budget budget;
    private final Combinations combinations = new Combinations(joins);

    Collector(Detail detail, Conclusions into, Budget budget) {
      this.detail = detail;
      this.into = into;
      this.budget = budget;
    }

    @Override
    public void objectInserted(ObjectInsertedEvent event) {
      combinations.add(event.getObject(), budget);
      if (event.getRule() == null) {
        return;
      }
      Origin origin = origins.get(key(event.getRule().getPackageName(), event.getRule().getName()));
      Reason reason = origin.reason();
      List<Reason> because = detail == Detail.NONE ? List.of() : List.of(reason);
      Location at = Location.file(reason.source());
      budget.at(at);
      budget.take(1);
      if (event.getObject() instanceof SegmentMatch match) {
        into.segment(match.getId(), because, at);
        into.row(origin.row());
      } else if (event.getObject() instanceof OfferProposal proposal) {
        into.proposal(proposal.getOffer(), score(proposal, reason), because, at);
        into.row(proposal.getOffer(), origin.row());
      } else if (event.getObject() instanceof Exclusion exclusion) {
        budget.sized(exclusion.getReason());
        into.exclusion(exclusion.getOffer(), exclusion.getReason(), because, at);
      }
    }

    private static BigDecimal score(OfferProposal proposal, Reason reason) {
      try {
        return proposal.getScore() == null ? null : new BigDecimal(proposal.getScore().toString());
      } catch (NumberFormatException e) {
        throw new EvaluationException(
            List.of(
                Issue.error(
                    "unusable-result",
                    "Rule '" + reason.rule() + "' gives a score that is no number.",
                    Location.file(reason.source()))));
      }
    }
  }
}

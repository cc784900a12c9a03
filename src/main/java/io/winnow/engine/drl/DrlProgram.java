package io.winnow.engine.drl;

import io.winnow.core.rule.Detail;
import io.winnow.core.rule.EvaluationException;
import io.winnow.engine.Conclusions;
import io.winnow.engine.FactPath;
import io.winnow.engine.Facts;
import io.winnow.engine.budget.Budget;
import io.winnow.engine.fact.Consent;
import io.winnow.engine.fact.Contact;
import io.winnow.engine.fact.Context;
import io.winnow.engine.fact.Metrics;
import io.winnow.engine.fact.SegmentMatch;
import java.time.Instant;
import java.util.ArrayList;
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
  private final Joins joins;
  private final Map<String, Origin> origins = new HashMap<>();

  /** Null where the rules need a session. */
  private final DirectRules direct;

  /**
   * @param fileByRule the file of each rule by {@link #key}; files may share a package
   * @param joins the conditions of every rule that combines conclusions
   * @param withoutSession whether the rules are fired without a session where that is possible
   */
  DrlProgram(
      KieBase rules,
      Map<String, String> fileByRule,
      Set<FactPath> looked,
      List<List<DrlJoins.Condition>> joins,
      boolean withoutSession) {
    this.joins = Joins.of(joins);
    this.rules = rules;
    this.looked = looked;
    for (KiePackage rulePackage : rules.getKiePackages()) {
      for (Rule rule : rulePackage.getRules()) {
        String key = key(rule.getPackageName(), rule.getName());
        origins.put(key, Origin.of(fileByRule.getOrDefault(key, rule.getPackageName()), rule));
      }
    }
    direct = withoutSession ? DirectReader.read(rules, this::origin) : null;
  }

  private static KieSessionConfiguration atATime() {
    KieSessionConfiguration configuration = KieServices.get().newKieSessionConfiguration();
    configuration.setOption(ClockTypeOption.PSEUDO);
    return configuration;
  }

  /** Whether the rules are so simple that no decision takes a session. */
  public boolean isDirect() {
    return direct != null;
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
    List<Object> given = given(facts, into);
    Instant at = facts.source().context().at();
    int[] counts = direct == null ? null : counts(given, at);
    Concluder concluder = new Concluder(detail, into, Budget.current(), joins);
    concluder.given(given);
    if (counts == null) {
      fire(given, at, concluder);
    } else {
      direct.fire(counts, at, concluder);
    }
  }

  /** Null where a condition fails: a session is to tell how. */
  private int[] counts(List<Object> given, Instant at) {
    try {
      return direct.counts(given, at);
    } catch (RuntimeException e) {
      return null;
    }
  }

  private static List<Object> given(Facts facts, Conclusions soFar) {
    List<String> segments = soFar.segmentIds();
    List<Object> given = new ArrayList<>(4 + segments.size());
    given.add(new Contact(facts.source(), facts.attributes()));
    given.add(new Metrics(facts.source().metrics()));
    given.add(
        new Consent(
            Facts.states(facts.source().consent().purposes()),
            Facts.states(facts.source().consent().channels())));
    given.add(context(facts.source().context()));
    for (String id : segments) {
      given.add(new SegmentMatch(id));
    }
    return given;
  }

  private static Context context(io.winnow.core.contact.Context context) {
    return new Context(
        context.channel(),
        context.placement(),
        context.purpose(),
        context.at(),
        context.zone(),
        context.extra());
  }

  private void fire(List<Object> given, Instant at, Concluder concluder) {
    KieSession session = rules.newKieSession(AT_A_TIME, null);
    try {
      // rules are effective at the time that the decision is for, not when it is computed
      session
          .<SessionPseudoClock>getSessionClock()
          .advanceTime(at.toEpochMilli(), TimeUnit.MILLISECONDS);
      session.addEventListener(new Inserted(concluder));
      given.forEach(session::insert);
      session.fireAllRules(
          match -> {
            // the library's own limit is one for each rule: together they fire on
            concluder.fires();
            return true;
          });
    } finally {
      session.dispose();
    }
  }

  private Origin origin(Rule rule) {
    return origins.get(key(rule.getPackageName(), rule.getName()));
  }

  static String key(String packageName, String ruleName) {
    return packageName + "/" + ruleName;
  }

  /** Hears what rules insert. */
  private final class Inserted extends DefaultRuleRuntimeEventListener {

    private final Concluder concluder;

    Inserted(Concluder concluder) {
      this.concluder = concluder;
    }

    @Override
    public void objectInserted(ObjectInsertedEvent event) {
      Rule rule = event.getRule();
      if (rule != null) {
        concluder.concluded(origin(rule), event.getObject());
      }
    }
  }
}

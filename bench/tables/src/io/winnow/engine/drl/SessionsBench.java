package io.winnow.engine.drl;

import io.winnow.core.contact.ContactFacts;
import io.winnow.core.rule.Detail;
import io.winnow.engine.BenchConclusions;
import io.winnow.engine.budget.Budget;
import io.winnow.engine.budget.Limits;
import io.winnow.engine.fact.Consent;
import io.winnow.engine.fact.Contact;
import io.winnow.engine.fact.Context;
import io.winnow.engine.fact.Exclusion;
import io.winnow.engine.fact.Metrics;
import io.winnow.engine.fact.SegmentMatch;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.ReleaseId;
import org.kie.api.conf.SequentialOption;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieContainer;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.KieSessionsPool;
import org.kie.api.runtime.StatelessKieSession;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.api.time.SessionPseudoClock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The packaged exclusions fired over one contact's facts, in each way that the library has to come by
 * a session. All ways must come to the same conclusions as a new session does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class SessionsBench {

  private static final Path RULES = Path.of("src/main/resources/rules/crm/exclusions.drl");
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final int PEOPLE = 200;
  private static final List<String> SEGMENTS =
      List.of("minor", "prefers-email", "prefers-sms", "prefers-app", "cart-abandoner", "active");

  /** Ways to come by a session. */
  public enum Way {
    /** A new one for each contact, as the service does it where rules are not simple. */
    FRESH,
    /** One that is kept, and reset after each contact. */
    RESET,
    /** One of a pool, which resets it. */
    POOLED,
    /** A new one that locks nothing. */
    UNLOCKED,
    /** A new one, stateless, in which no rule sees what another one concluded. */
    SEQUENTIAL,
    /** None, as the service does it where rules are simple: with its budget and its findings. */
    DIRECT
  }

  /** One contact's facts. */
  private record Person(List<Object> facts) {}

  @Param({"FRESH", "RESET", "POOLED", "UNLOCKED", "SEQUENTIAL", "DIRECT"})
  Way way;

  private final List<Person> people = new ArrayList<>();
  private KieBase rules;
  private KieBase sequential;
  private DirectRules direct;
  private KieSessionsPool pool;
  private KieSessionConfiguration atATime;
  private KieSessionConfiguration unlocked;
  private KieSession kept;
  private int next;

  @Setup
  public void prepare() throws IOException {
    KieServices services = KieServices.get();
    KieContainer container = container(services);
    rules = container.getKieBase();
    direct = DirectReader.read(rules, rule -> Origin.of("exclusions.drl", rule));
    KieBaseConfiguration inOrder = services.newKieBaseConfiguration();
    inOrder.setOption(SequentialOption.YES);
    sequential = container.newKieBase(inOrder);
    atATime = atATime(services);
    unlocked = atATime(services);
    unlocked.setOption(ThreadSafeOption.NO);
    pool = rules.newKieSessionsPool(1);
    people();
    int concluded = 0;
    for (Person person : people) {
      TreeSet<String> expected = conclude(Way.FRESH, person);
      TreeSet<String> given = conclude(way, person);
      concluded += given.size();
      if (!expected.equals(given)) {
        throw new IllegalStateException("wanted " + expected + ", got " + given);
      }
    }
    System.out.printf("%n%s: %.2f exclusions a contact%n", way, (double) concluded / PEOPLE);
  }

  @TearDown
  public void stop() {
    pool.shutdown();
  }

  private static KieSessionConfiguration atATime(KieServices services) {
    KieSessionConfiguration configuration = services.newKieSessionConfiguration();
    configuration.setOption(ClockTypeOption.PSEUDO);
    return configuration;
  }

  private static KieContainer container(KieServices services) throws IOException {
    ReleaseId release =
        services.newReleaseId("io.winnow.bench", "rules", UUID.randomUUID().toString());
    KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(release);
    files.write("src/main/resources/crm/r0.drl", Files.readString(RULES));
    services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    return services.newKieContainer(release);
  }

  private void people() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < PEOPLE; i++) {
      Map<String, Object> attributes =
          Map.of("complaintOpen", random.nextInt(20) == 0, "unsubscribed", random.nextInt(20) == 0);
      io.winnow.core.contact.Contact contact =
          new io.winnow.core.contact.Contact(
              "c" + i, null, null, null, null, null, "DE", null, null, null, null, null, null, null,
              null, null, attributes);
      String channel = List.of("email", "sms", "push").get(random.nextInt(3));
      ContactFacts facts =
          new ContactFacts(
              contact,
              metrics(random.nextInt(30)),
              io.winnow.core.contact.Consent.UNKNOWN,
              new io.winnow.core.contact.Context(
                  channel, "newsletter", "marketing", AT, ZoneOffset.UTC, Map.of()));
      List<Object> inserted =
          new ArrayList<>(
              List.of(
                  new Contact(facts, attributes),
                  new Metrics(facts.metrics()),
                  new Consent(Map.of(), Map.of()),
                  new Context(
                      channel, "newsletter", "marketing", AT, ZoneOffset.UTC, Map.of())));
      for (String segment : SEGMENTS) {
        if (random.nextInt(3) == 0) {
          inserted.add(new SegmentMatch(segment));
        }
      }
      people.add(new Person(inserted));
    }
  }

  private static io.winnow.core.contact.ContactMetrics metrics(int emailsSent) {
    RecordComponent[] components =
        io.winnow.core.contact.ContactMetrics.class.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < values.length; i++) {
      types[i] = components[i].getType();
      values[i] = components[i].getName().equals("emailsSent90d") ? emailsSent : null;
    }
    try {
      return io.winnow.core.contact.ContactMetrics.class
          .getDeclaredConstructor(types)
          .newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is excluded, and why. */
  private TreeSet<String> conclude(Way by, Person person) {
    TreeSet<String> concluded = new TreeSet<>();
    if (by == Way.DIRECT) {
      Budget budget = Budget.begin(Limits.DEFAULT);
      BenchConclusions into = new BenchConclusions(Set.of("win-back"));
      int[] counts = direct.counts(person.facts(), AT);
      direct.fire(counts, AT, new Concluder(Detail.NONE, into.conclusions(), budget, Joins.NONE));
      budget.close();
      into.exclusions().forEach(e -> concluded.add(e.offer() + ": " + e.reason()));
      return concluded;
    }
    DefaultRuleRuntimeEventListener listener =
        new DefaultRuleRuntimeEventListener() {
          @Override
          public void objectInserted(ObjectInsertedEvent event) {
            if (event.getObject() instanceof Exclusion exclusion) {
              concluded.add(exclusion.getOffer() + ": " + exclusion.getReason());
            }
          }
        };
    if (by == Way.SEQUENTIAL) {
      // the library has no other session for it, and no way to tell that one the time
      StatelessKieSession session = sequential.newStatelessKieSession(atATime);
      session.addEventListener(listener);
      session.execute(person.facts());
      return concluded;
    }
    KieSession session = session(by);
    try {
      SessionPseudoClock clock = session.getSessionClock();
      clock.advanceTime(AT.toEpochMilli() - clock.getCurrentTime(), TimeUnit.MILLISECONDS);
      session.addEventListener(listener);
      person.facts().forEach(session::insert);
      session.fireAllRules();
    } finally {
      session.removeEventListener(listener);
      if (by == Way.RESET) {
        ((StatefulKnowledgeSessionImpl) session).reset();
      } else {
        session.dispose();
      }
    }
    return concluded;
  }

  private KieSession session(Way by) {
    return switch (by) {
      case FRESH -> rules.newKieSession(atATime, null);
      case RESET -> kept = kept == null ? rules.newKieSession(atATime, null) : kept;
      case POOLED -> pool.newKieSession(atATime);
      case UNLOCKED -> rules.newKieSession(unlocked, null);
      case SEQUENTIAL, DIRECT -> throw new IllegalArgumentException("has no session that is kept open");
    };
  }

  @Benchmark
  public TreeSet<String> session() {
    next = next + 1 == PEOPLE ? 0 : next + 1;
    return conclude(way, people.get(next));
  }
}

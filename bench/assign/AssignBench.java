import io.winnow.core.experiment.Assigner;
import io.winnow.core.experiment.Experiment;
import io.winnow.core.experiment.Holdout;
import io.winnow.core.experiment.Slot;
import io.winnow.core.experiment.State;
import io.winnow.core.experiment.Variant;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/**
 * Nanoseconds of a core, whoever else uses it, for one assignment: two variants, alone, beside a holdout, and in a
 * namespace. The median of some turns after as many to warm up.
 *
 * <p>Arguments: assignments a turn; turns.
 */
public final class AssignBench {

  private static final int CONTACTS = 10_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private AssignBench() {}

  public static void main(String[] args) {
    int times = Integer.parseInt(args[0]);
    int turns = Integer.parseInt(args[1]);
    String[] contacts = new String[CONTACTS];
    for (int i = 0; i < CONTACTS; i++) {
      contacts[i] = "contact-" + i;
    }
    System.out.printf("%-42s %12s%n", "one assignment", "ns");
    measure("two variants", experiment(null, false), contacts, times, turns);
    measure("two variants, holdout", experiment(0.1, false), contacts, times, turns);
    measure("two variants, holdout, namespace", experiment(0.1, true), contacts, times, turns);
  }

  private static void measure(
      String name, Experiment experiment, String[] contacts, int times, int turns) {
    Assigner assigner = new Assigner(experiment);
    double[] nanos = new double[turns];
    long assigned = 0;
    for (int turn = -turns; turn < turns; turn++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < times; i++) {
        assigned += assigner.assign(contacts[i % CONTACTS]) == null ? 0 : 1;
      }
      if (turn >= 0) {
        nanos[turn] = (THREADS.getCurrentThreadCpuTime() - start) / (double) times;
      }
    }
    Arrays.sort(nanos);
    System.out.printf("%-42s %12.0f   (%,d assigned)%n", name, nanos[turns / 2], assigned);
  }

  private static Experiment experiment(Double holdout, boolean namespace) {
    return new Experiment(
        "bench",
        "crm",
        null,
        "conversion",
        List.of(),
        List.of(new Variant("a", 1, 1), new Variant("b", 2, 1)),
        0.5,
        holdout == null ? null : new Holdout(holdout, Holdout.Treatment.LIVE),
        List.of(),
        namespace ? "bench" : null,
        namespace ? List.of(new Slot(0, 5_000)) : List.of(),
        "bench",
        1,
        null,
        State.RUNNING);
  }
}

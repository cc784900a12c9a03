package io.winnow.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What versions leave behind: nothing. Measured after full collections. */
@QuarkusTest
class ManyVersionsTest {

  private static final int CYCLES = 300;
  private static final int WARM_UP = 60;
  private static final int COLLECTIONS = 6;
  private static final double TOLERANCE = 0.05;

  @Inject Reviews reviews;
  @Inject Drafts drafts;
  @Inject Publishing publishing;

  private int published;

  @Test
  void heapAndMetaspaceAreWhereTheyWereAfterManyVersions() throws Exception {
    String key = "many-" + UUID.randomUUID();
    cycle(key, WARM_UP);
    long heap = heap();
    long metaspace = metaspace();
    cycle(key, CYCLES);
    long heapAfter = heap();
    long metaspaceAfter = metaspace();
    System.out.printf(
        "%d publish cycles: heap %d → %d KiB, metaspace %d → %d KiB%n",
        CYCLES, heap >> 10, heapAfter >> 10, metaspace >> 10, metaspaceAfter >> 10);
    assertThat((double) heapAfter / heap).isLessThan(1 + TOLERANCE);
    assertThat((double) metaspaceAfter / metaspace).isLessThan(1 + TOLERANCE);
  }

  private void cycle(String key, int times) {
    for (int i = 0; i < times; i++) {
      published++;
      String draft =
          drafts.begin(key, TinyRules.withRules(key, "v" + published), null, "anna").id();
      reviews.submit(key, draft, ReviewRequest.NONE, "anna");
      reviews.approve(key, draft, ReviewRequest.NONE, "bert");
      assertThat(
              publishing
                  .publish(key, draft, ReviewRequest.NONE, "anna")
                  .toCompletableFuture()
                  .join()
                  .version())
          .isEqualTo(published);
    }
  }

  private static long heap() throws InterruptedException {
    collect();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long metaspace() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .map(MemoryPoolMXBean::getUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  /** Several, since what waits for a reference to be cleared goes only with the next one. */
  private static void collect() throws InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Thread.sleep(100);
    }
  }
}

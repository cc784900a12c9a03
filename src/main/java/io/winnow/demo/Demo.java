package io.winnow.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.platform.ClockProducer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The command {@code demo}: makes people, sends them on, tells how far it is. */
public final class Demo {

  private static final int BATCH = 1_000;

  private final ObjectMapper json = new ObjectMapper();
  private final Options options;
  private final PrintStream out;
  private long events;

  private Demo(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * @param args what follows {@code demo} on the command line
   * @return 0 done, 1 failed, 2 not understood
   */
  public static int run(String[] args) {
    return run(args, System.out, ClockProducer.system());
  }

  static int run(String[] args, PrintStream out, Clock clock) {
    try {
      Instant start = clock.instant();
      Options options = Options.parse(args, start.truncatedTo(ChronoUnit.DAYS));
      Demo demo = new Demo(options, out);
      demo.fill();
      out.printf(
          "%,d contacts with %,d events as of %s (seed %d) in %d s.%n",
          options.contacts(),
          demo.events,
          options.at(),
          options.seed(),
          Duration.between(start, clock.instant()).toSeconds());
      return 0;
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      out.println(Options.USAGE);
      return 2;
    } catch (ConnectException e) {
      out.println("There is no service at that address. Start it first, or name it with --url.");
      return 1;
    } catch (IOException e) {
      out.println(e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private void fill() throws IOException, InterruptedException {
    DemoBase base = new DemoBase(options.seed(), options.at());
    try (Sink sink =
        options.out() == null
            ? new ServiceSink(options.url(), options.key())
            : new FileSink(options.out())) {
      for (int from = 1; from <= options.contacts(); from += BATCH) {
        int to = Math.min(options.contacts(), from + BATCH - 1);
        ByteArrayOutputStream contactLines = new ByteArrayOutputStream();
        ByteArrayOutputStream eventLines = new ByteArrayOutputStream();
        for (int number = from; number <= to; number++) {
          Person person = base.person(number);
          line(contactLines, person.contact());
          for (Map<String, Object> event : person.events()) {
            line(eventLines, event);
            events++;
          }
        }
        sink.put(contactLines.toByteArray(), eventLines.toByteArray());
        out.printf("%,d of %,d contacts, %,d events%n", to, options.contacts(), events);
      }
    }
  }

  private void line(ByteArrayOutputStream to, Object body) throws IOException {
    to.write(json.writeValueAsBytes(body));
    to.write('\n');
  }
}

package io.winnow.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long an experiment's report and the key figures take over a generated decision log, and how
 * many tables they read from end to end.
 *
 * <p>Arguments: address of the service, in single-user mode, with an experiment {@code bench} of two
 * variants {@code a} and {@code b}; JDBC address of its database; decisions; contacts.
 */
public final class ReportBench {

  private static final int TURNS = 5;
  private static final int CHUNK = 500_000;

  /** Ten a contact, over thirty days, each with the segments and rows that crm gives. */
  private static final String DECISIONS =
      """
      insert into decision (id, decided_at, contact_id, rule_set, version, version_hash, variant,
        offer, segments, input, result, experiment, phase, holdout, rows)
      select ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
        now() - interval '30 days' + i * interval '30 days' / %2$d,
        'bench-' || i %% %3$d, 'crm', 1 + i %% 2, 'sha256:bench',
        case i %% 2 when 0 then 'a' else 'b' end,
        case i %% 3 when 0 then 'win-back' when 1 then 'loyalty-reward' end,
        array['active', 'loyal', 'age-' || i %% 5, 'country-' || i %% 8], '{}', '{}',
        'bench', 1, false,
        array['segments.dmn#Lifecycle/r' || i %% 6, 'segments.dmn#Value/r' || i %% 5,
              'segments.dmn#Age/r' || i %% 5, 'offers.dmn#Offers/r' || i %% 20]
      from generate_series(%1$d, %1$d + %4$d - 1) as i
      """;

  private static final String EXPOSURES =
      """
      insert into exposure
      select 'bench', 1, 'bench-' || i, case i %% 2 when 0 then 'a' else 'b' end,
        ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
        now() - interval '30 days', array['active', 'age-' || i %% 5], i %% 100, false,
        (i %% 3 = 0)::int, (i %% 7 = 0)::int, 0, (i %% 20 = 0)::int, 0,
        case i %% 20 when 0 then 10 + i %% 50 else 0 end
      from generate_series(0, %d - 1) as i
      """;

  /** As if each thousand contacts had been reached, and done something, by one group of decisions. */
  private static final String DELTAS =
      """
      insert into exposure_delta
      select e.experiment, e.phase, e.variant, s.segment, p.metric, sum(p.ns), sum(p.sum),
             sum(p.squares), sum(p.x), sum(p.xx), sum(p.xy)
      from exposure e cross join lateral unnest(e.segments || array['']) as s(segment)
      cross join lateral exposure_parts(e, 1) p
      group by 1, 2, 3, 4, 5, split_part(e.contact_id, '-', 2)::int / 1000
      """;

  private static final String OUTCOMES =
      """
      insert into outcome (id, decision_id, type, value, currency, at, received_at, experiment,
        phase, contact_id)
      select 'bench-' || i, ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
        case when i %% 20 = 0 then 'converted' else 'opened' end, 10 + i %% 50, 'EUR', now(), now(),
        'bench', 1, 'bench-' || i
      from generate_series(0, %d - 1) as i where i %% 3 = 0 or i %% 20 = 0
      """;

  private ReportBench() {}

  public static void main(String[] args) throws Exception {
    URI service = URI.create(args[0]);
    int decisions = Integer.parseInt(args[2]);
    int contacts = Integer.parseInt(args[3]);
    try (Connection database = DriverManager.getConnection(args[1]);
        Statement statement = database.createStatement()) {
      for (int from = 0; from < decisions; from += CHUNK) {
        int size = Math.min(CHUNK, decisions - from);
        statement.execute(DECISIONS.formatted(from, decisions, contacts, size));
      }
      statement.execute(EXPOSURES.formatted(contacts));
      statement.execute(OUTCOMES.formatted(contacts));
      // written past the service, so that it does not know
      statement.execute("insert into kpi_mark select hour, pg_current_xact_id() from kpi_hour");
      statement.execute("vacuum analyze");
      System.out.printf("%,d decisions about %,d contacts%n", decisions, contacts);
      System.out.printf("%,d changes of sums%n", statement.executeUpdate(DELTAS));
      time(service, statement, "/v1/experiments/bench/report");
      await(statement, "select count(*) <= 200 from exposure_delta");
      time(service, statement, "/v1/experiments/bench/report");
      kpis(service, statement);
      addedUp(statement);
      kpis(service, statement);
    }
  }

  /** Waits until the service has added the log up by hour. */
  private static void addedUp(Statement statement) throws SQLException, InterruptedException {
    await(
        statement,
        "select not exists (select from kpi_mark) and exists (select from kpi_hour where sealed)");
    statement.execute("vacuum analyze kpi_sum, kpi_money, kpi_mark");
  }

  private static void await(Statement statement, String done)
      throws SQLException, InterruptedException {
    long from = System.nanoTime();
    while (!isTrue(statement, done)) {
      Thread.sleep(500);
    }
    System.out.printf("added up within %,.0f s%n", (System.nanoTime() - from) / 1e9);
  }

  private static boolean isTrue(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static void kpis(URI service, Statement statement) throws Exception {
    for (String by : new String[] {"segment", "offer", "version", "variant", "row"}) {
      time(service, statement, "/v1/kpis?by=" + by);
    }
  }

  private static void time(URI service, Statement statement, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(path))
            .header("X-API-Key", System.getenv("WINNOW_API_KEY"))
            .build();
    HttpClient client = HttpClient.newHttpClient();
    List<Double> millis = new ArrayList<>();
    long before = scanned(statement);
    int length = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      long from = System.nanoTime();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + answer.body());
      }
      millis.add((System.nanoTime() - from) / 1e6);
      length = answer.body().length();
    }
    double first = millis.get(0);
    Collections.sort(millis);
    System.out.printf(
        "%-34s first %,8.1f ms, median %,8.1f ms, %,d bytes, %,d rows of large tables read from end"
            + " to end%n",
        path, first, millis.get(TURNS / 2), length, scanned(statement) - before);
  }

  /** Counted by the database; told with a delay of up to a second. */
  private static long scanned(Statement statement) throws SQLException, InterruptedException {
    Thread.sleep(1_500);
    try (ResultSet row =
        statement.executeQuery(
            "select sum(seq_tup_read) from pg_stat_user_tables"
                + " where relname in ('decision', 'exposure', 'exposure_delta', 'outcome')")) {
      row.next();
      return row.getLong(1);
    }
  }
}

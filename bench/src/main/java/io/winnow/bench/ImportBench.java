package io.winnow.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * Imports contacts into a running service and then copies the same rows into a table of the same
 * shape in the same database, which is the fastest that PostgreSQL can take them.
 *
 * <p>Arguments: address of the service, JDBC URL of its database, database user, number of rows.
 */
public final class ImportBench {

  private static final String COLUMNS =
      "id, first_name, email, birth_date, age, gender, country, region, city, language, occupation,"
          + " income_band, education, interests, lead_source, created_at, attributes,"
          + " consent_purposes, consent_channels, consent_at, updated_at";

  private static final int WARM_UP = 100_000;

  private ImportBench() {}

  public static void main(String[] args) throws Exception {
    URI service = URI.create(args.length > 0 ? args[0] : "http://localhost:8080");
    String jdbc = args.length > 1 ? args[1] : "jdbc:postgresql://localhost:5432/postgres";
    String user = args.length > 2 ? args[2] : "postgres";
    int rows = args.length > 3 ? Integer.parseInt(args[3]) : 1_000_000;
    Path lines = Files.createTempFile("import-bench", ".ndjson");
    Path copy = Files.createTempFile("import-bench", ".copy");
    try (Connection database = DriverManager.getConnection(jdbc, user, "")) {
      generate(lines, Math.min(rows, WARM_UP));
      double cold = importInto(service, lines);
      generate(lines, rows);
      erase(database);
      double created = importInto(service, lines);
      double updated = importInto(service, lines);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy))) {
        copies(database)
            .copyOut(
                "copy (select " + COLUMNS + " from contact where id like 'import-%') to stdout",
                out);
      }
      double indexed = plainCopy(database, copy, "including all");
      double bare = plainCopy(database, copy, "including defaults");
      System.out.printf("%,d rows first, to warm up: %.1f s%n", Math.min(rows, WARM_UP), cold);
      report("import, all new", rows, created, indexed);
      report("import, all known", rows, updated, indexed);
      report("plain COPY, same primary key", rows, indexed, indexed);
      report("plain COPY, no index", rows, bare, indexed);
      erase(database);
    } finally {
      Files.delete(lines);
      Files.delete(copy);
    }
  }

  private static void report(String what, int rows, double seconds, double plain) {
    System.out.printf(
        "%-30s %6.1f s  %,9.0f rows/s  %3.0f %% of plain COPY%n",
        what, seconds, rows / seconds, 100 * plain / seconds);
  }

  private static void generate(Path file, int rows) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < rows; i++) {
        out.write(
            ("{\"id\":\"import-%1$07d\",\"firstName\":\"Anna\",\"email\":\"anna.%1$d@example.com\","
                    + "\"birthDate\":\"19%2$02d-05-01\",\"gender\":\"female\",\"country\":\"DE\","
                    + "\"region\":\"Bayern\",\"city\":\"N\u00fcrnberg\",\"language\":\"de\","
                    + "\"occupation\":\"engineer\",\"incomeBand\":\"middle\","
                    + "\"education\":\"master\",\"interests\":[\"outdoor\",\"home\"],"
                    + "\"leadSource\":\"organic\",\"createdAt\":\"2025-03-0%3$dT10:00:00Z\","
                    + "\"attributes\":{\"preferences\":[\"email\",\"deals\"],\"score\":%1$d},"
                    + "\"consent\":{\"purposes\":{\"marketing\":\"granted\"},"
                    + "\"channels\":{\"email\":\"granted\",\"sms\":\"denied\"}}}\n")
                .formatted(i, 40 + i % 60, 1 + i % 9)
                .getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static double importInto(URI service, Path lines)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/v1/contacts/import"))
            .header("Content-Type", "application/x-ndjson")
            .header("X-API-Key", System.getenv("WINNOW_API_KEY"))
            .POST(HttpRequest.BodyPublishers.ofFile(lines))
            .build();
    long start = System.nanoTime();
    HttpResponse<String> answer =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build().send(request, HttpResponse.BodyHandlers.ofString());
    double seconds = (System.nanoTime() - start) / 1e9;
    if (answer.statusCode() != 200 || !answer.body().contains("\"failed\":0")) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return seconds;
  }

  private static double plainCopy(Connection database, Path file, String like)
      throws SQLException, IOException {
    try (Statement statement = database.createStatement()) {
      statement.execute("drop table if exists contact_plain");
      statement.execute("create table contact_plain (like contact " + like + ")");
      long start = System.nanoTime();
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        copies(database).copyIn("copy contact_plain (" + COLUMNS + ") from stdin", in, 1 << 16);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      statement.execute("drop table contact_plain");
      return seconds;
    }
  }

  private static void erase(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      // nobody decided about them: what else a contact leaves behind need not be looked for
      statement.execute("set session_replication_role = replica");
      statement.execute("delete from contact where id like 'import-%'");
      statement.execute("reset session_replication_role");
      statement.execute("vacuum contact");
      statement.execute("checkpoint");
    }
  }

  private static org.postgresql.copy.CopyManager copies(Connection database) throws SQLException {
    return database.unwrap(PGConnection.class).getCopyAPI();
  }
}

package io.winnow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T13:00:00Z"), ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void writesTheSameBytesForTheSameSeedAndInstant() throws Exception {
    demo("--contacts", "300", "--at", "2026-11-22T00:00:00Z", "--out", folder.toString());
    assertThat(hash("contacts.ndjson"))
        .isEqualTo("051727aafc73b1b9028545e8d8dd009de5b2a73e7886e47a4f6c94829c2aaca0");
    assertThat(hash("events.ndjson"))
        .isEqualTo("d835595bda75ce722e296f8a4f2ab18cfcbcbf8e6fd7114d03b9193c33f8de94");
  }

  @Test
  void otherSeedsGiveOtherPeople() throws Exception {
    demo("--contacts", "10", "--seed", "2", "--out", folder.toString());
    String two = hash("contacts.ndjson");
    demo("--contacts", "10", "--seed", "3", "--out", folder.toString());
    assertThat(hash("contacts.ndjson")).isNotEqualTo(two);
  }

  @Test
  void aLargerBaseBeginsWithTheSmallerOne() throws Exception {
    demo("--contacts", "10", "--out", folder.toString());
    List<String> small = Files.readAllLines(folder.resolve("contacts.ndjson"));
    demo("--contacts", "1500", "--out", folder.toString());
    assertThat(Files.readAllLines(folder.resolve("contacts.ndjson")))
        .startsWith(small.toArray(new String[0]));
  }

  @Test
  void theBaseIsBelievable() throws Exception {
    demo("--contacts", "4000", "--out", folder.toString());
    List<JsonNode> people = lines("contacts.ndjson");
    List<JsonNode> events = lines("events.ndjson");
    assertThat(share(people, p -> p.path("country").asText().equals("DE"))).isBetween(0.2, 0.36);
    assertThat(
            share(
                people,
                p ->
                    p.path("consent")
                        .path("purposes")
                        .path("marketing")
                        .asText()
                        .equals("granted")))
        .isBetween(0.65, 0.8);
    assertThat(share(people, p -> !p.has("birthDate") && !p.has("age"))).isBetween(0.03, 0.15);
    assertThat(
            share(
                people.stream().filter(p -> p.path("education").asText().equals("master")).toList(),
                p -> p.path("incomeBand").asText().endsWith("high")))
        .isGreaterThan(
            share(
                    people.stream()
                        .filter(p -> p.path("education").asText().equals("secondary"))
                        .toList(),
                    p -> p.path("incomeBand").asText().endsWith("high"))
                + 0.2);
    long buyers =
        events.stream()
            .filter(e -> e.path("type").asText().equals("purchase"))
            .map(e -> e.path("contactId").asText())
            .distinct()
            .count();
    assertThat(buyers).isBetween(1_800L, 3_400L);
    assertThat(events)
        .allMatch(e -> Instant.parse(e.path("at").asText()).isBefore(CLOCK.instant()))
        .extracting(e -> e.path("type").asText())
        .contains(
            "email_sent",
            "email_opened",
            "email_clicked",
            "page_viewed",
            "product_viewed",
            "cart_abandoned",
            "survey_answered",
            "unsubscribed");
    assertThat(people).allMatch(p -> p.path("email").asText().endsWith("@example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--contacts", "--contacts many", "--at today", "--speed 3", "--contacts 0"})
  void tellsWhatItDoesNotUnderstand(String args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(Demo.run(args.split(" "), new PrintStream(out, true), CLOCK)).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("--").contains("Usage");
  }

  private void demo(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(Demo.run(args, new PrintStream(out, true), CLOCK)).as(out.toString()).isZero();
  }

  private String hash(String file) throws IOException, NoSuchAlgorithmException {
    byte[] bytes = Files.readAllBytes(folder.resolve(file));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private List<JsonNode> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).stream()
        .map(
            line -> {
              try {
                return JSON.readTree(line);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  private static double share(List<JsonNode> of, Predicate<JsonNode> what) {
    return (double) of.stream().filter(what).count() / of.size();
  }
}

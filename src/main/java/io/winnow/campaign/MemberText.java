package io.winnow.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.decision.MemberDecision;
import io.winnow.platform.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How a stream of members is written. */
interface MemberText {

  String NDJSON = "application/x-ndjson";
  String CSV = "text/csv";

  String mediaType();

  /** What stands before the first member. */
  byte[] header();

  byte[] line(MemberDecision member);

  /** A decision a line, the very bytes that are logged. */
  record Ndjson(ObjectMapper json) implements MemberText {

    record ErrorLine(String contactId, Problem error) {}

    @Override
    public String mediaType() {
      return NDJSON;
    }

    @Override
    public byte[] header() {
      return new byte[0];
    }

    @Override
    public byte[] line(MemberDecision member) {
      try {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.write(
            member.json() != null
                ? member.json()
                : json.writeValueAsBytes(new ErrorLine(member.contactId(), member.problem())));
        line.write('\n');
        return line.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A record a member, its columns being dotted paths of the decision. */
  record Csv(ObjectMapper json) implements MemberText {

    private static final List<String> COLUMNS =
        List.of(
            "contactId",
            "decisionId",
            "decidedAt",
            "ruleSet",
            "version",
            "offer.id",
            "offer.name",
            "offer.score",
            "offer.fallback",
            "noOfferReason",
            "experiment.key",
            "experiment.variant",
            "experiment.phase",
            "experiment.holdout");
    private static final List<String> LAST = List.of("segments", "error.code", "error.detail");

    @Override
    public String mediaType() {
      return CSV;
    }

    @Override
    public byte[] header() {
      List<String> cells = new ArrayList<>(COLUMNS);
      cells.addAll(LAST);
      return line(cells);
    }

    @Override
    public byte[] line(MemberDecision member) {
      List<String> cells = new ArrayList<>();
      if (member.json() == null) {
        COLUMNS.forEach(column -> cells.add(""));
        cells.set(0, member.contactId());
        cells.add("");
        cells.add(member.problem().code());
        cells.add(member.problem().detail());
        return line(cells);
      }
      try {
        JsonNode decision = json.readTree(member.json());
        COLUMNS.forEach(
            column -> cells.add(decision.at("/" + column.replace('.', '/')).asText("")));
        cells.add(
            StreamSupport.stream(decision.path("segments").spliterator(), false)
                .map(segment -> segment.path("id").asText())
                .collect(Collectors.joining(";")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      cells.add("");
      cells.add("");
      return line(cells);
    }

    private static byte[] line(List<String> cells) {
      return cells.stream()
          .map(Csv::quoted)
          .collect(Collectors.joining(",", "", "\r\n"))
          .getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String cell) {
      boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
  }
}

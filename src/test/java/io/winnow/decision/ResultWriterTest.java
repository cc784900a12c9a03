package io.winnow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.winnow.core.decision.RankedOffer;
import io.winnow.core.rule.Reason;
import io.winnow.decision.DecisionResult.InExperiment;
import io.winnow.decision.DecisionResult.InSegment;
import io.winnow.decision.DecisionResult.Lost;
import io.winnow.decision.DecisionResult.OfferResult;
import io.winnow.platform.json.StrictJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** An answer is written byte by byte as the mapper writes its properties. */
class ResultWriterTest {

  /** Takes the writers away. */
  @JsonSerialize
  private interface Plain {}

  private static final ObjectMapper OURS = StrictJson.mapper();
  private static final ObjectMapper MAPPER =
      StrictJson.mapper()
          .addMixIn(DecisionResult.class, Plain.class)
          .addMixIn(InSegment.class, Plain.class);

  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void writesWhatTheMapperWrites() throws JsonProcessingException {
    for (int i = 0; i < 5_000; i++) {
      DecisionResult result = result();
      assertThat(OURS.writeValueAsString(result)).isEqualTo(MAPPER.writeValueAsString(result));
    }
  }

  private DecisionResult result() {
    List<OfferResult> ranked = List.of(offer(), offer()).subList(0, random.nextInt(3));
    return new DecisionResult(
        "0199-" + random.nextInt(),
        some("r-\"1\""),
        some("Ä 😀"),
        Instant.ofEpochSecond(1_700_000_000L + random.nextInt(3), random.nextInt(3) * 1_000_000L),
        "crm",
        random.nextInt(1, 9),
        "sha256:00",
        some(new InExperiment("e", some("b"), 1, random.nextBoolean())),
        List.of(segment(), segment()).subList(0, random.nextInt(3)),
        ranked.isEmpty() ? null : ranked.get(0),
        ranked,
        some("No offer\nat all"),
        List.of(new Lost("o", "cap", "Used up.")).subList(0, random.nextInt(2)),
        List.of("contact.age", "metrics.spend").subList(0, random.nextInt(3)),
        some(List.of()));
  }

  private InSegment segment() {
    return new InSegment("s-" + random.nextInt(3), "Séniors", "value", reasons());
  }

  private OfferResult offer() {
    RankedOffer.Factors factors =
        new RankedOffer.Factors(BigDecimal.ONE, new BigDecimal("1E+2"), new BigDecimal("1.10"));
    BigDecimal[] scores = {new BigDecimal("1E+3"), new BigDecimal("12.50"), BigDecimal.ZERO};
    return new OfferResult(
        "o-1",
        "Ten % off",
        scores[random.nextInt(3)],
        some(factors),
        random.nextBoolean(),
        reasons());
  }

  private List<Reason> reasons() {
    return random.nextBoolean() ? List.of() : List.of(new Reason("a.dmn", "T#1", "Why"));
  }

  private <T> T some(T value) {
    return random.nextInt(3) == 0 ? null : value;
  }
}

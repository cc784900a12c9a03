package io.winnow.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.decision.MemberDecision;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberTextTest {

  private final MemberText csv = new MemberText.Csv(new ObjectMapper());

  private List<String> cells(String experiment) {
    byte[] decision =
        """
        {"contactId": "C-1", "decisionId": "D", "version": 2, "experiment": %s, "offer": null,
         "noOfferReason": "none", "segments": [{"id": "a"}, {"id": "b"}]}
        """
            .formatted(experiment)
            .getBytes(UTF_8);
    String line = new String(csv.line(new MemberDecision("C-1", decision, null)), UTF_8);
    return List.of(line.strip().split(",", -1));
  }

  @Test
  void csvTellsTheVariantLikeThatOfABatch() {
    List<String> header = List.of(new String(csv.header(), UTF_8).strip().split(",", -1));
    int first = header.indexOf("experiment.key");
    assertThat(header.subList(first, first + 5))
        .containsExactly(
            "experiment.key",
            "experiment.variant",
            "experiment.phase",
            "experiment.holdout",
            "segments");
    assertThat(
            cells("{\"key\": \"e\", \"variant\": \"b\", \"phase\": 2, \"holdout\": false}")
                .subList(first, first + 5))
        .containsExactly("e", "b", "2", "false", "a;b");
    assertThat(
            cells("{\"key\": \"e\", \"variant\": null, \"phase\": 1, \"holdout\": true}")
                .subList(first, first + 4))
        .containsExactly("e", "", "1", "true");
    assertThat(cells("null").subList(first, first + 4)).containsExactly("", "", "", "");
    assertThat(cells("null")).hasSameSizeAs(header);
  }
}

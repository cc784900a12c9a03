package io.winnow.experiment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.winnow.audit.Audit;
import io.winnow.audit.AuditEntry;
import io.winnow.core.experiment.State;
import io.winnow.draft.Reviews;
import io.winnow.platform.problem.ProblemException;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExperimentHttpTest {

  @Inject Reviews reviews;
  @Inject Audit audit;
  @Inject ExperimentStore store;
  private Lab lab;

  @BeforeEach
  void open() {
    lab = new Lab(reviews);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private Map<String, String> variants(int contacts) {
    Map<String, String> variants = new HashMap<>();
    for (int i = 0; i < contacts; i++) {
      JsonNode experiment = lab.decide("C-" + i, ", \"dryRun\": true").get("experiment");
      if (!experiment.isNull()) {
        variants.put(
            "C-" + i, experiment.get("key").asText() + "/" + experiment.get("variant").asText());
      }
    }
    return variants;
  }

  @Test
  void isADraftUntilItIsStarted() {
    String key = lab.create("");
    given()
        .get("/v1/experiments/" + key)
        .then()
        .statusCode(200)
        .body("state", equalTo("draft"))
        .body("goal", equalTo("conversion"))
        .body("coverage", equalTo(1.0f))
        .body("seed", equalTo(key))
        .body("phase", equalTo(1))
        .body("phaseStart", nullValue())
        .body("variants[0].weight", equalTo(1.0f));
    assertThat(variants(3)).isEmpty();
    given().get("/v1/experiments").then().statusCode(200).body("experiments.key", hasItem(key));
    lab.step(key, "start").then().statusCode(200).body("state", equalTo("running"));
    assertThat(variants(3)).hasSize(3);
    lab.step(key, "start").then().statusCode(409).body("code", equalTo("experiment-state"));
    lab.step(key, "stop").then().statusCode(200).body("state", equalTo("stopped"));
    assertThat(variants(3)).isEmpty();
    lab.step(key, "stop").then().statusCode(409);
  }

  @Test
  void wideningMovesNobodyAndAnythingElseNeedsANewPhase() {
    String key = lab.running(", \"coverage\": 0.2");
    Map<String, String> narrow = variants(60);
    assertThat(narrow).isNotEmpty();
    lab.change(key, "{\"coverage\": 0.1}")
        .then()
        .statusCode(409)
        .body("code", equalTo("experiment-state"))
        .body("detail", containsString("newPhase"));
    lab.change(key, "{\"coverage\": 0.5, \"audience\": [\"one\"]}").then().statusCode(409);
    lab.change(key, "{\"coverage\": 0.7}").then().statusCode(200).body("coverage", equalTo(0.7f));
    Map<String, String> wide = variants(60);
    assertThat(wide).containsAllEntriesOf(narrow).hasSizeGreaterThan(narrow.size());

    lab.change(key, "{\"newPhase\": true, \"coverage\": 1}")
        .then()
        .statusCode(200)
        .body("phase", equalTo(2))
        .body("seed", equalTo(key + ":2"));
    Map<String, String> again = variants(60);
    assertThat(again).hasSize(60);
    assertThat(wide.entrySet()).anyMatch(e -> !again.get(e.getKey()).equals(e.getValue()));
    assertThat(lab.decide("C-1", "").at("/experiment/phase").asInt()).isEqualTo(2);

    lab.step(key, "stop").then().statusCode(200);
    lab.change(key, "{\"holdout\": null, \"goal\": \"click\"}").then().statusCode(200);
    lab.step(key, "start").then().statusCode(200).body("seed", equalTo(key + ":3"));
    assertThat(entries(key))
        .containsExactly(
            "experiment-created",
            "experiment-started",
            "experiment-widened",
            "experiment-started",
            "experiment-stopped",
            "experiment-changed",
            "experiment-started");
  }

  /** Both looked while it could be started; the second one's turn comes when it runs. */
  @Test
  void oneOfTwoWhoStartAtTheSameTimeDoesIt() {
    String key = lab.create(", \"seed\": \"own-" + lab.ruleSet() + "\"");
    ExperimentRequest asked = store.asked(key);
    store.start(asked, asked, false, "ada");
    assertThatThrownBy(() -> store.start(asked, asked, false, "bob"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("runs already");
    assertThat(store.phases(key)).hasSize(1);
  }

  @Test
  void whatWasPromotedMeanwhileIsNotStartedAgain() {
    String key = lab.create(", \"seed\": \"own-" + lab.ruleSet() + "\"");
    lab.step(key, "start").then().statusCode(200);
    lab.step(key, "stop").then().statusCode(200);
    ExperimentRequest asked = store.asked(key);
    given()
        .contentType("application/json")
        .body("{\"variant\": \"a\"}")
        .post("/v1/experiments/" + key + "/promote")
        .then()
        .statusCode(200);
    assertThatThrownBy(() -> store.start(asked, asked, false, "bob"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is over");
    assertThat(store.find(key).state()).isEqualTo(State.PROMOTED);
  }

  private List<String> entries(String key) {
    return audit.page(0, 1_000_000).stream()
        .filter(entry -> entry.subject().equals("experiment/" + key))
        .map(AuditEntry::action)
        .toList();
  }

  @Test
  void experimentsOfOneNamespaceShareItOut() {
    String one = lab.running(", \"coverage\": 0.5, \"namespace\": \"n-" + lab.ruleSet() + "\"");
    Map<String, String> alone = variants(60);
    String other = lab.running(", \"coverage\": 0.3, \"namespace\": \"n-" + lab.ruleSet() + "\"");
    Map<String, String> both = variants(60);
    assertThat(both).containsAllEntriesOf(alone);
    assertThat(both.values()).anyMatch(variant -> variant.startsWith(other));
    String third = lab.create(", \"coverage\": 0.3, \"namespace\": \"n-" + lab.ruleSet() + "\"");
    lab.step(third, "start").then().statusCode(409).body("code", equalTo("namespace-full"));
    lab.change(one, "{\"coverage\": 0.7}").then().statusCode(200);
    assertThat(variants(60)).hasSize(60).containsAllEntriesOf(both);
    lab.step(other, "stop").then().statusCode(200);
    lab.step(third, "start").then().statusCode(200);
    assertThat(variants(60)).hasSize(60).containsAllEntriesOf(alone);
  }

  @Test
  void wideningTakesNobodyFromALaterExperiment() {
    String first = lab.running(", \"coverage\": 0.3");
    lab.running("");
    assertThat(variants(20)).hasSize(20);
    lab.change(first, "{\"coverage\": 0.4}")
        .then()
        .statusCode(409)
        .body("detail", containsString("began later"));
  }

  @Test
  void audienceIsToldByTheLiveVersion() {
    String key = lab.create(", \"audience\": [\"one\"]");
    lab.step(key, "start").then().statusCode(200);
    assertThat(variants(3)).hasSize(3);
    lab.step(key, "stop");
    String none = lab.create(", \"audience\": [\"two\"]");
    lab.step(none, "start")
        .then()
        .statusCode(422)
        .body("code", equalTo("experiment-rejected"))
        .body("errors[0].pointer", equalTo("/audience/0"));
  }

  @Test
  void audienceLeavesOutWhoIsNotInIt() {
    String key = "crm-" + lab.ruleSet();
    lab.post(
            """
            {"key": "%s", "ruleSet": "crm", "audience": ["active"], "holdout": 0.5,
             "variants": [{"key": "same", "version": 1}]}
            """
                .formatted(key))
        .then()
        .statusCode(201);
    lab.step(key, "start").then().statusCode(200);
    for (int i = 0; i < 10; i++) {
      assertThat(crm("C-" + i, 12).get("experiment").isNull()).isFalse();
      assertThat(crm("C-" + i, 400).get("experiment").isNull()).isTrue();
    }
  }

  private JsonNode crm(String contact, int recencyDays) {
    return Lab.read(
        given()
            .contentType("application/json")
            .body(
                "{\"contact\": {\"id\": \"%s\"}, \"metrics\": {\"recencyDays\": %d, \"orders\": 6}, \"explain\": \"reasons\"}"
                    .formatted(contact, recencyDays))
            .post("/v1/decisions")
            .asString());
  }

  @Test
  void tellsAllThatIsWrong() {
    lab.post(
            """
            {"key": "no key", "ruleSet": "crm", "goal": "fun", "coverage": 1.5,
             "holdout": {"share": 1}, "guardrails": [{"metric": "open", "bound": -1}],
             "variants": [{"key": "a", "version": 1, "weight": 0}, {"key": "a"}]}
            """)
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            equalTo(
                List.of(
                    "/key",
                    "/goal",
                    "/variants/0/weight",
                    "/variants/1/key",
                    "/variants/1/version",
                    "/guardrails/0/bound",
                    "/coverage",
                    "/holdout/share")));
    lab.post("{\"key\": \"x\", \"surprise\": 1}").then().statusCode(400);
    String key = lab.create("");
    lab.change(key, "{\"surprise\": 1}").then().statusCode(400);
    lab.change(key, "{\"coverage\": \"much\"}").then().statusCode(400);
    lab.change(key, "{\"key\": \"other\"}").then().statusCode(400);
    lab.change(
            key,
            "{\"variants\": [{\"key\": \"a\", \"version\": 1}, {\"key\": \"b\", \"version\": 9}]}")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/variants/1/version"));
    lab.post(
            "{\"key\": \"%s\", \"ruleSet\": \"%s\", \"variants\": [{\"key\": \"a\", \"version\": 1}, {\"key\": \"b\", \"version\": 1}]}"
                .formatted(key, lab.ruleSet()))
        .then()
        .statusCode(409)
        .body("code", equalTo("experiment-exists"));
    given().get("/v1/experiments/none").then().statusCode(404);
    lab.step("none", "start").then().statusCode(404).body("code", equalTo("unknown-experiment"));
  }
}

package io.winnow.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.winnow.audit.Audit;
import io.winnow.audit.AuditEntry;
import io.winnow.draft.ReviewRequests;
import io.winnow.draft.Reviews;
import io.winnow.platform.problem.ProblemException;
import io.winnow.ruleset.Bundle;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SegmentsShrinkByThirtyPercent.class)
class GateHttpTest {

  @Inject Reviews reviews;
  @Inject Audit audit;

  private String key;
  private ImpactDesk desk;
  private TierRules rules;

  @BeforeEach
  void liveVersionAndTenContactsOfTheHighestTier() {
    key = "gate-" + UUID.randomUUID();
    String mark = "mark-" + UUID.randomUUID();
    desk = new ImpactDesk(key);
    rules = TierRules.of(key, mark);
    for (int i = 20; i < 30; i++) {
      ImpactDesk.store(mark + i, mark, i, false);
    }
    desk.step(approved(rules.bundle()), "publish", "{}").then().statusCode(200);
  }

  private String approved(Bundle files) {
    String draft = desk.begin(files);
    desk.step(draft, "submit", "{}").then().statusCode(200);
    approve(draft, "second");
    return draft;
  }

  private void approve(String draft, String by) {
    reviews.approve(key, draft, ReviewRequests.NONE, by);
  }

  private JsonPath impact(String draft, String body) {
    return ImpactDesk.done(desk.ask("drafts/" + draft, body));
  }

  @Test
  void smallChangeIsPublishedWithOneApproval() {
    String draft = approved(rules.high(22).bundle());
    JsonPath impact = impact(draft, "{}");
    assertThat(impact.getList("exceeded")).isEmpty();
    desk.step(draft, "publish", "{}").then().statusCode(200).body("version", equalTo(2));
    assertThat(entry("version-published").details())
        .containsEntry("impact", impact.getString("id"))
        .containsEntry("approver", "second")
        .doesNotContainKey("concerns");
  }

  @Test
  void largeChangeTakesTwoWhoWroteNothingOfIt() {
    String draft = approved(rules.high(25).bundle());
    JsonPath impact = impact(draft, "{}");
    assertThat(impact.getList("exceeded"))
        .containsExactly("Segment 'high' would lose 50.00 % of its contacts, more than 30 %.");
    desk.step(draft, "publish", "{}")
        .then()
        .statusCode(409)
        .body("code", equalTo("second-approval-needed"))
        .body("detail", containsString("Segment 'high' would lose 50.00 %"));
    assertThat(entry("publish-stopped").details())
        .containsEntry("impact", impact.getString("id"))
        .hasEntrySatisfying("concerns", text -> assertThat(text).contains("Segment 'high'"));

    assertRefused("not-submitted", draft, "second");
    assertRefused("own-work", draft, "anonymous");
    approve(draft, "third");
    desk.step(draft, "publish", "{}").then().statusCode(200);
    assertThat(entry("version-published").details())
        .containsEntry("approver", "second, third")
        .hasEntrySatisfying("concerns", text -> assertThat(text).contains("Segment 'high'"));
    assertThat(audit.verify(null, null).intact()).isTrue();
  }

  private void assertRefused(String code, String draft, String by) {
    assertThatThrownBy(() -> approve(draft, by))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  @Test
  void withoutTheImpactOfExactlyTheseFilesNothingIsPublished() {
    String draft = approved(rules.high(22).bundle());
    refusedForWantOfAnImpact(draft);
    impact(draft, "{\"sample\": 1000000}");
    refusedForWantOfAnImpact(draft);
    impact(draft, "{\"channel\": \"email\"}");
    refusedForWantOfAnImpact(draft);
    impact(draft, "{\"at\": \"2020-01-01T00:00:00Z\"}");
    refusedForWantOfAnImpact(draft);
    impact(desk.begin(rules.high(23).bundle()), "{}");
    refusedForWantOfAnImpact(draft);
    impact(draft, "{}");
    desk.step(draft, "publish", "{}").then().statusCode(200);
  }

  @Test
  void impactAgainstAVersionThatIsLiveNoMoreDoesNotCount() {
    String draft = approved(rules.high(22).bundle());
    impact(draft, "{}");
    String quicker = approved(rules.high(21).bundle());
    impact(quicker, "{}");
    desk.step(quicker, "publish", "{}").then().statusCode(200);
    refusedForWantOfAnImpact(draft);
  }

  private void refusedForWantOfAnImpact(String draft) {
    desk.step(draft, "publish", "{}")
        .then()
        .statusCode(409)
        .body("code", equalTo("impact-missing"))
        .body("detail", containsString("/v1/rule-sets/" + key + "/drafts/" + draft + "/impact"));
  }

  private AuditEntry entry(String action) {
    List<AuditEntry> all =
        audit.page(0, 1_000_000).stream()
            .filter(entry -> entry.subject().startsWith("rule-set/" + key + "/"))
            .filter(entry -> entry.action().equals(action))
            .toList();
    return all.get(all.size() - 1);
  }
}
